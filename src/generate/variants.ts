import { scriptOf } from '../base/chinese.ts'
import type { RoutePath } from '../base/paths.ts'
import type { Config } from '../model/config.ts'
import { pageLanguage } from '../model/page-language.ts'
import { variantLanguages, variantsOf } from '../model/page-variants.ts'
import { articleOfPage, type Route } from '../model/route.ts'
import type { Site } from '../model/site.ts'

/**
 * Routes → the same, and for each Chinese page its versions in the other script (`chinese_variants`). A page that stands at
 * the address of one already, as a translation by hand, takes its place. What is locked stays in the script it was locked in.
 * @returns also the written pages that have versions
 */
export function withVariants(routes: readonly Route[], site: Site, config: Config): WithVariants {
  const written = new Set<RoutePath>()
  if (variantLanguages(config).length === 0) return { routes, written }
  const script = scriptOf(config.language[0] ?? '')
  const taken = new Set(routes.map(({ path }) => path))
  const others: Route[] = []
  const all = routes.map((route): Route => {
    if (route.kind !== 'view' || !route.path.endsWith('.html') || route.path === '404.html') return route
    const head = site.heads.get(articleOfPage(route.page) ?? ('' as never))
    if (head?.encrypted) return route
    if (scriptOf(head?.lang || pageLanguage(route.path, config).lang) !== script) return route
    written.add(route.path)
    const variants = variantsOf(route.path, config)
    for (const { lang, path } of variants.slice(1))
      if (!taken.has(path)) others.push({ ...route, path, lang, variants })
    return { ...route, variants }
  })
  return { routes: [...all, ...others], written }
}

interface WithVariants {
  readonly routes: readonly Route[]
  readonly written: ReadonlySet<RoutePath>
}
