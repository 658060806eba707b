import { andThen, type Later } from '../base/later.ts'
import { routePath } from '../base/paths.ts'
import { BlogError, type Problem, problem } from '../base/problem.ts'
import type { Head } from './article.ts'
import { type At, callExtension, expectKind, throughExtensions } from './call-extension.ts'
import type { Config } from './config.ts'
import type { Extension } from './extension.ts'
import type { Site, Taxon } from './site.ts'

/** What extensions make of an article's head, and of the list of all articles; each held to what the road relies on. */

/** @throws {BlogError} as the gate, and what is wrong with an address */
export function changedHead(extensions: readonly Extension[], head: Head, text: string, at: At): Later<Head> {
  const facts = at !== undefined && 'facts' in at ? at.facts : undefined
  if (facts === undefined) return head
  const changed = throughExtensions(extensions, 'head', at, head, (one, before) => {
    const given = one.head?.(before, text, facts)
    return given && andThen(given, (after) => after && addressed(before, after))
  })
  return andThen(changed, (after) => ({ ...after, source: head.source, kind: head.kind }))
}

/** Whoever changes the address has to say so once: the file follows the path. */
function addressed(before: Head, after: Head): Head {
  if (after.path === before.path && after.route === before.route) return after
  return { ...after, route: routePath(after.path === before.path ? after.route : after.path) }
}

/**
 * The site as the hooks `site` leave it. Articles are those that were found: what changed one would not be seen by the
 * memory, which knows a head by what the step before made of it.
 */
export async function changedSite(
  extensions: readonly Extension[],
  site: Site,
  config: Config,
): Promise<{ readonly site: Site; readonly problems: readonly Problem[] }> {
  let now = site
  const problems: Problem[] = []
  for (const extension of extensions) {
    const { site: change } = extension
    if (change === undefined) continue
    try {
      const given = await callExtension(extension, 'site', undefined, () => change(now, config))
      if (given === undefined) continue
      expectKind(extension, 'site', undefined, given, 'object')
      now = repaired(extension, given, site)
    } catch (error) {
      if (!(error instanceof BlogError)) throw error
      problems.push(error.problem)
    }
  }
  return { site: now, problems }
}

function repaired({ name }: Extension, given: Site, found: Site): Site {
  const known = new Set(found.heads.values())
  const params = { extension: name, hook: 'site', given: 'changed-article', expected: 'article' } as const
  for (const head of [...given.posts, ...given.pages, ...given.hidden])
    if (!known.has(head)) throw new BlogError(problem('extension-result', params))
  const { posts, pages, hidden, data, assets } = given
  const shown = new Set(posts.map(({ source }) => source))
  const taxa = (all: ReadonlyMap<string, Taxon>): ReadonlyMap<string, Taxon> =>
    new Map(
      [...all].flatMap(([id, taxon]) => {
        const own = taxon.posts.filter((source) => shown.has(source))
        return own.length === 0 ? [] : [[id, { ...taxon, posts: own }] as const]
      }),
    )
  return {
    posts,
    pages,
    hidden,
    unpublished: found.unpublished,
    heads: new Map([...posts, ...pages, ...hidden].map((head) => [head.source, head])),
    tags: taxa(given.tags),
    categories: taxa(given.categories),
    data,
    assets,
  }
}
