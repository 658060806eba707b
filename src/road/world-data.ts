import { emptyWorld, type World, withSite } from '../facts/world.ts'
import type { Extension, GuestRecipe, Recipe } from '../model/extension.ts'
import { isInPages, type Project } from '../model/project.ts'
import type { Site } from '../model/site.ts'
import type { Source } from '../model/source.ts'

/** A world to other threads and back: functions cannot cross, so that of extensions only their recipes do. */

/** A world as it crosses: plain data. */
interface WorldData {
  readonly project: Omit<Project, 'extensions' | 'recipes' | 'hear'>
  /** Of each extension that has a part in pages, in their order. */
  readonly recipes: readonly (Recipe | GuestRecipe | undefined)[]
  readonly now: Date
  readonly sources: readonly Source[]
  readonly site: Site
  readonly inBothScripts: World['inBothScripts']
}

/** What a thread needs of a world, made when one needs it; `of` is the same for every world of one site. */
export function dataOfWorld({ project, now, sources, site, inBothScripts }: World) {
  const { extensions, recipes, hear: _, ...plain } = project
  const data = (): WorldData => ({
    project: plain,
    recipes: extensions.filter(isInPages).map((extension) => recipes.get(extension)),
    now,
    sources: [...sources.values()],
    site,
    inBothScripts,
  })
  return { of: site, data }
}

/** Makes an extension of what crossed in its place. */
export type MadeBy = (recipe: Recipe | GuestRecipe) => Promise<Extension>

/** The same world in the other thread. @param data from {@link dataOfWorld} */
export async function worldOfData(data: unknown, madeBy: MadeBy): Promise<World> {
  const { project, recipes: crossed, now, sources, site, inBothScripts } = data as WorldData
  const recipes = new Map<Extension, Recipe | GuestRecipe>()
  for (const recipe of crossed) {
    if (recipe === undefined) throw new Error('An extension without a recipe came to another thread.')
    recipes.set(await madeBy(recipe), recipe)
  }
  const world = emptyWorld({ ...project, extensions: [...recipes.keys()], recipes }, now, sources)
  return { ...withSite(world, site), inBothScripts, isCopy: true }
}
