import { dependenciesOf } from './base/dependencies.ts'
import { installedAbove } from './base/installed.ts'
import { type Problem, problem, warning } from './base/problem.ts'
import { placeOf } from './config/layers.ts'
import { type ConfigOptions, type ReadConfig, readConfig } from './config/read.ts'
import { guestsOf } from './guests.ts'
import { CARD_VIEW } from './model/card.ts'
import type { Config } from './model/config.ts'
import type { Extension, GuestRecipe } from './model/extension.ts'
import { librariesFor } from './model/minifying.ts'
import { isPicture } from './model/near-files.ts'
import type { Project } from './model/project.ts'
import type { Hear } from './model/said.ts'
import type { Theme } from './model/theme.ts'
import { noTheme, overlayOf, readTheme } from './source/theme.ts'
import { findTheme } from './source/theme-folder.ts'
import { titleFont } from './source/title-font.ts'

/**
 * A site's folder → the {@link Project}: what the author decided, with all that is wrong in it. Here the parts meet;
 * what each does is theirs.
 * @param folder absolute, the site's; `findSite` finds it from a folder inside
 */
export async function openProject(folder: string, options: ProjectOptions = {}): Promise<Project> {
  const read = await readConfig(folder, options)
  const { config, folders, extensions, recipes, layers, themeLayers, origin } = read
  const { encoder, problems: lacking } = encoderOf(read)
  const problems = [...read.problems, ...packageProblems(folder), ...lacking]
  const settings = [...themeLayers, ...layers].map(({ file, text }) => ({ file, text }))
  const common = { folders, recipes, settings, origin, ...(encoder && { encoder }) }
  const found = findTheme(folder, config.theme)
  if (!('folder' in found)) {
    const problem = { ...found.problem, ...placeOf(layers, ['theme']) }
    return { ...common, config, theme: noTheme(config), extensions, problems: [...problems, problem] }
  }
  const { hear = () => {} } = options
  const guests = options.safe ? undefined : await guestsOf(folder, found.folder, { config, layers, themeLayers, hear })
  const crossing = guests?.recipe && { hear, recipes: withRecipe(recipes, guests.extension, guests.recipe) }
  const { minifying, problems: wanting } = minifyingOf(read, guests?.config ?? config)
  problems.push(...wanting)
  if (guests?.makesPages) {
    const theme = { ...noTheme(config), folder: found.folder }
    const { encoder: wanted, ...rest } = common
    return {
      ...rest,
      ...crossing,
      minifying,
      ...(wanted && guests.config.images.resize && { encoder: wanted }),
      config: guests.config,
      theme,
      extensions: [...extensions, guests.extension],
      problems: [...problems, ...guests.problems],
    }
  }
  const { theme, problems: faults } = readTheme(folder, found.folder, config, overlayOf(folders.source))
  const hasOptions = themeLayers.length > 0 || layers.some(({ values }) => Object.hasOwn(values, 'theme_config'))
  const faulty = hasOptions ? (await import('./config/theme-options.ts')).optionProblems(read, theme) : []
  const own = guests === undefined ? extensions : [...extensions, guests.extension]
  const { font, drawer, problems: plain } = titlesOf(read, theme)
  const shared = config.share_image
  return {
    ...common,
    ...crossing,
    ...(font && { font }),
    ...(drawer && { drawer }),
    sharePicture: isPicture(shared) ? { picture: shared, ...placeOf(layers, ['share_image']) } : undefined,
    minifying,
    config: guests?.config ?? config,
    theme,
    extensions: own,
    problems: [...problems, ...plain, ...(guests?.problems ?? []), ...faults, ...faulty],
  }
}

interface ProjectOptions extends ConfigOptions {
  /** Hears what code of others says while the site is made. */
  readonly hear?: Hear
}

/** One more extension that other threads can make. */
function withRecipe(
  recipes: Project['recipes'],
  ...[extension, recipe]: readonly [Extension, GuestRecipe]
): Project['recipes'] {
  return new Map([...recipes, [extension, recipe]])
}

/** What makes pictures in other sizes, where it is wanted and there. */
function encoderOf({ config, folders, layers }: ReadConfig): Pick<Project, 'encoder' | 'problems'> {
  const { resize } = config.images
  if (resize === false) return { problems: [] }
  const encoder = installedAbove(folders.site, 'sharp')
  const isMissing = resize === true && encoder === undefined
  return {
    encoder,
    problems: isMissing ? [problem('sharp-missing', {}, placeOf(layers, ['images', 'resize']))] : [],
  }
}

/** The face of titles and what draws them, where they are wanted and there. */
function titlesOf(
  { config, folders, layers }: ReadConfig,
  theme: Theme,
): Pick<Project, 'font' | 'drawer' | 'problems'> {
  const { share_image: wanted, fonts } = config
  const named = fonts.display === '' ? undefined : titleFont(fonts.display, folders.site)
  const problems = (named?.problems ?? []).map((each) => ({ ...each, ...placeOf(layers, ['fonts', 'display']) }))
  const isWanted = wanted === true || wanted === 'auto'
  const drawer = isWanted && named?.font ? installedAbove(folders.site, 'sharp') : undefined
  if (wanted === true) {
    const lacks = named?.font === undefined ? 'font' : drawer === undefined ? 'sharp' : 'view'
    const isDrawn = lacks === 'view' && theme.views.has(CARD_VIEW)
    if (!isDrawn) problems.push(problem('share-missing', { lacks }, placeOf(layers, ['share_image'])))
  }
  return { font: named?.font, drawer, problems }
}

/** The packages that make texts smaller, where that is wanted. @param config whose `minify` counts */
function minifyingOf({ folders, layers }: ReadConfig, { minify }: Config): Pick<Project, 'minifying' | 'problems'> {
  if (!minify.enable) return { minifying: undefined, problems: [] }
  const found = librariesFor(minify).map((name) => [name, installedAbove(folders.site, name)] as const)
  const missing = found.flatMap(([name, installed]) => (installed === undefined ? [name] : []))
  return {
    minifying: Object.fromEntries(found.flatMap(([name, installed]) => (installed ? [[name, installed]] : []))),
    problems: missing.length > 0 ? [problem('minify-missing', { names: missing }, placeOf(layers, ['minify']))] : [],
  }
}

/** It says which renderer the posts were written for and which plugins run. */
function packageProblems(folder: string): readonly Problem[] {
  const { fault } = dependenciesOf(folder)
  return fault === undefined ? [] : [warning('package-unreadable', { error: fault }, { at: { file: 'package.json' } })]
}
