import type { Config } from '../model/config.ts'

/**
 * Who is meant to see an article, as its front matter says. Whoever wrote one of these keys does not want the article on
 * the home page; what a key means here is never weaker than what it means where it comes from.
 */

type Front = Readonly<Record<string, unknown>>

/** Whether it is not to be published yet: in `_drafts/`, or marked `draft` (Hugo, Astro) or `private` (WordPress). */
export function isDraft(path: string, front: Front): boolean {
  return path.startsWith('_drafts/') || isYes(front.draft) || isYes(front.private)
}

/**
 * Whether it is published at its address and listed nowhere.
 * @compat as hexo-hide-posts, with its `hide_posts.filter`; `hide` and `hideInList` are other words for the same.
 */
export function isHidden(front: Front, config: Pick<Config, 'hide_posts'>): boolean {
  return [config.hide_posts.filter, 'hidden', 'hide', 'hideInList'].some((key) => isYes(front[key]))
}

function isYes(value: unknown): boolean {
  if (typeof value === 'string') return /^(?:true|yes|on|1)$/i.test(value.trim())
  return value === true || value === 1
}
