import { type Problem, problem } from '../base/problem.ts'
import { emptyWorld, type World, withSite } from '../facts/world.ts'
import { addedRoutes, changedRoutes } from '../generate/extension-routes.ts'
import { routesOf } from '../generate/routes.ts'
import { withVariants } from '../generate/variants.ts'
import { assembleSite } from '../model/assemble.ts'
import { changedSite } from '../model/changed-site.ts'
import type { Project } from '../model/project.ts'
import type { Route } from '../model/route.ts'
import type { Source } from '../model/source.ts'
import { dataOf } from '../source/data.ts'
import { createDisk } from '../source/disk.ts'
import { diskFile, fileName, openNamed } from '../source/read.ts'
import { type Scanned, scan } from '../source/scan.ts'
import type { Engine } from './engines.ts'
import { asTexts } from './output-text.ts'
import { headStep } from './steps.ts'
import { vendorRoutes } from './vendor-routes.ts'
import { makesAllPages } from './whole-site.ts'

/** What is known of a site before any Markdown is rendered: its articles, tags and data, and every address. */
export interface Survey {
  readonly world: World
  readonly routes: readonly Route[]
  readonly problems: readonly Problem[]
  /** See {@link assembleSite}. */
  readonly dueMs: number | undefined
  /** How many heads were computed, not remembered. */
  readonly computed: number
  /** How many of these depend on what is no fact. */
  readonly volatile: number
}

export interface SurveyOptions {
  /** A scan just made. */
  readonly scanned?: Scanned | undefined
  /** Opens sources in a way of its own. */
  readonly open?: World['open']
  readonly disk?: World['disk'] | undefined
}

const NO_ROUTES = { routes: [], problems: [] }

/** The first half of the road, for those who list a site as for those who build it. */
export async function survey(project: Project, engine: Engine, options: SurveyOptions = {}): Promise<Survey> {
  const { folders, config } = project
  const { open, disk, scanned = await scan(folders, config) } = options
  const ofKind = (...kinds: readonly string[]) => scanned.sources.filter((source) => kinds.includes(source.kind))
  const empty = emptyWorld(project, engine.now, scanned.sources)
  const start = { ...empty, ...(open && { open }), ...(disk && { disk }) }

  const heads = await engine.map(headStep, ofKind('post', 'page'), start)
  // Who makes all pages may read bodies to know which; see `whole-site.ts`.
  const isWhole = makesAllPages(project)
  const data = dataOf(
    ofKind('data').map((source) => openNamed(folders, source)),
    { limits: config.limits, dates: isWhole },
  )
  const assets = ofKind('asset').map((source) => source.path)
  const parts = { heads: [...heads.values()], data: data.data, assets }
  const { dueMs, ...assembled } = assembleSite(parts, config, engine.now)
  const { site, problems } = await changedSite(project.extensions, assembled.site, config)
  const added = isWhole ? NO_ROUTES : await addedRoutes(project.extensions, site, config)
  const settled = isWhole
    ? NO_ROUTES
    : routesOf(site, config, project.theme, {
        fileAt: (path) => diskFile(folders, start.sources.get(path) ?? { path }),
        added: added.routes,
        extras: vendorRoutes(site, config),
      })
  const { routes: all, problems: clashes } = await changedRoutes(project.extensions, settled)
  const { routes, written } = withVariants(asTexts(project.extensions, all), site, config)
  return {
    world: { ...withSite(start, site), inBothScripts: written },
    routes,
    problems: [
      project.problems,
      scanned.problems,
      heads.problems,
      data.problems,
      problems,
      added.problems,
      isWhole && config.chinese_variants.length > 0
        ? problem('chinese-variants-guests', {}, { severity: 'warning' })
        : [],
      clashes,
    ].flat(),
    dueMs,
    computed: heads.computed,
    volatile: heads.volatile,
  }
}

/**
 * The survey after some files were saved, where the site as a whole stays what it was: every article's head is the same,
 * and with it all lists and addresses. Undefined where that is not so. Its cost does not depend on the number of posts.
 * @param changed sources as they are now
 */
export async function resurvey(
  before: Survey,
  engine: Engine,
  changed: readonly Source[],
): Promise<Survey | undefined> {
  const { site, project, sources } = before.world
  const articles = changed.filter(({ kind }) => kind === 'post' || kind === 'page')
  if (changed.some(({ kind }) => kind === 'data')) return undefined
  const reported = new Set(before.problems.map(({ at }) => at?.file))
  if (articles.some(({ path }) => !site.heads.has(path) || reported.has(fileName(project.folders, path))))
    return undefined
  const world: World = {
    ...before.world,
    sources: new Map([...sources, ...changed.map((source) => [source.path, source] as const)]),
    disk: createDisk(project.folders.site),
  }
  const heads = await engine.map(headStep, articles, world)
  const isSame = ({ path }: Source) => JSON.stringify(heads.get(path)) === JSON.stringify(site.heads.get(path))
  if (heads.problems.length > 0 || !articles.every(isSame)) return undefined
  return { ...before, world, computed: heads.computed, volatile: heads.volatile }
}
