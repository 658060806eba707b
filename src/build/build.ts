import { routesOf } from '../generate/routes.ts'
import { assembleSite } from '../model/assemble.ts'
import type { Project } from '../model/project.ts'
import { dataOf } from '../source/data.ts'
import { openNamed } from '../source/read.ts'
import { scan } from '../source/scan.ts'
import type { Engine } from './engine.ts'
import { katexRoutes } from './katex-routes.ts'
import { publish } from './publish.ts'
import { type Report, reportOf } from './report.ts'
import { contentStep, headStep, outputStep } from './steps.ts'
import { emptyWorld, withSite } from './world.ts'

/**
 * The road from a folder of posts to a whole site, read from top to bottom. Each stage settles before the next begins,
 * so that everything a computation reads is a plain look-up. A site with errors is rendered to the end, so that one
 * run tells them all, and then not published.
 */
export async function build(project: Project, engine: Engine): Promise<Report> {
  const { folders, config } = project
  const scanned = await scan(folders, config)
  const ofKind = (...kinds: readonly string[]) => scanned.sources.filter((source) => kinds.includes(source.kind))
  const start = emptyWorld(project, engine.now, scanned.sources)

  const heads = await engine.map(headStep, ofKind('post', 'page'), start)
  const data = dataOf(ofKind('data').map((source) => openNamed(folders, source)))
  const assets = ofKind('asset').map((source) => source.path)
  const { site, problems } = assembleSite({ heads: [...heads.values()], data: data.data, assets }, config, engine.now)

  const world = withSite(start, site)

  const contents = await engine.map(contentStep, [...site.heads.values()], world)
  const { routes, problems: clashes } = routesOf(site, config, project.theme, project.extensions, {
    sourceFolder: folders.source,
    extras: katexRoutes(config),
  })

  const found = [
    project.problems,
    scanned.problems,
    heads.problems,
    data.problems,
    problems,
    contents.problems,
    clashes,
  ].flat()
  const outputs = engine.each(outputStep, routes, { ...world, content: contents.get })
  const written = await publish(folders, outputs, found)
  return reportOf({
    site,
    routes,
    written,
    problems: found,
    computed: { heads: heads.computed, contents: contents.computed },
  })
}
