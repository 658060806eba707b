import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { BlogError, problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import { wallDate } from '../base/wall-date.ts'
import { yamlText } from './yaml-text.ts'

/** Lays a new site into a folder, from the starter in the package: no network, and no file is ever overwritten. */

interface InitOptions {
  /** Absolute: the starter's files, and the scaffolds that come along. */
  readonly starter: string
  readonly scaffolds: string
  /** Absolute: the `_config.yml` of the theme that comes along, Mist. */
  readonly themeOptions: string
  /** The version of hanmo that the new site asks for. */
  readonly version: string
  readonly now: Date
  /** What the author says in place of the starter's. */
  readonly settings?: Settings
}

/** Keys of `_config.yml`. A theme that is not ours is added to the packages. */
export interface Settings {
  readonly title?: string
  readonly author?: string
  readonly url?: string
  readonly language?: string
  readonly theme?: string
}

interface Initialized {
  /** Posix, relative to the folder, sorted. */
  readonly created: readonly string[]
  /** Files that already existed and were left alone. */
  readonly kept: readonly string[]
}

const CONFIGS = /^(?:_config\.(?:ya?ml|json)|hanmo\.config\.(?:ts|mts|js|mjs))$/

/** Before anything is asked or written. @throws {BlogError} site-exists, not-a-folder */
export async function checkPlace(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found && !found.isDirectory()) throw new BlogError(problem('not-a-folder', { folder }))
  const config = found && (await readdir(folder)).find((name) => CONFIGS.test(name))
  if (config !== undefined) throw new BlogError(problem('site-exists', { folder, file: config }))
}

/** @throws {BlogError} site-exists, not-a-folder */
export async function initSite(folder: string, options: InitOptions): Promise<Initialized> {
  await checkPlace(folder)
  const created: string[] = []
  const kept: string[] = []
  for (const [path, content] of await starterFiles(folder, options)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    try {
      await writeFile(file, content, { flag: 'wx' })
      created.push(path)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      kept.push(path)
    }
  }
  return { created: created.sort(byCodeUnit), kept: kept.sort(byCodeUnit) }
}

/** Path below the new site → its content, the config last: a folder is a site only once everything else is there. */
async function starterFiles(folder: string, options: InitOptions): Promise<readonly (readonly [string, string])[]> {
  const date = wallDate(options.now, 'Asia/Shanghai')
  const { settings = {} } = options
  const files: [string, string][] = [['package.json', packageJson(folder, options.version, settings.theme)]]
  for (const path of await filesBelow(options.starter)) {
    const text = await readFile(join(options.starter, path), 'utf8')
    // npm never packs a file named .gitignore, so it travels without its dot.
    const filled = path === '_config.yml' ? withSettings(text, settings) : text.replaceAll('{{ date }}', date)
    files.push([path === 'gitignore' ? '.gitignore' : path, filled])
  }
  if ((settings.theme ?? 'mist') === 'mist')
    files.push(['_config.mist.yml', unsetOptions(await readFile(options.themeOptions, 'utf8'))])
  for (const name of ['post.md', 'page.md', 'draft.md'])
    files.push([`scaffolds/${name}`, await readFile(join(options.scaffolds, name), 'utf8')])
  return files.sort(([a], [b]) => Number(a === '_config.yml') - Number(b === '_config.yml') || byCodeUnit(a, b))
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''))
}

/** Each key has a line of its own in the starter, and its comments stay. */
function withSettings(config: string, settings: Settings): string {
  return Object.entries(settings).reduce(
    (text, [key, value]: [string, string]) =>
      text.replace(new RegExp(`^${key}:.*$`, 'm'), () => `${key}: ${yamlText(value)}`),
    config,
  )
}

/** Every option of the theme in a comment, `#key: value`, so that what the theme has by default stays its own affair. */
function unsetOptions(text: string): string {
  const options = text.slice(text.indexOf('# ── ')).replace(/^(?!\s*#|$)/gm, '#')
  return `${OPTIONS_HEAD}\n${options}`
}

const OPTIONS_HEAD = `# yaml-language-server: $schema=node_modules/hanmo/themes/mist/_config.schema.json
# Mist 的选项，写着的都是默认值。要改哪一项，去掉它和它上一级行首的 #，改成想要的值。
# The options of Mist, with their defaults. To change one, remove the # at the start of its line and of its parent's.
`

function packageJson(folder: string, version: string, theme = 'mist'): string {
  const manifest = {
    name: packageName(basename(folder)),
    version: '0.0.0',
    private: true,
    type: 'module',
    scripts: {
      build: 'blog generate',
      clean: 'blog clean',
      server: 'blog server',
      deploy: 'blog deploy',
    },
    dependencies: { hanmo: `^${version}`, ...(theme === 'mist' ? {} : { [`hexo-theme-${theme}`]: '*' }) },
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** npm allows only some ASCII in a name; a folder called 我的博客 still gets one. */
function packageName(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[-._]+|[-._]+$/g, '')
  return name === '' || name === 'hanmo' || name === 'node-modules' ? 'my-blog' : name
}
