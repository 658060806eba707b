import { emptyWorld, type World, withSite } from '../facts/world.ts'
import type { Project } from '../model/project.ts'
import type { Site } from '../model/site.ts'
import type { Source } from '../model/source.ts'

/** A world as it crosses to another thread: plain data. */
interface WorldData {
  /** Without extensions: functions cannot cross, so a site with extensions is built in one thread. */
  readonly project: Project
  readonly now: Date
  readonly sources: readonly Source[]
  readonly site: Site
}

/** What a thread needs of a world, made when one needs it; `of` is the same for every world of one site. */
export function dataOfWorld({ project, now, sources, site }: World) {
  const data = (): WorldData => ({ project: { ...project, extensions: [] }, now, sources: [...sources.values()], site })
  return { of: site, data }
}

/** The same world in the other thread. @param data from {@link dataOfWorld} */
export function worldOfData(data: unknown): World {
  const { project, now, sources, site } = data as WorldData
  return withSite(emptyWorld(project, now, sources), site)
}
