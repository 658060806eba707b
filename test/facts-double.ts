import { factsOf } from '../src/facts/facts.ts'
import { emptyWorld } from '../src/facts/world.ts'
import type { Config } from '../src/model/config.ts'
import type { Facts } from '../src/model/facts.ts'
import type { Project } from '../src/model/project.ts'
import { noTheme } from '../src/source/theme.ts'

/** Facts of an empty site, but for those that a test brings: a fact that comes to the table comes to every test. */
export function factsDouble(config: Config, own: Partial<Facts>): Facts {
  const project = { config, theme: noTheme(config), folders: {}, extensions: [], settings: [], problems: [] }
  const world = emptyWorld(project as unknown as Project, new Date('2024-06-01T00:00:00Z'), [])
  return { ...factsOf(world), ...own }
}
