import { join } from 'node:path'
import type { Comparison } from '../scaffold/compare-sites.ts'
import { addToPackage, type HexoSite } from '../scaffold/hexo-site.ts'
import type { Cli } from './cli.ts'
import type { StartOptions } from './starting.ts'
import { tableOf } from './table.ts'
import { oneLine } from './text-width.ts'

/** `blog init` in a site made for Hexo: what was found, one line in package.json, and a build beside Hexo's to look at. */

export async function adoptSite(cli: Cli, site: HexoSite, options: StartOptions): Promise<void> {
  const { terminal, texts } = cli
  const said = texts.writing.adopting
  const { green, bold } = terminal.colors.out
  const say = (line: string) => {
    if (options.silent !== true) terminal.out(line)
  }
  say(`${green('✓')} ${said.found(bold(oneLine(site.folder)))}`)
  say(foundTable(cli, site))
  const { askYesNo, mayAsk } = await import('./questions.ts')
  const asks = options.yes !== true && mayAsk(cli)
  if (site.hasHanmo) say(`\n${said.alreadyThere}`)
  else if (!asks || (await askYesNo(cli, said.mayAdd, true))) {
    await addToPackage(site.folder, cli.version)
    say(`\n${green('✓')} ${said.added(`^${cli.version}`)}`)
  }
  if (!site.isInstalled) return say(`\n${said.notInstalled}`)
  await buildBeside(cli, site, options)
}

function foundTable({ terminal, texts }: Cli, site: HexoSite): string {
  const said = texts.writing.adopting
  const rows = [
    [said.hexo, site.hexo ?? ''],
    [said.theme, site.theme ?? said.none],
    [said.renderer, site.renderer ?? said.none],
    [said.plugins, site.plugins.join(', ') || said.none],
    [said.articles, said.articlesOf(site)],
    [said.scripts, site.hasScripts ? 'scripts/' : said.none],
  ]
  const table = tableOf(
    [{ title: '' }, { title: '', flexible: true }],
    rows,
    terminal.outWidth - 2,
    terminal.colors.out,
  )
  return table.replace(/^.*\n/, '').replace(/^/gm, '  ')
}

/** Into a folder of the cache, with a memory of its own: `public/`, and what a first build says of it, stay untouched. */
async function buildBeside(cli: Cli, site: HexoSite, options: StartOptions): Promise<void> {
  const { terminal, texts } = cli
  const said = texts.writing.adopting
  const [{ openSite }, { generate }, { compareSites }] = await Promise.all([
    import('./site.ts'),
    import('./generating.ts'),
    import('../scaffold/compare-sites.ts'),
  ])
  const here = { ...cli, cwd: site.folder }
  const project = await openSite(here, options)
  const beside = join(project.folders.cache, 'beside')
  const folders = { ...project.folders, public: join(beside, 'public'), cache: join(beside, 'cache') }
  if (options.silent !== true) terminal.err(`\n${said.building(join('.blog-cache', 'beside', 'public'))}`)
  const report = await generate(here, { ...options, force: true }, { ...project, folders })
  if (!report.good) return cli.exitWith(1)
  const compared = await compareSites(join(site.folder, site.publicFolder), folders.public)
  if (options.silent === true) return
  terminal.out(
    compared === undefined
      ? `\n${said.nothingToCompare(site.publicFolder)}`
      : `\n${said.compared(site.publicFolder)}\n${comparisonLines(compared, said).join('\n')}`,
  )
  terminal.out(
    `\n${texts.writing.next}\n  ${terminal.colors.out.cyan('npm install')}\n  ${terminal.colors.out.cyan('npx blog server')}`,
  )
}

function comparisonLines(compared: Comparison, said: Cli['texts']['writing']['adopting']): readonly string[] {
  const few = (names: readonly string[]) => ({ count: names.length, names: names.slice(0, NAMED).map(oneLine) })
  return [
    `  ${said.both(compared)}`,
    ...(compared.different.length > 0 ? [`  ${said.different(few(compared.different))}`] : []),
    ...(compared.onlyThere.length > 0 ? [`  ${said.onlyThere(few(compared.onlyThere))}`] : []),
    ...(compared.onlyHere.length > 0 ? [`  ${said.onlyHere(few(compared.onlyHere))}`] : []),
  ]
}

const NAMED = 5
