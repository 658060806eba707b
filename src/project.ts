import { join } from 'node:path'
import { dependenciesOf } from './base/dependencies.ts'
import { shownPath } from './base/paths.ts'
import { type Problem, warning } from './base/problem.ts'
import { placeOf } from './config/layers.ts'
import { type ConfigOptions, type ReadConfig, readConfig } from './config/read.ts'
import { checkOptions } from './config/theme-options.ts'
import { guestsOf } from './guests.ts'
import type { Project } from './model/project.ts'
import type { Hear } from './model/said.ts'
import type { Theme } from './model/theme.ts'
import { noTheme, overlayOf, readTheme } from './source/theme.ts'
import { findTheme } from './source/theme-folder.ts'
import { readThemeSchema } from './source/theme-schema.ts'

/**
 * A site's folder → the {@link Project}: what the author decided, with all that is wrong in it. Here the parts meet;
 * what each does is theirs.
 * @param folder absolute, the site's; `findSite` finds it from a folder inside
 */
export async function openProject(folder: string, options: ProjectOptions = {}): Promise<Project> {
  const read = await readConfig(folder, options)
  const { config, folders, extensions, recipes, layers, themeLayers, origin } = read
  const problems = [...read.problems, ...packageProblems(folder)]
  const settings = [...themeLayers, ...layers].map(({ file, text }) => ({ file, text }))
  const common = { folders, recipes, settings, origin }
  const found = findTheme(folder, config.theme)
  if (!('folder' in found)) {
    const problem = { ...found.problem, ...placeOf(layers, ['theme']) }
    return { ...common, config, theme: noTheme(config), extensions, problems: [...problems, problem] }
  }
  const { hear = () => {} } = options
  const guests = options.safe ? undefined : await guestsOf(folder, found.folder, { config, layers, themeLayers, hear })
  if (guests?.makesPages) {
    const theme = { ...noTheme(config), folder: found.folder }
    return {
      ...common,
      config: guests.config,
      theme,
      extensions: [...extensions, guests.extension],
      problems: [...problems, ...guests.problems],
    }
  }
  const { theme, problems: faults } = readTheme(folder, found.folder, config, overlayOf(folders.source))
  const faulty = optionProblems(read, theme, found.folder)
  const own = guests === undefined ? extensions : [...extensions, guests.extension]
  return {
    ...common,
    config,
    theme,
    extensions: own,
    problems: [...problems, ...(guests?.problems ?? []), ...faults, ...faulty],
  }
}

interface ProjectOptions extends ConfigOptions {
  /** Hears what code of others says while the site is made. */
  readonly hear?: Hear
}

/** By the schema of the theme, where it brings one; themes of Hexo bring none. */
function optionProblems(
  { folders, layers, themeLayers }: ReadConfig,
  theme: Theme,
  folder: string,
): readonly Problem[] {
  if (themeLayers.length === 0 && layers.every(({ values }) => !Object.hasOwn(values, 'theme_config'))) return []
  const { schema, problems } = readThemeSchema(folders.site, folder)
  if (schema === undefined) return problems
  // Views of the site's own may read options that the theme does not have.
  const homes = [overlayOf(folders.source), join(folders.site, 'themes')].map(
    (path) => `${shownPath(folders.site, path)}/`,
  )
  const own = [...theme.views.values()].filter(({ file }) => homes.some((home) => file.startsWith(home)))
  const isRead = (key: string) => own.some(({ text }) => text.includes(`.${key}`) || text.includes(`['${key}']`))
  const checked = { theme: theme.name, schema, isRead }
  return [
    ...problems,
    ...themeLayers.flatMap((layer) => checkOptions(layer, [], checked)),
    ...layers.flatMap((layer) => checkOptions(layer, ['theme_config'], checked)),
  ]
}

/** It says which renderer the posts were written for and which plugins run. */
function packageProblems(folder: string): readonly Problem[] {
  const { fault } = dependenciesOf(folder)
  return fault === undefined ? [] : [warning('package-unreadable', { error: fault }, { at: { file: 'package.json' } })]
}
