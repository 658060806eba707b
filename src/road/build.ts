import type { Made, Target } from '../memo/engine.ts'
import type { Observer } from '../memo/observe.ts'
import { hasDerived, type Project } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import { checkEmptied, isFirstTime, rememberArticles } from '../publish/emptied.ts'
import { openPublic, publish } from '../publish/publish.ts'
import { withPagefind } from '../search/pagefind.ts'
import type { Disk } from '../source/disk.ts'
import { createOpener } from '../source/read.ts'
import type { Scanned } from '../source/scan.ts'
import { isForBuild } from './advice.ts'
import { afterPublishing } from './afterwards.ts'
import type { Engine } from './engines.ts'
import { foundIn } from './found.ts'
import { missingFrontPictures } from './front-pictures.ts'
import { minifierOf } from './minifier.ts'
import { isGood, type Report, reportOf } from './report.ts'
import { ROAD, withValues } from './road.ts'
import { outputStep } from './steps.ts'
import { type Survey, survey } from './survey.ts'
import { routesFrom } from './whole-site.ts'

/** The road itself: the stages in order, walked to the end and published. One file, so that the order can be read aloud. */

export interface RoadOptions {
  /** Warnings too keep the site from being published. */
  readonly strict?: boolean
  /** Files of others in the public folder, at addresses of the site, are overwritten. */
  readonly force?: boolean
  /** A site without articles may replace one that had some. */
  readonly allowEmpty?: boolean
  /** A scan just made. */
  readonly scanned?: Scanned
  /** Hears every look at what lies outside the sources. */
  readonly disk?: Disk
  readonly observer?: Observer | undefined
}

export interface WalkOptions {
  /** A scan just made. */
  readonly scanned?: Scanned | undefined
  readonly disk?: Disk | undefined
  /** Where pages go; left out by those who only read them. */
  readonly target?: Target
}

/** The road up to its end, where each page is made as it is taken from the stream. */
export interface Walked extends Survey {
  /** How many keys of each step were computed, not remembered. */
  readonly computedBy: Readonly<Record<string, number>>
  readonly outputs: AsyncIterable<Made<Route, Output>>
}

/**
 * The road from a folder of posts to a whole site, read from top to bottom. Each stage settles before the next begins,
 * so that everything a computation reads is a plain look-up.
 */
export async function walk(
  project: Project,
  engine: Engine,
  { scanned, disk, target }: WalkOptions = {},
): Promise<Walked> {
  const surveyed = await survey(project, engine, { scanned, disk, open: createOpener(project.folders) })
  let { world, problems, volatile } = surveyed
  const computedBy: Record<string, number> = { head: surveyed.computed }
  for (const stage of ROAD) {
    const { step, keys } = stage
    const settled = await engine.map(step, [...keys(world)], world)
    world = withValues(world, stage, settled.get)
    problems = [...problems, ...settled.problems]
    volatile += settled.volatile
    computedBy[step.name] = settled.computed
  }
  const { routes, problems: faults, given } = await routesFrom(world, surveyed.routes)
  world = { ...world, given: (name) => given.get(name) }
  // Without its pages nobody knows which pictures a site has.
  problems = [...problems, ...faults, ...(routes.length === 0 ? [] : missingFrontPictures(world, routes))]
  const outputs = engine.each(outputStep, routes, world, target)
  return { ...surveyed, world, routes, problems, volatile, computedBy, outputs }
}

/** Walks the road and publishes. A site with errors is rendered to the end, so that one run reports them all, and then not published. */
export async function build(project: Project, engine: Engine, options: RoadOptions = {}): Promise<Report> {
  const { strict = false, force = false, allowEmpty = false, observer } = options
  const isIndexed = project.config.search.engine === 'pagefind'
  const minifier = await minifierOf(project)
  const target = openPublic(project.folders, minifier, minifier !== undefined || isIndexed || hasDerived(project))
  const walked = await walk(project, engine, { scanned: options.scanned, disk: options.disk, target })
  const { world, routes, problems, dueMs, volatile, computedBy, outputs } = walked
  const articles = world.site.heads.size
  const found = checkEmptied(project.folders, problems.filter(isForBuild), { articles, allowEmpty })
  const pages = isIndexed ? withPagefind(outputs, project, world.site) : outputs
  const isGoodSoFar = () => isGood(found, strict)
  const all = hasDerived(project)
    ? (await import('./derived.ts')).withDerived(pages, { world, target, observer, isGood: isGoodSoFar })
    : pages
  const published = await publish(target, all, found, { strict, force, images: project.config.images })
  const { written, problems: late } = isGood(found, strict)
    ? await afterPublishing(world, routes, published)
    : { written: published, problems: [] }
  found.push(...late)
  const report = reportOf({
    site: world.site,
    routes,
    written,
    problems: found,
    found: isFirstTime(project.folders) ? foundIn(world, found) : undefined,
    strict,
    dueMs,
    computed: { heads: computedBy.head ?? 0, contents: computedBy.content ?? 0 },
    volatile,
  })
  if (report.good) rememberArticles(project.folders, articles)
  return report
}
