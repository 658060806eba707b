import { sharedFragment } from './fragments.ts'
import { lookUp } from './frame.ts'
import { addedHelpers, helpersFor } from './helpers.ts'
import { rootLocals } from './locals.ts'
import type { Fields } from './members.ts'
import type { ViewRoute } from './theme-host.ts'
import { createRendering, type Rendering, type Setting } from './view-stack.ts'

/** The rendering of one page. Pieces that are the same on other pages (`partial(…, { cache: true })`) come from there. */
export function openPage(route: ViewRoute, setting: Setting): Rendering {
  const added = setting.services.helpers?.(route, setting.facts) ?? {}
  const more = setting.services.locals?.(route, setting.facts) ?? {}
  return createRendering(setting, {
    seed: route.path,
    from: () => route.path,
    own: route.page.kind === 'plain' ? undefined : route.page.article,
    languageOf: (page) => languageOf(page()),
    helpersOf: helpersFor,
    addedOf: (scope) => addedHelpers(scope, added),
    rootOf: (scope) => ({ ...rootLocals(scope, route), ...more }),
    shared: (template, id, at) =>
      sharedFragment({
        ...setting,
        ...{ template, id, at },
        language: languageOf(lookUp(at, 'page') as Fields),
        foreign: Object.keys(added),
        own: Object.keys(more),
      }),
  })
}

/** What the page says; empty when it says nothing. */
function languageOf(page: Fields): string {
  return String(page.lang || page.language || '')
}
