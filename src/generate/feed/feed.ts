import { extname } from 'node:path/posix'
import { type Generator, tryPath } from '../plan.ts'
import { atomOf } from './atom.ts'
import { type Feed, feedOf } from './entries.ts'
import { jsonFeedOf } from './json-feed.ts'
import { rss2Of } from './rss2.ts'

/**
 * Feeds of the latest posts, in each format that `feed.type` names.
 * @compat as hexo-generator-feed, and JSON; code keeps its line breaks, and nothing in a feed points beside the site
 */
export const feedRoutes: Generator = function* ({ config }) {
  if (!config.feed.enable) return
  for (const { type, path: name } of feedFiles(config.feed)) {
    const path = tryPath(name, `"feed.path" in _config.yml`)
    if (typeof path !== 'string') {
      yield path
      continue
    }
    const write = WRITERS[type]
    yield { kind: 'text', path, owner: `the ${type} feed`, make: (facts) => write(feedOf(facts, path)) }
  }
}

type FeedType = 'atom' | 'rss2' | 'json'

/** Which feeds there are, and where: paths that lack are `atom.xml`, `rss2.xml`, `feed.json`. */
export function feedFiles(options: { readonly type: readonly FeedType[]; readonly path: readonly string[] }) {
  return [...new Set(options.type)].map((type, index) => {
    const ending = type === 'json' ? '.json' : '.xml'
    const path = options.path[index] ?? (type === 'json' ? 'feed.json' : `${type}.xml`)
    return { type, path: extname(path) === '' ? `${path}${ending}` : path }
  })
}

const WRITERS: Readonly<Record<FeedType, (feed: Feed) => string>> = {
  atom: atomOf,
  rss2: rss2Of,
  json: jsonFeedOf,
}
