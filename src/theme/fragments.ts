import type { Frame } from './frame.ts'
import { withoutNewGlobals } from './globals.ts'
import { siteLocals } from './locals.ts'
import type { Locals } from './members.ts'
import type { Fragment } from './page-shared.ts'
import type { ScopeSources } from './scope.ts'
import { createSiteScope } from './site-scope.ts'
import type { Template } from './template.ts'

/**
 * Pieces that all pages share: `partial('sidebar', null, { cache: true })` is rendered once where it does not depend on
 * the page. To know that, it is rendered without one: a piece that asks for `page`, `path`, `url`, a relative link, a
 * local of its caller or an extension's helper, or sets a global variable, is given up, and then each page renders its own. What it read from facts
 * is read again for every page that uses it.
 * @compat Hexo takes what the first page made, whatever it depends on
 */
interface FragmentRequest extends ScopeSources {
  readonly template: Template
  readonly id: string
  /** The view that asks for it. */
  readonly at: Frame
  readonly language: string
  /** Names of helpers that may do anything. */
  readonly foreign: readonly string[]
  /** Names of locals that extensions give each page. */
  readonly own: readonly string[]
}

/** The HTML; undefined when each page needs its own. */
export function sharedFragment(request: FragmentRequest): string | undefined {
  const { shared, facts, template, id, at, language } = request
  const key = [id, template.view.file, template.view.digest, language].join('\n')
  const known = shared.fragments.get(key)
  if (known === 'dependent') return undefined
  if (known?.asked.every((name) => !isLocal(at, name)) && known.holds(facts)) return known.html
  const made = isolated(request)
  shared.fragments.set(key, made)
  return made === 'dependent' ? undefined : made.html
}

class PageDependent extends Error {}

function isolated({ template, at, language, foreign, own, ...sources }: FragmentRequest): Fragment | 'dependent' {
  const replay = sources.host.replay(sources.facts)
  const asked = new Set<string>()
  // Kept beside what is thrown, since a template may catch that.
  let dependent = false
  const depend = (): never => {
    dependent = true
    throw new PageDependent()
  }
  const { views } = createSiteScope(
    { ...sources, facts: replay.facts, report: depend },
    {
      from: depend,
      languageOf: () => language,
      helpersOf: () => Object.fromEntries(foreign.map((name) => [name, depend])),
      localsOf: (scope) => withTraps(siteLocals(scope), ['page', 'path', 'url', ...own], depend),
      missing: (name) => asked.add(name),
    },
  )
  try {
    const { value: html, made } = withoutNewGlobals(() => views.alone(template))
    if (dependent || made > 0 || [...asked].some((name) => isLocal(at, name))) return 'dependent'
    return { html, asked: [...asked], holds: replay.holds }
  } catch {
    // A fault of the theme shows itself, with its place, when the page renders its own.
    return 'dependent'
  }
}

function withTraps(locals: Locals, names: readonly string[], trap: () => never): Locals {
  for (const name of names) Object.defineProperty(locals, name, { get: trap, enumerable: true })
  return locals
}

/** Whether a view between the page and this one set the name: the page's own locals are the last frame but one. */
function isLocal(at: Frame, name: string): boolean {
  for (let frame = at; frame.above?.above; frame = frame.above) if (Object.hasOwn(frame.own, name)) return true
  return false
}
