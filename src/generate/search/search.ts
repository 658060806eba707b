import { extname } from 'node:path/posix'
import type { Config } from '../../model/config.ts'
import { type Generator, tryPath } from '../plan.ts'
import { searchJson, searchXml } from './whole-file.ts'

/**
 * The index that the search page asks. A `path` for one file is honoured whatever the engine, since themes made for Hexo
 * load it. Pagefind's index is made from the finished pages, not here.
 */
export const searchRoutes: Generator = function* ({ config }) {
  if (!config.search.enable) return
  const file = wholeFile(config.search)
  if (file !== undefined) {
    const path = tryPath(file, '"search.path" in _config.yml')
    const write = extname(file) === '.json' ? searchJson : searchXml
    yield typeof path === 'string' ? { kind: 'text', path, owner: 'the search index', make: write } : path
  }
}

/** Where the index in one file goes, if there is one: `"search.xml"`. */
export function wholeFile({ engine, path = '' }: Pick<Config['search'], 'engine' | 'path'>): string | undefined {
  if (/\.(?:json|xml)$/.test(path)) return path
  return engine === 'json' || engine === 'xml' ? `${path || 'search'}.${engine}` : undefined
}
