import { createRequire } from 'node:module'
import { routePath } from '../base/paths.ts'
import type { Facts } from '../model/facts.ts'
import { segmentName, shardsFor, TITLES_PER_FILE } from '../model/search.ts'
import { sectionsOf } from '../search/article-text.ts'
import { writeManifest } from '../search/manifest.ts'
import { indexSegments, searched, textName, wholeFile } from '../search/segments.ts'
import { writeWhole } from '../search/whole-file.ts'
import { type Generator, tryPath } from './generator-context.ts'
import { openSearch } from './open-search.ts'

/**
 * The index that the search page asks. A `path` for one file is honoured whatever the engine, since themes made for Hexo
 * load it. Pagefind's index is made from the finished pages, not here.
 */
export const searchRoutes: Generator = function* (plan) {
  const { config, theme, pages } = plan
  if (!config.search.enable) return
  if (theme.views.has('search') || pages.has(routePath('search/index.html')))
    yield {
      kind: 'text',
      path: routePath('search/opensearch.xml'),
      owner: OWNER,
      make: (facts) => openSearch(facts.config()),
    }
  const file = wholeFile(config.search)
  if (file !== undefined) {
    const path = tryPath(file, { kind: 'key', name: 'search.path' })
    yield typeof path === 'string' ? { kind: 'text', path, owner: OWNER, make: writeWhole } : path
  }
  if (config.search.engine === 'builtin') yield* builtinRoutes(plan)
}

const OWNER = { kind: 'search-index' } as const

/**
 * The files of the index in shards: a list of all, what each segment was made into, the texts that results show, and the
 * script that knows how to read them. Their names stay, and their versions stand in the list: a page that is open while
 * the site is replaced finds every file that it knows of.
 */
const builtinRoutes: Generator = function* ({ site, config }) {
  const owner = OWNER
  const segments = indexSegments(site, config)
  yield { kind: 'text', path: routePath('search/index.json'), owner, make: manifest }
  yield { kind: 'copy', path: routePath('search/search.js'), owner, from: scriptFile() }
  for (const segment of segments) {
    const { number, articles } = segment
    const files = shardsFor(articles.length) + Math.ceil(articles.length / TITLES_PER_FILE)
    for (let index = 0; index < files; index++)
      yield {
        kind: 'text',
        path: routePath(`search/${number}/${index}.txt`),
        owner,
        make: (facts) => facts.search(segmentName(segment))?.files[index] ?? '',
      }
  }
  if (!config.search.content) return
  for (const head of searched(site, config))
    yield {
      kind: 'text',
      path: routePath(`search/text/${textName(head)}.json`),
      owner,
      make: (facts) => {
        const content = facts.content(head.source)
        return JSON.stringify(content === undefined ? [] : sectionsOf(content))
      },
    }
}

function manifest(facts: Facts): string {
  return writeManifest(indexSegments(facts.site(), facts.config()), facts)
}

/** Absolute path of the script for browsers, which the package carries in one piece. */
function scriptFile(): string {
  return createRequire(import.meta.url).resolve('#search')
}
