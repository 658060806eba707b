import type { Problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { Template } from './template.ts'
import { HelperError } from './template-error.ts'
import type { ThemeHost } from './theme-host.ts'

/** What a theme lacks, in the words of a problem, with the name that may have been meant. */

type Names = Pick<ThemeHost, 'viewNames'>

export function missingPartial(name: string, names: Names): HelperError {
  return new HelperError(`The theme has no partial "${name}".`, {
    code: 'partial-missing',
    hint: suggestion(name, names) ?? 'Partials are looked for beside the view and below layout/.',
  })
}

/** @param wanted what was tried, in order */
export function missingLayout(wanted: readonly string[], names: Names): Omit<Problem, 'severity'> {
  const [first = ''] = wanted
  const similar = suggestion(first, names)
  const advice = `add layout/${first}.ejs to the theme, or choose another layout in the front matter.`
  return {
    code: 'layout-missing',
    message:
      wanted.length === 1
        ? `The theme has no layout "${first}".`
        : `The theme has none of the layouts ${wanted.map((name) => `"${name}"`).join(', ')}.`,
    hint: similar === undefined ? `A${advice.slice(1)}` : `${similar} Otherwise ${advice}`,
  }
}

/** The layout that a view's front matter asks for. */
export function missingOuter({ view }: Template, layout: string, names: Names): Omit<Problem, 'severity'> {
  return {
    code: 'layout-missing',
    message: `The view asks for the layout "${layout}", which the theme does not have.`,
    hint: suggestion(layout, names) ?? 'Use `layout: false` for none.',
    at: { file: view.file, line: 1 },
  }
}

export function layoutCircle({ view }: Template, layout: string): Omit<Problem, 'severity'> {
  return {
    code: 'layout-circle',
    message: `The layout "${layout}" stands around itself.`,
    hint: 'Take `layout:` out of the front matter of one of the two views.',
    at: { file: view.file, line: 1 },
  }
}

function suggestion(name: string, names: Names): string | undefined {
  const similar = nearest(name, names.viewNames())
  return similar === undefined ? undefined : `Did you mean "${similar}"?`
}
