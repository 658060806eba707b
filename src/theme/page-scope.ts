import { articleOfPage } from '../model/route.ts'
import { sharedFragment } from './fragments.ts'
import { lookUp } from './frame.ts'
import { addedHelpers } from './helpers.ts'
import { pageLocals } from './locals.ts'
import type { Fields } from './members.ts'
import type { ScopeSources } from './scope.ts'
import { createSiteScope, type OpenScope } from './site-scope.ts'
import type { ViewRoute } from './theme-host.ts'

/**
 * The scope of one page: the site's, with the page's locals and what extensions add to it. Pieces that are the same on
 * other pages (`partial(…, { cache: true })`) come from there.
 */
export function createPageScope(route: ViewRoute, sources: ScopeSources): OpenScope {
  const added = sources.host.helpers?.(route, sources.facts) ?? {}
  const more = sources.host.locals?.(route, sources.facts) ?? {}
  const fragments = { sources, foreign: Object.keys(added), own: Object.keys(more) }
  return createSiteScope(sources, {
    seed: route.path,
    from: () => route.path,
    own: articleOfPage(route.page),
    languageOf: (page) => languageOf(page()),
    helpersOf: (scope) => addedHelpers(scope, added),
    localsOf: (scope) => ({ ...pageLocals(scope, route), ...more }),
    fragment: (asked) => sharedFragment(asked, languageOf(lookUp(asked.at, 'page') as Fields), fragments),
  })
}

/** What the page says; empty when it says nothing. */
function languageOf(page: Fields): string {
  return String(page.lang || page.language || '')
}
