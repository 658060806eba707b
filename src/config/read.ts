import { deepMerge, isPlainObject } from '../base/merge.ts'
import type { Problem } from '../base/problem.ts'
import type { Config, UserConfig } from '../model/config.ts'
import type { Extension, Recipe } from '../model/extension.ts'
import type { Folders, Origin } from '../model/project.ts'
import { settleAddresses } from './addresses.ts'
import { readExtensions } from './extensions.ts'
import { findConfigFiles, findThemeConfig } from './find.ts'
import { settleFolders } from './folders.ts'
import { checkLanguages } from './language.ts'
import { type Layer, mergeLayers, placeOf, readLayers } from './layers.ts'
import { settleRenderer } from './renderer.ts'
import { unknownKeys } from './unknown-keys.ts'
import { validate } from './validate.ts'
import { settleZone } from './zone.ts'

/** A site's folder → its config, complete and checked, with everything that is wrong in one go. */

export interface ConfigOptions {
  /** What `--config` names, relative to the site or absolute: later files win. Without it, the usual files. */
  readonly configFiles?: readonly string[]
  /** Keys from the command line, above all files: `{ render_drafts: true }`. */
  readonly overrides?: UserConfig
  /** Runs nothing of the site's but the views of its theme: no extensions, plugins or scripts. */
  readonly safe?: boolean
}

export interface ReadConfig {
  /** Its `theme_config` has the keys of `_config.NAME.yml` below its own, as in Hexo. */
  readonly config: Config
  readonly folders: Folders
  readonly extensions: readonly Extension[]
  readonly recipes: ReadonlyMap<Extension, Recipe>
  /** From the first to the one that wins. */
  readonly layers: readonly Layer[]
  /** `_config.NAME.yml`, where there is one. */
  readonly themeLayers: readonly Layer[]
  readonly origin: Origin | undefined
  readonly problems: readonly Problem[]
}

/** @param site absolute, the folder of `_config.yml` */
export async function readConfig(site: string, options: ConfigOptions = {}): Promise<ReadConfig> {
  const found = findConfigFiles(site, options.configFiles)
  const read = await readLayers(site, found.files)
  const layers = [...read.layers, ...overrideLayer(options.overrides)]
  const valid = validate(layers)
  const addresses = settleAddresses(valid.config)
  const renderer = await settleRenderer(site, valid.config, layers)
  const zone = settleZone(isWritten(layers, 'timezone') ? valid.config.timezone : undefined)
  const places = settleFolders(site, valid.config)
  const theme = await readThemeConfig(site, valid.config)
  const themeConfig = deepMerge(mergeLayers(theme.layers), valid.config.theme_config)
  const { extensions: written, ...rest } = renderer.config
  const { extensions, recipes, problems } = await readExtensions(options.safe ? undefined : written, layers, site)
  const findings = [
    ...addresses.findings,
    ...(zone.problem ? [{ key: 'timezone', ...zone.problem }] : []),
    ...checkLanguages(valid.config.language).map((found) => ({ key: 'language', ...found })),
    ...places.findings,
  ]
  return {
    config: { ...rest, url: addresses.url, root: addresses.root, timezone: zone.zone, theme_config: themeConfig },
    folders: places.folders,
    extensions,
    recipes,
    layers,
    themeLayers: theme.layers,
    origin: renderer.origin,
    problems: inOrder([
      ...found.problems,
      ...read.problems,
      ...unknownKeys(read.layers),
      ...valid.problems,
      ...findings.map(({ key, ...found }) => ({ ...found, ...placeOf(layers, key.split('.')) })),
      ...problems,
      ...theme.problems,
    ]),
  }
}

/** Whether a file has the key, with or without a value. */
function isWritten(layers: readonly Layer[], key: string): boolean {
  return layers.some(({ values }) => Object.hasOwn(values, key))
}

/** Problems as one reads the files: file by file, from the top. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const files = [...new Set(problems.map((problem) => problem.at?.file))]
  const rank = ({ at }: Problem): number => files.indexOf(at?.file) * 1e9 + (at?.line ?? 0)
  return problems.toSorted((a, b) => rank(a) - rank(b))
}

function overrideLayer(overrides: UserConfig | undefined): readonly Layer[] {
  if (!overrides || !isPlainObject(overrides)) return []
  return [{ file: 'the command line', values: overrides, locate: () => ({ file: 'the command line' }), text: '' }]
}

async function readThemeConfig(site: string, config: Config) {
  const path = findThemeConfig(site, config.theme)
  return readLayers(site, path === undefined ? [] : [path])
}
