import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { digestOf } from '../base/digest.ts'
import { deepMerge, isPlainObject } from '../base/merge.ts'
import { type Digest, shownPath } from '../base/paths.ts'
import { BlogError, type Problem, problem } from '../base/problem.ts'
import { decodeText } from '../base/text-file.ts'
import { parseYaml } from '../base/yaml.ts'
import type { Config } from '../model/config.ts'
import type { Theme, View } from '../model/theme.ts'
import { globMatcher } from './globs.ts'
import { filesOf, type ThemeFile } from './theme-files.ts'

/** A theme's folder → views, messages and options in memory, assets by name; and what of it we cannot use. */

interface ReadTheme {
  readonly theme: Theme
  readonly problems: readonly Problem[]
}

/**
 * @param site absolute; messages name files relative to it
 * @param folder absolute
 * @param over absolute; a folder that lies over the theme's, file by file: `source/_theme`. Words of a language that it
 *   leaves out are the theme's; its `_config.yml` is not read, since the site has a place of its own for options
 * @param config whose theme it is: `theme` is its name, `theme_config` lies over its own `_config.yml`, and `ignore`
 *   holds globs of what is left out
 */
export function readTheme(
  site: string,
  folder: string,
  config: Pick<Config, 'theme' | 'theme_config' | 'ignore'>,
  over?: string,
): ReadTheme {
  const problems: Problem[] = []
  const isIgnored = globMatcher(config.ignore)
  const filesIn = (root: string) =>
    filesOf(site, root, problems).filter(({ absolute }) => !isIgnored(shownPath(site, absolute)))
  const own = over !== undefined && existsSync(over) ? filesIn(over).filter(({ path }) => path.includes('/')) : []
  const replaced = new Set(own.map(({ path }) => path).filter((path) => !path.startsWith('languages/')))
  const files = [...filesIn(folder).filter(({ path }) => !replaced.has(path)), ...own]
  const texts = readTexts(site, files, problems)
  const views = new Map<string, View>()
  const languages = new Map<string, Readonly<Record<string, unknown>>>()
  // Where links of the file system were lost on the way, as in hexo-theme-landscape's package, a file holds the other's name.
  const links = new Map<string, string>()
  let defaults: Readonly<Record<string, unknown>> = {}
  for (const { path, file, text } of texts) {
    if (path.startsWith('layout/')) {
      const view = { name: path.slice('layout/'.length, -'.ejs'.length), file, text, digest: digestOf(text) }
      views.set(view.name, view)
      continue
    }
    const { value, problems: found } = parseYaml(text, { file })
    problems.push(...found)
    if (value === null || value === undefined) continue
    const language = path.slice('languages/'.length).replace(/\.\w+$/, '')
    if (path.startsWith('_config.')) {
      if (isPlainObject(value)) defaults = value
      else problems.push(noKeys(file, 'error'))
    } else if (isPlainObject(value)) languages.set(language, deepMerge(languages.get(language) ?? {}, value))
    else if (typeof value === 'string' && files.some((other) => other.path === `languages/${value}`))
      links.set(language, value.replace(/\.\w+$/, ''))
    else problems.push(noKeys(file, 'warning'))
  }
  for (const [language, target] of links) {
    const messages = languages.get(target)
    if (messages) languages.set(language, messages)
  }
  problems.push(...otherLanguages(site, folder, files, views))
  if (views.size === 0 && !problems.some(({ severity }) => severity === 'error')) problems.push(empty(site, folder))
  const assets = new Map(
    files.filter((file) => isAsset(file.path)).map((file) => [file.path.slice('source/'.length), file.absolute]),
  )
  return {
    theme: { name: config.theme, folder, views, languages, config: deepMerge(defaults, config.theme_config), assets },
    problems,
  }
}

/** Where a site keeps what lies over its theme. @param source its source folder, absolute */
export function overlayOf(source: string): string {
  return join(source, '_theme')
}

/** @param file absolute; one that cannot be read counts as empty, and is reported where it is copied */
export function assetDigest(file: string): Digest {
  try {
    return digestOf(readFileSync(file))
  } catch {
    return digestOf('')
  }
}

/** What a site has whose theme is missing. */
export function noTheme({ theme, theme_config }: Pick<Config, 'theme' | 'theme_config'>): Theme {
  return { name: theme, folder: '', views: new Map(), languages: new Map(), config: theme_config, assets: new Map() }
}

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
/** What reads them in Hexo; Nunjucks comes with Hexo itself. */
const PLUGINS: Readonly<Record<string, string>> = {
  '.pug': 'hexo-renderer-pug',
  '.jade': 'hexo-renderer-pug',
  '.swig': 'hexo-renderer-swig',
  '.hbs': 'hexo-renderer-handlebars',
  '.jsx': 'hexo-renderer-inferno',
  '.styl': 'hexo-renderer-stylus',
  '.scss': 'hexo-renderer-dartsass',
  '.sass': 'hexo-renderer-dartsass',
  '.less': 'hexo-renderer-less',
}
const STYLE_SOURCES = new Set(['.styl', '.scss', '.sass', '.less'])

function readTexts(site: string, files: readonly ThemeFile[], problems: Problem[]) {
  return files.flatMap(({ path, absolute }) => {
    const isView = path.startsWith('layout/') && path.endsWith('.ejs')
    const isData = path.startsWith('_config.') || /^languages\/.*\.(ya?ml|json)$/.test(path)
    if (!isView && !isData) return []
    const file = shownPath(site, absolute)
    try {
      return [{ path, file, text: decodeText(readFileSync(absolute), file) }]
    } catch (error) {
      problems.push(error instanceof BlogError ? error.problem : unreadable(file, error))
      return []
    }
  })
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
  const theme = shownPath(site, folder)
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
    yield problem(
      'theme-view-language',
      { ...some(theme, templates), plugin: pluginFor(template) },
      { at: { file: shownPath(site, template.absolute) } },
    )
  const styles = files.filter(
    ({ path }) => path.startsWith('source/') && !/\/[_.]/.test(path) && STYLE_SOURCES.has(extname(path).toLowerCase()),
  )
  const [style] = styles
  if (style)
    yield problem(
      'theme-style-source',
      { ...some(theme, styles), plugin: pluginFor(style) ?? '' },
      {
        severity: 'warning',
        at: { file: shownPath(site, style.absolute) },
      },
    )
}

function unreadable(file: string, error: unknown): Problem {
  const system = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  return problem('file-unreadable', { file, system }, { at: { file } })
}

function noKeys(file: string, severity: Problem['severity']): Problem {
  return problem('theme-yaml-type', { file }, { severity, at: { file, line: 1 } })
}

/** The first three by name, and how many there are. */
const pluginFor = ({ path }: ThemeFile): string | undefined => PLUGINS[extname(path).toLowerCase()]

function some(theme: string, files: readonly ThemeFile[]) {
  return { theme, files: files.slice(0, 3).map(({ path }) => path), count: files.length }
}

function empty(site: string, folder: string): Problem {
  const theme = shownPath(site, folder)
  return problem('theme-empty', { theme }, { at: { file: theme } })
}
