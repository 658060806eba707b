import type { Facts, Remark } from '../model/facts.ts'
import type { Frame } from './frame.ts'
import { withoutNewGlobals } from './globals.ts'
import { siteLocals } from './locals.ts'
import type { Locals } from './members.ts'
import type { ScopeSources } from './scope.ts'
import { createSiteScope } from './site-scope.ts'
import { type FragmentAsked, plainText } from './view-stack.ts'

/**
 * Pieces that all pages share: `partial('sidebar', null, { cache: true })` is rendered once where it does not depend on
 * the page, and once for each set of plain values that it is given. To know that, it is rendered without a page: a piece
 * that comes to ask for `page`, `path`, `url`, a relative link, a local of its caller or an extension's helper, or sets a
 * global variable, is given up, and then each page renders its own. What it read from facts is noted for every page that
 * uses it.
 * @compat Hexo takes what the first page made, whatever it depends on
 */
interface FragmentSources {
  readonly sources: ScopeSources
  /** Names of helpers that may do anything. */
  readonly foreign: readonly string[]
  /** Names of locals that extensions give each page. */
  readonly own: readonly string[]
}

/** A piece of HTML that does not depend on the page. */
interface Fragment {
  readonly html: string
  /** Names that it asked for and nobody had set. */
  readonly asked: readonly string[]
  /** Whether what it read is what these facts say. */
  readonly holds: (facts: Facts) => boolean
}

/** Why each page needs its own. */
type Dependence = Omit<Remark, 'view'>

/** Of one view, since what it is given may be another on every page. */
const MOST = 100
const MANY = 'many'
const NOT_PLAIN = 'not plain'

/** The HTML; undefined when each page needs its own. */
export function sharedFragment(asked: FragmentAsked, language: string, from: FragmentSources): string | undefined {
  const { shared, facts } = from.sources
  const { template, at, given } = asked
  const known = shared.derived(template, 'fragments', () => new Map<string, Fragment | 'dependent'>())
  const own = given === undefined ? NOT_PLAIN : `${language}${given}`
  const key = known.size < MOST || known.has(own) ? own : MANY
  const before = known.get(key)
  if (before === 'dependent') return undefined
  if (before?.asked.every((name) => !isLocal(at, name)) && before.holds(facts)) return before.html
  const made =
    key === MANY ? ({ why: MANY } as const) : given === undefined ? notPlain(asked) : isolated(asked, language, from)
  if ('html' in made) {
    known.set(key, made)
    return made.html
  }
  known.set(key, 'dependent')
  facts.remark({ view: template.view.file, ...made })
  return undefined
}

class PageDependent extends Error {}

function isolated(
  { template, at, added }: FragmentAsked,
  language: string,
  { sources, foreign, own }: FragmentSources,
): Fragment | Dependence {
  const replay = sources.host.replay(sources.facts)
  const asked = new Set<string>()
  // Kept beside what is thrown, since a template may catch that.
  let dependence: Dependence | undefined
  const depend = (why: Dependence['why'], name?: string): never => {
    dependence ??= { why, ...(name !== undefined && { name }) }
    throw new PageDependent()
  }
  const ofCaller = (): Dependence | undefined => {
    const name = [...asked].find((one) => isLocal(at, one))
    return name === undefined ? undefined : { why: 'caller', name }
  }
  const { views } = createSiteScope(
    { ...sources, facts: replay.facts, report: ({ code }) => depend('warns', code) },
    {
      from: () => depend('relative'),
      languageOf: () => language,
      helpersOf: () => Object.fromEntries(foreign.map((name) => [name, () => depend('helper', name)])),
      localsOf: (scope) =>
        withTraps(siteLocals(scope), new Set(['page', 'path', 'url', ...own]), (name) => depend('asks', name)),
      missing: (name) => asked.add(name),
      asking: () => depend('undeclared', 'locals'),
    },
  )
  try {
    const { value: html, made } = withoutNewGlobals(() => views.alone(template, added ?? {}))
    const found = dependence ?? (made > 0 ? ({ why: 'undeclared' } as const) : ofCaller())
    return found ?? { html, asked: [...asked], holds: replay.holds }
  } catch {
    // A fault of the theme shows itself, with its place, when the page renders its own.
    return dependence ?? ofCaller() ?? { why: 'throws' }
  }
}

/** What is more than plain values, or hides everything else. */
function notPlain({ added = {} }: FragmentAsked): Dependence {
  const name = Object.keys(added).find((one) => plainText({ [one]: added[one] }) === undefined)
  return name === undefined ? { why: 'only' } : { why: 'given', name }
}

function withTraps(locals: Locals, names: ReadonlySet<string>, trap: (name: string) => never): Locals {
  for (const name of names) Object.defineProperty(locals, name, { get: () => trap(name), enumerable: true })
  return locals
}

/** Whether a view between the page and this one set the name: the page's own locals are the last frame but one. */
function isLocal(at: Frame, name: string): boolean {
  for (let frame = at; frame.above?.above; frame = frame.above) if (Object.hasOwn(frame.own, name)) return true
  return false
}
