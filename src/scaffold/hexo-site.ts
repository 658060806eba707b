import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { dependenciesOf } from '../base/dependencies.ts'
import { parseYaml } from '../base/yaml.ts'
import { asOne } from './as-one.ts'
import { forgetOld, replacing } from './write.ts'

/** A folder → what it has of Hexo's, for somebody who is about to move; and the one change that moving takes. */

export interface HexoSite {
  /** Absolute. */
  readonly folder: string
  /** As package.json asks for it; undefined where it names no hexo. */
  readonly hexo: string | undefined
  readonly theme: string | undefined
  readonly renderer: string | undefined
  /** Packages whose names begin with `hexo-`, but the theme and the renderer of Markdown. */
  readonly plugins: readonly string[]
  readonly posts: number
  readonly drafts: number
  readonly pages: number
  readonly hasScripts: boolean
  readonly publicFolder: string
  readonly hasHanmo: boolean
  readonly isInstalled: boolean
}

/** Undefined where there is no config, or no sign of Hexo in package.json. Runs nothing. */
export async function hexoSiteIn(folder: string): Promise<HexoSite | undefined> {
  const config = await readFile(join(folder, '_config.yml'), 'utf8').catch(() => undefined)
  const { needed, dev } = dependenciesOf(folder)
  const packages = [...needed, ...dev]
  if (config === undefined || !packages.includes('hexo')) return undefined
  const { value } = parseYaml(config, { file: '_config.yml' })
  const settings = (typeof value === 'object' && value !== null ? value : {}) as Readonly<Record<string, unknown>>
  const text = (key: string, fallback: string) => (typeof settings[key] === 'string' ? settings[key] : fallback)
  const source = join(folder, text('source_dir', 'source'))
  const [posts, drafts, all] = await Promise.all(
    [join(source, '_posts'), join(source, '_drafts'), source].map(articlesBelow),
  )
  const renderer = packages.find((name) => /^hexo-renderer-(?:.*(?:marked|kramed|markdown|pandoc))/.test(name))
  return {
    folder,
    hexo: await versionOf(folder),
    theme: typeof settings.theme === 'string' ? settings.theme : undefined,
    renderer,
    plugins: packages.filter((name) => /^hexo-/.test(name) && name !== renderer && !name.startsWith('hexo-theme-')),
    posts: posts ?? 0,
    drafts: drafts ?? 0,
    pages: (all ?? 0) - (posts ?? 0) - (drafts ?? 0),
    hasScripts: existsSync(join(folder, 'scripts')),
    publicFolder: text('public_dir', 'public'),
    hasHanmo: packages.includes('hanmo'),
    isInstalled: existsSync(join(folder, 'node_modules/hexo')),
  }
}

async function versionOf(folder: string): Promise<string | undefined> {
  const installed = await readFile(join(folder, 'node_modules/hexo/package.json'), 'utf8').catch(() => undefined)
  const manifest = installed ?? (await readFile(join(folder, 'package.json'), 'utf8'))
  const json = JSON.parse(manifest.replace(/^\ufeff/, '')) as {
    readonly version?: string
    readonly dependencies?: Readonly<Record<string, string>>
    readonly devDependencies?: Readonly<Record<string, string>>
  }
  return installed === undefined ? (json.dependencies?.hexo ?? json.devDependencies?.hexo) : json.version
}

async function articlesBelow(folder: string): Promise<number> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) return 0
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)).length
}

/** Adds hanmo to the dependencies; indentation, line ends and everything else stay. */
export async function addToPackage(folder: string, version: string): Promise<void> {
  const file = join(folder, 'package.json')
  const text = await readFile(file, 'utf8')
  const json = JSON.parse(text.replace(/^\ufeff/, '')) as { dependencies?: Record<string, string> }
  const dependencies = { ...json.dependencies, hanmo: `^${version}` }
  const sorted = Object.fromEntries(Object.entries(dependencies).sort(([a], [b]) => (a < b ? -1 : 1)))
  const [, indent = '  '] = /\n([ \t]+)"/.exec(text) ?? []
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  const [end = ''] = /\s*$/.exec(text) ?? []
  const after = JSON.stringify({ ...json, dependencies: sorted }, null, indent).replaceAll('\n', line) + end
  await asOne(replacing(file, after))
  await forgetOld(file)
}
