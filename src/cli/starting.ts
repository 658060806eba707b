import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Settings } from '../scaffold/init.ts'
import type { Cli, GlobalOptions } from './cli.ts'
import { packageManagerOf } from './programs.ts'
import { cellsOf, oneLine } from './text-width.ts'

/** A new site from nothing to its preview: what it is called is asked for, packages and git are seen to. */

export interface StartOptions extends GlobalOptions {
  readonly yes?: boolean
  /** False with `--no-install`. */
  readonly install?: boolean
  /** False with `--no-git`. */
  readonly git?: boolean
}

export async function startSite(
  cli: Cli,
  folder: string,
  options: StartOptions & { readonly isNamed: boolean },
): Promise<void> {
  const { askWithDefault, askYesNo, mayAsk } = await import('./questions.ts')
  const asks = options.yes !== true && mayAsk(cli)
  const { checkPlace, initSite } = await import('../scaffold/init.ts')
  await checkPlace(folder)
  // Among other files a blog gets a folder of its own.
  const isCrowded = existsSync(folder) && readdirSync(folder).some((name) => !name.startsWith('.'))
  const target =
    asks && !options.isNamed && isCrowded
      ? join(folder, await askWithDefault(cli.texts.writing.questions.folder, 'my-blog'))
      : folder
  await checkPlace(target)
  const { created, kept } = await initSite(target, {
    starter: join(cli.home, 'src/scaffold/starter'),
    scaffolds: join(cli.home, 'scaffolds'),
    themeOptions: join(cli.home, 'themes/mist/_config.yml'),
    version: cli.version,
    now: cli.now(),
    settings: asks ? await askSettings(cli) : {},
  })
  const said = cli.texts.writing
  const { green, bold, dim } = cli.terminal.colors.out
  if (options.silent !== true) {
    cli.terminal.out(`${green('✓')} ${said.newSite({ folder: bold(oneLine(target)), files: created.length })}`)
    if (kept.length > 0) cli.terminal.out(dim(`  ${said.kept(kept)}`))
  }
  const may = async (question: string) => (asks ? askYesNo(cli, question, true) : options.yes === true)
  const hasGit =
    options.git !== false && !isInRepository(target) && (await may(said.mayInitGit))
      ? await cli.runProgram('git', ['init', '--quiet', '--initial-branch=main'], target)
      : false
  const manager = packageManagerOf(cli.env)
  // The executable needs no packages, and the site is not tied to them.
  const standsAlone = cli.env.HANMO_EXECUTABLE !== undefined
  const isInstalled =
    !standsAlone && options.install !== false && !kept.includes('package.json') && (await may(said.mayInstall(manager)))
      ? await cli.runProgram(manager, ['install'], target)
      : false
  if (hasGit && options.silent !== true) cli.terminal.out(`${green('✓')} ${said.gitReady}`)
  if ((isInstalled || standsAlone) && asks && (await askYesNo(cli, said.mayServe, true))) {
    const { serve } = await import('./serving.ts')
    return serve({ ...cli, cwd: target }, { open: true })
  }
  if (options.silent !== true)
    tellNext(cli, target, { isInstalled, standsAlone, manager, hasPackage: kept.includes('package.json') })
}

/** What Enter alone gives is what the starter has. */
async function askSettings({ texts }: Cli): Promise<Settings> {
  const { askChoice, askWithDefault } = await import('./questions.ts')
  const { questions } = texts.writing
  const title = await askWithDefault(questions.title, questions.titleByDefault)
  const author = await askWithDefault(questions.author, questions.authorByDefault)
  const url = await askWithDefault(questions.url, 'http://example.com', (value) =>
    /^https?:\/\/[^\s/]+\S*$/.test(value) ? undefined : questions.urlWrong,
  )
  const language = await askChoice(
    questions.language,
    [
      ['zh-CN', '简体中文 zh-CN'],
      ['zh-TW', '繁體中文 zh-TW'],
      ['en', 'English en'],
    ],
    questions.how,
  )
  const chosen = await askChoice(
    questions.theme,
    [
      ['mist', questions.mist],
      ['', questions.otherTheme],
    ],
    questions.how,
  )
  const theme =
    chosen !== ''
      ? chosen
      : await askWithDefault(questions.themeName, 'mist', (value) =>
          /^[a-z\d][a-z\d._-]*$/.test(value) ? undefined : questions.themeWrong,
        )
  return { title, author, url, language, theme }
}

interface Done {
  readonly isInstalled: boolean
  readonly standsAlone: boolean
  readonly manager: string
  readonly hasPackage: boolean
}

function tellNext(cli: Cli, target: string, { isInstalled, standsAlone, manager, hasPackage }: Done): void {
  const { terminal, texts } = cli
  const said = texts.writing
  const { dim, cyan } = terminal.colors.out
  const shown = relative(cli.cwd, target)
  terminal.out(`\n${said.next}`)
  if (shown !== '') terminal.out(`  ${cyan(`cd ${shellWord(shown)}`)}`)
  if (!isInstalled && !standsAlone) terminal.out(`  ${cyan(hasPackage ? 'npm install hanmo' : `${manager} install`)}`)
  const blog = standsAlone ? 'blog' : 'npx blog'
  const steps = [
    [`${blog} server`, said.thePreview],
    [[blog, 'new', 'post', `"${said.yourTitle}"`].join(' '), said.theNextPost],
  ] as const
  const width = Math.max(...steps.map(([command]) => cellsOf(command)))
  for (const [command, does] of steps)
    terminal.out(`  ${cyan(command)}${' '.repeat(width - cellsOf(command))}   ${dim(does)}`)
}

function isInRepository(folder: string): boolean {
  return existsSync(join(folder, '.git')) || (dirname(folder) !== folder && isInRepository(dirname(folder)))
}

/** Quotes a path where a shell would split or expand it. */
function shellWord(path: string): string {
  return /^[\p{L}\p{N}_./-]+$/u.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}
