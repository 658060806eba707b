import { placeOf } from './config/layers.ts'
import { type ConfigOptions, readConfig } from './config/read.ts'
import type { Project } from './model/project.ts'
import { noTheme, readTheme } from './source/theme.ts'
import { findTheme } from './source/theme-folder.ts'

/**
 * A site's folder → the {@link Project}: what the author decided, with all that is wrong in it. Here the parts meet;
 * what each does is theirs.
 * @param folder absolute, the site's; `findSite` finds it from a folder inside
 */
export async function openProject(folder: string, options: ConfigOptions = {}): Promise<Project> {
  const { config, folders, extensions, recipes, layers, themeLayers, notes, problems } = await readConfig(
    folder,
    options,
  )
  const found = findTheme(folder, config.theme)
  const { theme, problems: faults } =
    'folder' in found
      ? readTheme(folder, found.folder, config)
      : { theme: noTheme(config), problems: [{ ...found.problem, ...placeOf(layers, ['theme']) }] }
  const settings = [...themeLayers, ...layers].map(({ file, text }) => ({ file, text }))
  return { folders, config, theme, extensions, recipes, settings, notes, problems: [...problems, ...faults] }
}
