import { steersServer } from '../base/output-name.ts'
import type { Config } from '../model/config.ts'
import { globMatcher } from './globs.ts'

/** The name of a file or folder below `source/` → whether it belongs to the site. What lies in a folder shares its fate. */

/** What is done with a name: `reported` ones are left out, and their owners may believe that they are not. */
export type Fate = 'taken' | 'left' | 'reported'

/**
 * Hexo's rule: names that begin with `_` or `.`, or end with `~`, are private unless `include` names them.
 * @compat `.nojekyll` and `.well-known/` need no `include`; `web.config` needs one
 */
export function fateOf(config: Pick<Config, 'include' | 'exclude' | 'ignore'>): (path: string, name: string) => Fate {
  const included = globMatcher(config.include)
  const out = globMatcher([...config.exclude, ...config.ignore])
  return (path, name) => {
    if (out(path)) return 'left'
    if (included(path) || included(name)) return 'taken'
    if (name === 'node_modules' || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'))) return 'left'
    // It decides about everybody's pages, so it must be asked for.
    if (steersServer(name)) return 'reported'
    if (name.startsWith('.')) return PUBLISHED.test(path) ? 'taken' : 'left'
    if (!name.startsWith('_')) return 'taken'
    return SPECIAL.test(path) || path.startsWith('_data/') ? 'taken' : 'left'
  }
}

const SPECIAL = /^(?:_posts|_drafts|_data)$/

/** By which hosts know what to do with a site: `.well-known/` is RFC 8615's. They mean something only at the top. */
const PUBLISHED = /^\.(?:nojekyll|well-known)$/
