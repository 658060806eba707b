import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { BlogError, problem } from '../base/problem.ts'
import { layerOf } from '../config/layers.ts'
import type { ReadConfig } from '../config/read.ts'
import { findTheme, themesOf } from '../source/theme-folder.ts'
import { type Cli, type GlobalOptions, WrongUse } from './cli.ts'
import { packageManagerOf } from './programs.ts'
import { openSite, readSite, shownPath } from './site.ts'
import { tableOf } from './table.ts'
import { oneLine } from './text-width.ts'

/** The four things that `blog theme` does. */

export interface ThemeOptions extends GlobalOptions {
  readonly replace?: boolean
  readonly yes?: boolean
  readonly port?: number
  readonly open?: boolean
  readonly json?: boolean
}

export async function listThemes(cli: Cli, options: ThemeOptions): Promise<void> {
  const { config, folders } = await readSite(cli, options)
  const themes = themesOf(folders.site).map(({ name, folder }) => ({
    name,
    version: versionIn(folder),
    folder: folder.startsWith(join(cli.home, 'themes')) ? 'hanmo' : shownPath(cli, folder),
    used: name === config.theme,
  }))
  if (options.json === true) return cli.terminal.out(JSON.stringify(themes, null, 2))
  const { columns, theming } = cli.texts.writing
  const rows = themes.map(({ name, version = '', folder, used }) => [used ? '✓' : '', name, version, folder])
  const { terminal } = cli
  terminal.out(
    tableOf(
      [
        { title: '', color: (colors, text) => colors.green(text) },
        { title: columns.name },
        { title: theming.version },
        { title: theming.where, flexible: true, color: (colors, text) => colors.dim(text) },
      ],
      rows,
      terminal.outWidth,
      terminal.colors.out,
    ),
  )
}

/** `next`, `hexo-theme-next` or `hanmo-theme-paper`: installed where the author says yes, then named in the config. */
export async function addTheme(cli: Cli, options: ThemeOptions, asked: string | undefined): Promise<void> {
  const given = named(asked, 'add')
  if (!/^[a-z\d][a-z\d._-]*$/i.test(given)) throw new WrongUse('theme-name', { name: given })
  const [, prefix = 'hexo-theme-', name = given] = /^((?:hexo|hanmo)-theme-)?(.+)$/.exec(given) ?? []
  const read = await readSite(cli, options)
  const { site } = read.folders
  if (!('folder' in findTheme(site, name))) await install(cli, options, site, `${prefix}${name}`)
  const found = findTheme(site, name)
  if (!('folder' in found)) throw new BlogError(found.problem)
  const { theming } = cli.texts.writing
  const file = await nameInConfig(read, name)
  if (file === undefined) {
    const { file } = layerOf(read.layers, ['theme']) ?? { file: '_config.yml' }
    throw new BlogError(problem('theme-not-named', { name, file }))
  }
  if (options.silent === true) return
  const { green, bold, dim } = cli.terminal.colors.out
  cli.terminal.out(`${green('✓')} ${theming.chosen({ name: bold(oneLine(name)), file: oneLine(file) })}`)
  cli.terminal.out(dim(`  ${theming.options(`_config.${name}.yml`)}`))
}

/** Where nobody said yes, the author reads what to type. @throws {BlogError} theme-not-installed */
async function install(cli: Cli, { yes }: ThemeOptions, site: string, name: string): Promise<void> {
  const manager = packageManagerOf(cli.env)
  const args = [manager === 'npm' ? 'install' : 'add', name]
  const line = `${manager} ${args.join(' ')}`
  const { askYesNo, mayAsk } = await import('./questions.ts')
  const may = yes === true || (mayAsk(cli) && (await askYesNo(cli, cli.texts.writing.theming.mayInstall(line), true)))
  if (!may) throw new BlogError(problem('theme-not-installed', { name, line, tried: false }))
  if (await cli.runProgram(manager, args, site)) return
  throw new BlogError(problem('theme-not-installed', { name, line, tried: true }))
}

/** The file that says it now; undefined where it is code, or JSON, or cannot be changed without harm. */
async function nameInConfig({ layers, folders }: ReadConfig, name: string): Promise<string | undefined> {
  const { file } = layerOf(layers, ['theme']) ?? layers[0] ?? { file: '_config.yml' }
  if (!['.yml', '.yaml'].includes(extname(file))) return undefined
  const { chooseTheme } = await import('../scaffold/choose-theme.ts')
  return (await chooseTheme(join(folders.site, file), name)) ? file : undefined
}

/** The preview, in another theme: no file of the site changes. */
export async function previewTheme(cli: Cli, options: ThemeOptions, asked: string | undefined): Promise<void> {
  const name = named(asked, 'preview').replace(/^(?:hexo|hanmo)-theme-/, '')
  const { folders } = await readSite(cli, options)
  const found = findTheme(folders.site, name)
  if (!('folder' in found)) throw new BlogError(found.problem)
  const { serve } = await import('./serving.ts')
  const { port, open, ...rest } = options
  await serve(cli, {
    ...rest,
    ...(port === undefined ? {} : { port }),
    ...(open === undefined ? {} : { open }),
    theme: name,
  })
}

/** A copy of one file in `source/_theme/`; without a name, the names. */
export async function ejectFile(cli: Cli, options: ThemeOptions, view: string | undefined): Promise<void> {
  const project = await openSite(cli, options)
  const { folders, config, theme, problems } = project
  if (theme.folder === '')
    throw new BlogError(
      problems.find(({ code }) => code === 'theme-missing') ?? problem('theme-missing', { why: 'none' }),
    )
  // A theme that runs as a guest finds its files by itself.
  if (theme.views.size === 0) throw new WrongUse('eject-guest', { theme: config.theme })
  const { eject, ejectable, fileMeant } = await import('../scaffold/eject.ts')
  const files = ejectable(folders.site, theme.folder)
  if (view === undefined) return cli.terminal.out(files.join('\n'))
  const meant = fileMeant(files, view)
  if (!('path' in meant)) throw new WrongUse('view-unknown', { view, theme: config.theme, near: meant.near })
  const { path, written } = await eject(project, theme.folder, meant.path, options)
  const shown = oneLine(shownPath(cli, join(folders.source, path)))
  if (!written) throw new WrongUse('eject-exists', { file: shown })
  if (options.silent === true) return
  const { green, bold } = cli.terminal.colors.out
  cli.terminal.out(`${green('✓')} ${cli.texts.writing.theming.ejected({ file: bold(shown), theme: config.theme })}`)
}

function named(name: string | undefined, action: string): string {
  if (name === undefined || name.trim() === '') throw new WrongUse('theme-unnamed', { action })
  return name.trim()
}

function versionIn(folder: string): string | undefined {
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: unknown }
    return typeof version === 'string' ? oneLine(version) : undefined
  } catch {
    return undefined
  }
}
