import { segmentsOf } from '../generate/search/segments.ts'
import type { Project } from '../model/project.ts'
import type { Scanned } from '../source/scan.ts'
import type { Engine } from './engine.ts'
import { withPagefind } from './pagefind.ts'
import { publish } from './publish.ts'
import { type Report, reportOf } from './report.ts'
import { contentStep, outputStep, searchStep } from './steps.ts'
import { survey } from './survey.ts'

export interface RoadOptions {
  /** Warnings too keep the site from being published. */
  readonly strict?: boolean
  /** A scan just made. */
  readonly scanned?: Scanned
}

/**
 * The road from a folder of posts to a whole site, read from top to bottom. Each stage settles before the next begins,
 * so that everything a computation reads is a plain look-up. A site with errors is rendered to the end, so that one
 * run tells them all, and then not published.
 */
export async function build(project: Project, engine: Engine, options: RoadOptions = {}): Promise<Report> {
  const { strict = false } = options
  const { world, routes, problems, computed } = await survey(project, engine, { scanned: options.scanned })
  const contents = await engine.map(contentStep, [...world.site.heads.values()], world)
  const found = [...problems, ...contents.problems]
  const bodies = { ...world, content: contents.get }
  const index = await engine.map(searchStep, segmentsOf(world.site, project.config), bodies)
  const outputs = engine.each(outputStep, routes, { ...bodies, search: index.get })
  const all = project.config.search.engine === 'pagefind' ? withPagefind(outputs, project, world.site) : outputs
  const written = await publish(project.folders, all, found, { strict })
  return reportOf({
    site: world.site,
    routes,
    written,
    problems: found,
    strict,
    computed: { heads: computed, contents: contents.computed },
  })
}
