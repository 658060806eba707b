import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { dependenciesOf } from '../base/dependencies.ts'
import type { Digest } from '../base/paths.ts'
import { digestFrom } from '../base/paths.ts'
import type { Config } from '../model/config.ts'
import { scriptsIn } from './scripts.ts'

/**
 * What a site has that was written for Hexo, found without running any of it: plugins that its package.json names, the
 * scripts of the theme and of the site, and one digest of all that decides what they do.
 */
export interface Guests {
  readonly site: string
  readonly themeFolder: string
  readonly plugins: readonly Plugin[]
  readonly scripts: readonly string[]
  /** Plugins that package.json names and that are not installed. */
  readonly missing: readonly string[]
  /** Plugins that are not run, since we do their work. */
  readonly answered: readonly string[]
  /** False beside a theme of our own kind: the road makes the pages. */
  readonly makesPages: boolean
  readonly digest: Digest
}

export interface Plugin {
  readonly name: string
  /** Absolute: the file that is run. */
  readonly entry: string
}

/** Answered by commands of ours; the preview follows each save, and leaves the page as it stands. */
const OURS = new Set(['hexo-server', 'hexo-browsersync', 'hexo-deployer-git', 'hexo-cli'])

/** Where it is installed, it says what is hidden from which lists. */
export const HIDER = 'hexo-hide-posts'

/** Markdown is ours to read; who asks for the plugin hears that it is missing when it is needed. */
const MARKDOWN = /^hexo-renderer-(?:marked|kramed|pandoc|markdown-it\S*)$/

/** Undefined for a site in which nothing of Hexo's can be run. */
export function findGuests(
  site: string,
  themeFolder: string,
  config: unknown,
  choices: Config['guests'] = {},
): Guests | undefined {
  const themeScripts = scriptsIn(join(themeFolder, 'scripts'))
  const siteScripts = scriptsIn(join(site, 'scripts'))
  const plugins = new Map<string, Plugin>()
  const missing: string[] = []
  const answered: string[] = []
  const own = dependenciesOf(site)
  for (const [folder, list] of [
    [themeFolder, dependenciesOf(themeFolder).needed],
    [site, [...new Set([...own.needed, ...own.dev])]],
  ] as const)
    for (const name of list) {
      if (!PLUGIN.test(name)) continue
      const choice = choices[name] ?? (OURS.has(name) ? 'ours' : 'plugin')
      if (choice === 'ours') answered.push(name)
      if (choice !== 'plugin') continue
      const entry = entryOf(name, folder)
      if (entry !== undefined) plugins.set(name, { name, entry })
      else if (folder === site && !MARKDOWN.test(name)) missing.push(name)
    }
  const scripts = [...themeScripts, ...siteScripts]
  const all = [...plugins.values()]
  // A site that names plugins of which none is installed is built by what we bring.
  if (all.length === 0 && scripts.length === 0) return undefined
  return {
    site,
    themeFolder,
    plugins: all,
    scripts,
    missing,
    answered,
    makesPages: !isMadeForUs(themeFolder),
    digest: digestOfGuests(site, themeFolder, all, siteScripts, config),
  }
}

const PLUGIN = /^hexo-(?!theme-)|^@(?!types\/)[^/]+\/hexo-(?!theme-)/

/** Whether a theme says in its package.json that it was written for this generator. */
export function isMadeForUs(themeFolder: string): boolean {
  return dependenciesOf(themeFolder).engines.includes('hanmo')
}

/** The file that a package begins with, as found from a folder; undefined where it is not installed. */
export function entryOf(name: string, folder: string): string | undefined {
  try {
    return createRequire(join(folder, 'package.json')).resolve(name)
  } catch {
    return undefined
  }
}

/**
 * Plugins by how their file looks, scripts and options of the theme too. Of templates, words, styles and
 * whatever else a site may show of a theme only the name counts here: each file is a fact for those who read it.
 */
function digestOfGuests(
  site: string,
  themeFolder: string,
  plugins: readonly Plugin[],
  scripts: readonly string[],
  config: unknown,
): Digest {
  const hash = createHash('sha256').update(JSON.stringify(config) ?? '')
  for (const { name, entry } of plugins) hash.update(`${name}\n`).update(stampOf(entry))
  const lock = join(site, 'package-lock.json')
  if (existsSync(lock)) hash.update(stampOf(lock))
  for (const file of scripts) hash.update(`${file.slice(site.length)}\n`).update(readFileSync(file))
  for (const file of existsSync(themeFolder) ? scriptsIn(themeFolder) : []) {
    const name = file.slice(themeFolder.length + 1).replaceAll('\\', '/')
    if (!name.includes('node_modules/')) hash.update(`${name}\n`).update(SHOWN.test(name) ? '' : stampOf(file))
  }
  return digestFrom(hash.digest('hex').slice(0, 32))
}

const SHOWN = /^(?:layout|languages|source)\//

function stampOf(file: string): string {
  const { size, mtimeMs } = statSync(file)
  return `${size} ${mtimeMs}\n`
}
