import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { dependenciesOf } from './base/dependencies.ts'
import type { Problem } from './base/problem.ts'
import type { Config } from './model/config.ts'
import type { Extension, GuestRecipe } from './model/extension.ts'
import type { Hear } from './model/said.ts'

/**
 * The one door to the wing that runs what was written for Hexo. It is opened for a site whose package.json names
 * something of Hexo's, or that has scripts, or whose theme has; no other site loads a file of the wing.
 */

/** What guests make of a site's project. */
interface Guested {
  readonly extension: Extension
  /** What another thread makes the extension of; undefined where it has no part in what is made. */
  readonly recipe: GuestRecipe | undefined
  readonly config: Config
  readonly problems: readonly Problem[]
  /** False beside a theme of our own kind: then guests have a part in articles, commands and deployments alone. */
  readonly makesPages: boolean
}

/** A config file: its text, and what we read in it. */
interface Written {
  readonly file: string
  readonly text: string
  readonly values: Readonly<Record<string, unknown>>
}

/** What the wing needs to know: the config, its files, those of `_config.NAME.yml`, and who hears what guests say. */
interface Given {
  readonly config: Config
  readonly hear: Hear
  readonly layers: readonly Written[]
  readonly themeLayers: readonly Written[]
}

/** @param site absolute @param themeFolder absolute */
export async function guestsOf(site: string, themeFolder: string, given: Given): Promise<Guested | undefined> {
  const mayHave = [site, themeFolder].some((folder) => existsSync(join(folder, 'scripts')) || namesHexo(folder))
  if (!mayHave) return undefined
  const wing = await import('./hexo/guests.ts')
  return wing.guestsOf(site, themeFolder, given)
}

/** The same extension in another thread. */
export async function guestsBy({ guests }: GuestRecipe, hear: Hear): Promise<Extension> {
  const wing = await import('./hexo/guests.ts')
  return wing.guestsBy(guests, hear)
}

/** Whether the package depends on anything of Hexo's but a theme. */
function namesHexo(folder: string): boolean {
  const { needed, dev } = dependenciesOf(folder)
  return [...needed, ...dev].some((name) => /^(?:@[^/]+\/)?hexo-(?!theme-)/.test(name))
}
