import type { RoutePath, SourcePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { Config } from '../model/config.ts'
import type { Route } from '../model/route.ts'
import type { Site } from '../model/site.ts'
import type { Theme } from '../model/theme.ts'
import { archiveRoutes } from './archives.ts'
import { pageRoutes, postRoutes } from './articles.ts'
import { assetRoutes, themeAssetRoutes } from './assets.ts'
import { contentJsonRoutes } from './content-json.ts'
import { feedRoutes } from './feed/feed.ts'
import { type Generator, type Plan, planOf } from './generator-context.ts'
import { homeRoutes } from './home.ts'
import { indexNowRoutes } from './indexnow.ts'
import { settle } from './layers.ts'
import { plainRoutes } from './overviews.ts'
import { redirectRoutes } from './redirects.ts'
import { robotsRoutes } from './robots.ts'
import { searchRoutes } from './search.ts'
import { sitemapRoutes } from './sitemap.ts'
import { categoryRoutes, tagRoutes } from './taxa.ts'

/**
 * From a site to the promise of every file of `public/`, as one literal list of generators. Nothing is rendered here, and
 * no body is read.
 */

/** What the build adds to what the site says. */
interface RouteOptions {
  /** Where a source lies on disk, absolute. */
  readonly fileAt: (source: SourcePath) => string
  /** What extensions add: before what is generated, after what an author wrote. */
  readonly added?: readonly Route[]
  /** Files that features bring along, such as the fonts of formulas. Files of the theme and the site come before them. */
  readonly extras?: readonly Route[]
}

/**
 * Gives all routes, each path once, in an order that depends on the site alone; and as problems, all at once, routes that
 * want one path and routes that cannot be. Linear in the number of routes.
 */
export function routesOf(
  site: Site,
  config: Config,
  theme: Theme,
  options: RouteOptions,
): { routes: readonly Route[]; problems: readonly Problem[] } {
  const plan = planOf(site, config, theme, options.fileAt)
  const generated = run(GENERATED, plan)
  const claimed = new Set(generated.routes.flatMap((route) => articleOfList(route) ?? []))
  const written = run(WRITTEN, plan)
  const own = run(OWN, plan)
  const { routes, problems } = settle([
    // What an author addressed hides nothing: a post at the address of a tag is a mistake.
    { routes: written.routes, replaces: false },
    // What an author put at the address of a generated page is meant to replace it.
    {
      routes: [
        ...own.routes.filter((route) => !claimed.has(route.path)),
        ...generated.routes.filter((route) => claimed.has(route.path)),
      ],
      replaces: true,
    },
    { routes: options.added ?? [], replaces: true },
    { routes: generated.routes.filter((route) => !claimed.has(route.path)), replaces: true },
    { routes: run([themeAssetRoutes], plan).routes, replaces: true },
    { routes: options.extras ?? [], replaces: true },
  ])
  return { routes, problems: [...written.problems, ...own.problems, ...generated.problems, ...problems] }
}

const WRITTEN: readonly Generator[] = [postRoutes, redirectRoutes]
const OWN: readonly Generator[] = [pageRoutes, assetRoutes]
const GENERATED: readonly Generator[] = [
  homeRoutes,
  archiveRoutes,
  categoryRoutes,
  tagRoutes,
  plainRoutes,
  feedRoutes,
  sitemapRoutes,
  robotsRoutes,
  indexNowRoutes,
  searchRoutes,
  contentJsonRoutes,
]

function run(generators: readonly Generator[], plan: Plan): { routes: Route[]; problems: Problem[] } {
  const routes: Route[] = []
  const problems: Problem[] = []
  for (const generator of generators)
    for (const made of generator(plan)) {
      if ('severity' in made) problems.push(made)
      else routes.push(made)
    }
  return { routes, problems }
}

/** The path of a list that an author's page gave its content to. */
function articleOfList(route: Route): RoutePath | undefined {
  return route.kind === 'view' && route.page.kind === 'list' && route.page.article !== undefined
    ? route.path
    : undefined
}
