import type { Problem } from '../base/problem.ts'
import { routesOf } from '../generate/routes.ts'
import { assembleSite } from '../model/assemble.ts'
import type { Project } from '../model/project.ts'
import type { Route } from '../model/route.ts'
import { dataOf } from '../source/data.ts'
import { openNamed } from '../source/read.ts'
import { type Scanned, scan } from '../source/scan.ts'
import type { Engine } from './engine.ts'
import { headStep } from './steps.ts'
import { vendorRoutes } from './vendor-routes.ts'
import { emptyWorld, type World, withSite } from './world.ts'

/** What is known of a site before any Markdown is rendered: its articles, tags and data, and every address. */
export interface Survey {
  readonly world: World
  readonly routes: readonly Route[]
  readonly problems: readonly Problem[]
  /** How many heads were computed, not remembered. */
  readonly computed: number
}

export interface SurveyOptions {
  /** A scan just made. */
  readonly scanned?: Scanned | undefined
  /** Opens sources in a way of its own. */
  readonly open?: World['open']
}

/** The first half of the road, for those who list a site as for those who build it. */
export async function survey(project: Project, engine: Engine, options: SurveyOptions = {}): Promise<Survey> {
  const { folders, config } = project
  const { open, scanned = await scan(folders, config) } = options
  const ofKind = (...kinds: readonly string[]) => scanned.sources.filter((source) => kinds.includes(source.kind))
  const empty = emptyWorld(project, engine.now, scanned.sources)
  const start = open === undefined ? empty : { ...empty, open }

  const heads = await engine.map(headStep, ofKind('post', 'page'), start)
  const data = dataOf(ofKind('data').map((source) => openNamed(folders, source)))
  const assets = ofKind('asset').map((source) => source.path)
  const { site, problems } = assembleSite({ heads: [...heads.values()], data: data.data, assets }, config, engine.now)
  const { routes, problems: clashes } = routesOf(site, config, project.theme, project.extensions, {
    sourceFolder: folders.source,
    extras: vendorRoutes(site, config),
  })
  return {
    world: withSite(start, site),
    routes,
    problems: [project.problems, scanned.problems, heads.problems, data.problems, problems, clashes].flat(),
    computed: heads.computed,
  }
}
