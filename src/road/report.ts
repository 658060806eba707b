import type { RoutePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import type { Route } from '../model/route.ts'
import type { Site } from '../model/site.ts'
import type { Stripped } from '../publish/copies.ts'
import type { Vanished, Written } from '../publish/publish.ts'
import type { Finding } from './found.ts'

/** What a build did, as data: the command line prints it, programs read it. */
export interface Report {
  /** Whether the site was published: no problem is an error, or, in a strict build, there is no problem at all. */
  readonly good: boolean
  readonly posts: number
  readonly pages: number
  readonly tags: number
  readonly categories: number
  /** Files of the site. */
  readonly files: number
  readonly changed: readonly RoutePath[]
  readonly removed: readonly string[]
  /** How many pages went, if they are more than half of those that were there. */
  readonly vanished?: Vanished | undefined
  /** Pictures that came or changed and said things about themselves, which are not published; left out where there are none. */
  readonly stripped?: Stripped | undefined
  readonly unchanged: number
  /** By file and line; one for each fault, however many pages it shows on. */
  readonly problems: readonly Problem[]
  /** What a moved site had in it, when it is published for the first time. */
  readonly found?: readonly Finding[] | undefined
  /** When, with nothing changed, the site will be another one: a post that is dated in the future is shown from then on. */
  readonly dueMs: number | undefined
  /** How many heads, contents and outputs were computed, not remembered. */
  readonly computed: { readonly heads: number; readonly contents: number; readonly outputs: number }
  /** How many of these depend on what is no fact, see `Facts.volatile`: an unchanged site is not the same site then. */
  readonly volatile: number
}

export interface ReportParts {
  readonly site: Site
  readonly routes: readonly Route[]
  readonly written: Written
  readonly problems: readonly Problem[]
  readonly found: readonly Finding[] | undefined
  readonly strict: boolean
  readonly dueMs: number | undefined
  readonly computed: Omit<Report['computed'], 'outputs'>
  /** Without the outputs. */
  readonly volatile: number
}

export function reportOf({
  site,
  routes,
  written,
  problems,
  found,
  strict,
  dueMs,
  computed,
  volatile,
}: ReportParts): Report {
  const good = isGood(problems, strict)
  return {
    good,
    posts: site.posts.length + site.hidden.filter(({ kind }) => kind === 'post').length,
    pages: site.pages.length + site.hidden.filter(({ kind }) => kind === 'page').length,
    tags: site.tags.size,
    categories: site.categories.size,
    files: good ? written.changed.length + written.unchanged : routes.length,
    changed: written.changed,
    removed: written.removed,
    ...(written.vanished !== undefined && { vanished: written.vanished }),
    ...(written.stripped !== undefined && written.stripped.pictures > 0 && { stripped: written.stripped }),
    unchanged: written.unchanged,
    problems: gather(problems),
    ...(good && found !== undefined && { found }),
    dueMs,
    computed: { ...computed, outputs: written.rendered },
    volatile: volatile + written.volatile,
  }
}

/** Whether a site with these problems is published. */
export function isGood(problems: readonly Problem[], strict: boolean): boolean {
  return problems.every(({ severity }) => !strict && severity === 'warning')
}

/** One fault of a template, or of other people's code, shows on every page that uses it: it is reported once, with their number. */
export function gather(problems: readonly Problem[]): Problem[] {
  const byFault = new Map<string, { readonly problem: Problem; count: number; readonly met: Set<string> }>()
  for (const problem of problems) {
    const { code, at, during, fault, params } = problem
    const { file = '', line = 0, column = 0 } = at ?? {}
    const key = JSON.stringify(
      fault === undefined ? [code, file, line, column, line === 0 ? params : ''] : [code, fault],
    )
    const known = byFault.get(key)
    // What is met again where it was, such as a script that cannot be run, is no more than it was.
    const where = fault === undefined ? undefined : JSON.stringify([at, during])
    if (known === undefined) byFault.set(key, { problem, count: 1, met: new Set() })
    else if (where === undefined || !known.met.has(where)) known.count++
    if (where !== undefined) byFault.get(key)?.met.add(where)
  }
  return Array.from(byFault.values(), ({ problem: { fault: _, ...problem }, count }) =>
    count === 1 ? problem : { ...problem, more: count - 1 },
  ).sort(byPlace)
}

function byPlace(a: Problem, b: Problem): number {
  const [x, y] = [a.at, b.at]
  return (
    byCodeUnit(x?.file ?? '', y?.file ?? '') ||
    (x?.line ?? 0) - (y?.line ?? 0) ||
    (x?.column ?? 0) - (y?.column ?? 0) ||
    byCodeUnit(a.code, b.code)
  )
}
