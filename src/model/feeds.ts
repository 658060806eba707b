import type { Config } from './config.ts'

/** The config → the feeds of the site and their paths. In the model, since generators make what pages link to. */

export interface FeedFile {
  readonly type: 'atom' | 'rss2' | 'json'
  /** Below `public/`: `"atom.xml"`. */
  readonly path: string
}

/**
 * The site's feeds and where they are: each format once, a path that has no ending gets one; none when feeds are off.
 * What is made and what pages link to, so that no link to a feed is dead.
 */
export function feedsOf({ feed }: Pick<Config, 'feed'>): FeedFile[] {
  if (!feed.enable) return []
  return [...new Set(feed.type)].map((type, index) => {
    const path = feed.path[index] || FILES[type]
    return { type, path: /\.\w+$/.test(path) ? path : `${path}${type === 'json' ? '.json' : '.xml'}` }
  })
}

const FILES = { atom: 'atom.xml', rss2: 'rss2.xml', json: 'feed.json' } as const
