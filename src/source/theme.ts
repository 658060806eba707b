import type { Dirent } from 'node:fs'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { digestOf } from '../base/digest.ts'
import { deepMerge, isPlainObject } from '../base/merge.ts'
import { shownPath } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import { decodeText } from '../base/text-file.ts'
import { parseYaml } from '../base/yaml.ts'
import type { Config } from '../model/config.ts'
import type { Theme, View } from '../model/theme.ts'
import { globMatcher } from './globs.ts'

/**
 * A theme's folder → views, messages and options in memory, assets by name. Only plain files inside the folder count: a
 * symbolic link that leads out of the theme is not followed.
 */

export interface ReadTheme {
  readonly theme: Theme
  readonly problems: readonly Problem[]
}

/**
 * @param site absolute; messages name files relative to it
 * @param folder absolute
 * @param config whose theme it is: `theme` is its name, `theme_config` lies over its own `_config.yml`, and `ignore`
 *   holds globs of what is left out
 */
export async function readTheme(
  site: string,
  folder: string,
  config: Pick<Config, 'theme' | 'theme_config' | 'ignore'>,
): Promise<ReadTheme> {
  const problems: Problem[] = []
  const isIgnored = globMatcher(config.ignore)
  const files = (await filesOf(site, folder, problems)).filter(({ absolute }) => !isIgnored(shownPath(site, absolute)))
  const texts = await readTexts(site, files, problems)
  const views = new Map<string, View>()
  const languages = new Map<string, Readonly<Record<string, unknown>>>()
  let own: Readonly<Record<string, unknown>> = {}
  for (const { path, file, text } of texts) {
    if (path.startsWith('layout/')) {
      const view = { name: path.slice('layout/'.length, -'.ejs'.length), file, text, digest: digestOf(text) }
      views.set(view.name, view)
      continue
    }
    const parsed = parseYaml(text, { file })
    problems.push(...parsed.problems)
    if (!isPlainObject(parsed.value)) {
      if (parsed.value !== null && parsed.value !== undefined) problems.push(noKeys(file))
      continue
    }
    if (path.startsWith('_config.')) own = parsed.value
    else languages.set(path.slice('languages/'.length).replace(/\.\w+$/, ''), parsed.value)
  }
  problems.push(...otherLanguages(site, folder, files, views))
  if (views.size === 0 && !problems.some((problem) => problem.severity === 'error')) problems.push(empty(site, folder))
  const assets = new Map(
    files.filter((file) => isAsset(file.path)).map((file) => [file.path.slice('source/'.length), file.absolute]),
  )
  return {
    theme: { name: config.theme, folder, views, languages, config: deepMerge(own, config.theme_config), assets },
    problems,
  }
}

/** What a site has that wants no theme (`theme: false`) or whose theme is missing. */
export function noTheme(options: Readonly<Record<string, unknown>>): Theme {
  return { name: '', folder: '', views: new Map(), languages: new Map(), config: options, assets: new Map() }
}

/** A file below the theme: posix path, and where it really is. */
interface ThemeFile {
  readonly path: string
  readonly absolute: string
}

const PARTS = ['languages', 'layout', 'source'] as const
/** Templates that Hexo renders with a plugin and that we cannot. */
const OTHER_TEMPLATES = new Set([
  '.njk',
  '.nunjucks',
  '.swig',
  '.pug',
  '.jade',
  '.hbs',
  '.handlebars',
  '.haml',
  '.jsx',
  '.tsx',
])
const STYLE_SOURCES = new Set(['.styl', '.scss', '.sass', '.less'])

async function filesOf(site: string, folder: string, problems: Problem[]): Promise<readonly ThemeFile[]> {
  const home = await realpath(folder)
  const files: ThemeFile[] = []
  const walk = async (path: string, trail: readonly string[]): Promise<void> => {
    const entries = await readdir(join(folder, path), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => byCodeUnit(a.name, b.name))) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      if (path === '' && !PARTS.some((part) => part === entry.name) && !/^_config\.(ya?ml|json)$/.test(entry.name))
        continue
      if (entry.name === 'node_modules' || entry.name === '.git') continue
      const absolute = join(folder, inner)
      const kind = await kindOf(entry, absolute, home)
      if (kind === 'outside') problems.push(leadsOut(site, absolute))
      if (kind === 'file') files.push({ path: inner.normalize('NFC'), absolute })
      if (kind !== 'folder') continue
      const real = await realpath(absolute)
      if (!trail.includes(real)) await walk(inner, [...trail, real])
    }
  }
  await walk('', [home])
  return files
}

async function kindOf(entry: Dirent, absolute: string, home: string): Promise<'file' | 'folder' | 'outside' | 'other'> {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return 'other'
  const real = await realpath(absolute).catch(() => undefined)
  if (real === undefined) return 'other'
  if (real !== home && !real.startsWith(home + sep)) return 'outside'
  const found = await stat(real)
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
}

async function readTexts(site: string, files: readonly ThemeFile[], problems: Problem[]) {
  const wanted = files.filter(
    ({ path }) =>
      (path.startsWith('layout/') && path.endsWith('.ejs')) ||
      /^languages\/.*\.(ya?ml|json)$/.test(path) ||
      path.startsWith('_config.'),
  )
  const texts = await Promise.all(
    wanted.map(async ({ path, absolute }) => {
      const file = shownPath(site, absolute)
      try {
        return [{ path, file, text: decodeText(await readFile(absolute), file) }]
      } catch (error) {
        if (!(error instanceof BlogError)) throw error
        problems.push(error.problem)
        return []
      }
    }),
  )
  return texts.flat()
}

/** @compat as in Hexo, names that begin with "_" or "." at any depth are the theme's own business; so are editors' copies. */
function isAsset(path: string): boolean {
  if (!path.startsWith('source/') || /[~%]$/.test(path)) return false
  return !/\/[_.]/.test(path) && !STYLE_SOURCES.has(extname(path).toLowerCase())
}

function* otherLanguages(
  site: string,
  folder: string,
  files: readonly ThemeFile[],
  views: ReadonlyMap<string, View>,
): Iterable<Problem> {
  const templates = files.filter(({ path }) => {
    const ending = extname(path).toLowerCase()
    return (
      path.startsWith('layout/') &&
      OTHER_TEMPLATES.has(ending) &&
      !views.has(path.slice('layout/'.length, -ending.length))
    )
  })
  const [template] = templates
  if (template)
    yield {
      severity: 'error',
      code: 'theme-view-language',
      message: `The theme ${shownPath(site, folder)} has ${templates.length === 1 ? 'a template' : `${templates.length} templates`} in a language other than EJS: ${some(templates)}.`,
      hint: 'Views are written in EJS (layout/**/*.ejs). Use another theme, or translate these.',
      at: { file: shownPath(site, template.absolute) },
    }
  const styles = files.filter(
    ({ path }) => path.startsWith('source/') && !/\/[_.]/.test(path) && STYLE_SOURCES.has(extname(path).toLowerCase()),
  )
  const [style] = styles
  if (style)
    yield {
      severity: 'warning',
      code: 'theme-style-source',
      message: `The theme ${shownPath(site, folder)} has style sheets that must be compiled first (Hexo does it with a renderer plugin), and they are left out: ${some(styles)}.`,
      hint: 'Compile them to .css beside the sources, for example with npx stylus, npx sass or npx lessc.',
      at: { file: shownPath(site, style.absolute) },
    }
}

function noKeys(file: string): Problem {
  return {
    severity: 'error',
    code: 'theme-yaml-type',
    message: `${file} must hold keys with values.`,
    hint: 'Write for example: home: 首页.',
    at: { file, line: 1 },
  }
}

function some(files: readonly ThemeFile[]): string {
  const names = files.slice(0, 3).map(({ path }) => path)
  return files.length > 3 ? `${names.join(', ')} and ${files.length - 3} more` : names.join(', ')
}

function leadsOut(site: string, absolute: string): Problem {
  return {
    severity: 'warning',
    code: 'theme-link-outside',
    message: `The symbolic link ${shownPath(site, absolute)} leads out of the theme and is not followed.`,
    hint: 'Put a copy of the file there.',
    at: { file: shownPath(site, absolute) },
  }
}

function empty(site: string, folder: string): Problem {
  return {
    severity: 'error',
    code: 'theme-empty',
    message: `The theme ${shownPath(site, folder)} has no templates: there is no layout/*.ejs in it.`,
    hint: 'Is it a Git submodule that was not fetched? git submodule update --init.',
    at: { file: shownPath(site, folder) },
  }
}
