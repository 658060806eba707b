import type { Config } from '../model/config.ts'

const FILES = { atom: 'atom.xml', rss2: 'rss2.xml', json: 'feed.json' } as const

/** The site's feeds with the names of their files; none when feeds are off. */
export function feedsOf({
  feed,
}: Pick<Config, 'feed'>): { readonly type: keyof typeof FILES; readonly path: string }[] {
  return feed.enable ? feed.type.map((type, index) => ({ type, path: feed.path[index] ?? FILES[type] })) : []
}
