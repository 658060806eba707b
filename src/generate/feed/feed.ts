import { type FeedFile, feedsOf } from '../../model/feeds.ts'
import { type Generator, tryPath } from '../generator-context.ts'
import { atomOf } from './atom.ts'
import { type Feed, feedOf } from './entries.ts'
import { jsonFeedOf } from './json-feed.ts'
import { rss2Of } from './rss2.ts'

/**
 * Feeds of the latest posts, in each format that `feed.type` names.
 * @compat as hexo-generator-feed, and JSON; code keeps its line breaks, and nothing in a feed points beside the site
 */
export const feedRoutes: Generator = function* ({ config }) {
  for (const { type, path: name } of feedsOf(config)) {
    const path = tryPath(name, { kind: 'key', name: 'feed.path' })
    if (typeof path !== 'string') {
      yield path
      continue
    }
    const write = WRITERS[type]
    yield { kind: 'text', path, owner: { kind: 'feed', name: type }, make: (facts) => write(feedOf(facts, path)) }
  }
}

const WRITERS: Readonly<Record<FeedFile['type'], (feed: Feed) => string>> = {
  atom: atomOf,
  rss2: rss2Of,
  json: jsonFeedOf,
}
