import { BlogError, type Problem, problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { Template } from './template.ts'
import type { ThemeHost } from './theme-host.ts'

/** What a theme lacks, as a problem, with the name that may have been meant. */

type Names = Pick<ThemeHost, 'viewNames'>

/** Its place is where the template calls for it. */
export function missingPartial(name: string, names: Names): BlogError {
  return new BlogError(problem('partial-missing', { name, near: nearest(name, names.viewNames()) }))
}

/** @param wanted what was tried, in order */
export function missingLayout(wanted: readonly string[], names: Names): Problem {
  const near = nearest(wanted[0] ?? '', names.viewNames())
  return problem('layout-missing', { asked: 'by-page', layouts: wanted, near })
}

/** The layout that a view's front matter asks for. */
export function missingOuter({ view }: Template, layout: string, names: Names): Problem {
  const near = nearest(layout, names.viewNames())
  return problem('layout-missing', { asked: 'by-view', layout, near }, { at: { file: view.file, line: 1 } })
}

export function layoutCircle({ view }: Template, layout: string): Problem {
  return problem('layout-circle', { layout }, { at: { file: view.file, line: 1 } })
}
