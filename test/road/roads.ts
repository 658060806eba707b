import { factsOf } from '../../src/facts/facts.ts'
import type { Extension } from '../../src/model/extension.ts'
import { openProject } from '../../src/project.ts'
import { createPlainEngine } from '../../src/road/engines.ts'
import { survey } from '../../src/road/survey.ts'
import { siteOf } from './sites.ts'

export const NOW = new Date('2020-06-01T00:00:00Z')

/** A site on disk, opened, with the world as it is before any Markdown is rendered: what a single step starts from. */
export async function surveyed(files: Readonly<Record<string, string>>, extensions: readonly Extension[] = []) {
  const site = siteOf(files)
  const project = { ...(await openProject(site.folder)), extensions }
  const engine = createPlainEngine(NOW)
  const found = await survey(project, engine)
  const { world } = found
  const headOf = (path: string) => [...world.site.heads.values()].find(({ source }) => source === path) ?? never(path)
  const routeAt = (path: string) => found.routes.find((route) => route.path === path) ?? never(path)
  return { ...site, project, engine, survey: found, world, facts: factsOf(world), headOf, routeAt }
}

function never(path: string): never {
  throw new Error(`There is no ${path}.`)
}
