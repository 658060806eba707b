import { networkInterfaces } from 'node:os'
import { shownPath as pathInSite } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import type { UserConfig } from '../model/config.ts'
import type { Project } from '../model/project.ts'
import { isLoopback } from '../server/guard.ts'
import type { SavePicture } from '../server/pasting.ts'
import type { Preview, PreviewEvents } from '../server/preview.ts'
import { type Cli, type GlobalOptions, Interrupted } from './cli.ts'
import { createHearing } from './hearing.ts'
import { openBySystem } from './open.ts'
import { formatProblems, type Language } from './reporter.ts'
import { hearKeys } from './server-keys.ts'
import { openSite } from './site.ts'
import { oneLine } from './text-width.ts'
import { spareMemory } from './v8.ts'

/** Serves a site until the author ends it, and reports what it sees meanwhile. */

export interface ServeOptions extends GlobalOptions {
  readonly port?: number
  readonly host?: string
  readonly allowedHosts?: string
  readonly open?: boolean
  readonly drafts?: boolean
  readonly future?: boolean
  readonly static?: boolean
  readonly log?: boolean
  /** The site in this theme, whatever its config says. */
  readonly theme?: string
}

export async function serve(cli: Cli, options: ServeOptions): Promise<void> {
  const { terminal } = cli
  spareMemory()
  const signal = cli.interrupted({ isTheEnd: true })
  const started = performance.now()
  const say = (text: string) => {
    if (options.silent !== true) terminal.err(text)
  }
  const hear = createHearing(cli, options)
  const open = () => openSite(cli, options, overridesOf(options), hear)
  const project = await open()
  const { server } = project.config
  const texts = cli.texts.serving
  const messages = await cli.messages()
  const host = options.host ?? server.host
  const events = eventsFor(
    cli,
    options,
    { messages, texts: cli.texts.reporting },
    project.folders.site,
    options.log ?? server.log,
  )
  const where = {
    host,
    port: { port: options.port ?? server.port, exact: options.port !== undefined },
    allowedHosts: (options.allowedHosts ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()])),
    events,
  }
  const savePicture: SavePicture = async ({ folders, config }, given) => {
    const { addPicture } = await import('../scaffold/pictures.ts')
    return addPicture(folders, config, given, cli.now())
  }
  const { openPreview, openStaticPreview } = await import('../server/preview.ts')
  const preview =
    options.static === true
      ? await openStaticPreview(project, { ...where, texts })
      : await openPreview({ ...where, open, first: project, now: cli.now, messages, texts, savePicture })
  tellStart(cli, options, preview, isLoopback(host), performance.now() - started)
  if (where.port.port !== 0 && preview.port !== where.port.port) say(`  ${texts.portTaken(where.port.port)}`)
  if (options.open === true) openBySystem(preview.url, () => say(texts.noBrowser(preview.url)))
  const quit = new AbortController()
  const keys = hearKeys(cli, {
    open: () => openBySystem(preview.url, () => say(texts.noBrowser(preview.url))),
    quit: () => quit.abort(),
    // What public/ shows is what the last build left there.
    again: async () => {
      if (preview.again !== undefined) return preview.again()
      const { generate } = await import('./generating.ts')
      await generate(cli, options)
    },
    post: () => writePost(cli, project),
    addresses: () => tellAddresses(cli, preview, isLoopback(host), say),
  })
  if (terminal.keys !== undefined) say(terminal.colors.err.dim(`  ${texts.keys}`))
  await Promise.race([ended(signal), ended(quit.signal)])
  keys.end()
  await preview.close()
}

function tellStart(cli: Cli, options: ServeOptions, preview: Preview, loopback: boolean, elapsedMs: number): void {
  if (options.silent === true) return
  const { terminal } = cli
  const texts = cli.texts.serving
  const { green, bold, dim, yellow, cyan } = terminal.colors.out
  terminal.out(`${green('✓')} ${cyan(bold(preview.url))} ${dim(`(${Math.round(elapsedMs)} ms)`)}`)
  if (!loopback) {
    for (const address of networkAddresses()) terminal.out(`  ${cyan(addressAt(preview, address))}`)
    terminal.out(`  ${yellow(texts.everybody)}`)
  }
  terminal.out(`  ${dim(options.static === true ? texts.showing : texts.following)}`)
}

/** For a phone in the same network: where it finds the preview, to be typed or looked at. */
async function tellAddresses(
  { terminal, texts }: Cli,
  preview: Preview,
  loopback: boolean,
  say: (text: string) => void,
): Promise<void> {
  const { cyan } = terminal.colors.err
  const all = loopback ? [] : networkAddresses().map((address) => addressAt(preview, address))
  say([preview.url, ...all].map((url) => `  ${cyan(url)}`).join('\n'))
  const [first] = all
  if (first === undefined) return say(`  ${texts.serving.onlyHere}`)
  const { qrOf } = await import('./qr.ts')
  say(`\n${qrOf(first, terminal.colors.err)}\n`)
}

function addressAt({ url }: Preview, address: string): string {
  return url.replace('//localhost', `//${address}`)
}

/** Asked for and written while the preview runs, which shows it as it shows every save. */
async function writePost(cli: Cli, { config, folders, extensions }: Project): Promise<void> {
  const { askText } = await import('./questions.ts')
  const said = cli.texts.writing
  try {
    const title = await askText(said.titleOf('post'), said.sampleTitle, said.pleaseWrite)
    const [{ newArticle }, { writingOf }] = await Promise.all([
      import('../scaffold/new.ts'),
      import('./commands/new.ts'),
    ])
    const { path } = await newArticle(folders, config, { title }, cli.now(), await writingOf(extensions))
    cli.terminal.err(`${cli.terminal.colors.err.green('✓')} ${oneLine(`${config.source_dir}/${path}`)}`)
  } catch (error) {
    // Given up at the question: the preview goes on.
    if (!(error instanceof Interrupted)) throw error
  }
}

function eventsFor(
  cli: Cli,
  options: ServeOptions,
  language: Language,
  site: string,
  log: boolean,
): Partial<PreviewEvents> {
  const { terminal } = cli
  const { dim, red, green } = terminal.colors.err
  const texts = cli.texts.serving
  const clock = () => dim(cli.now().toTimeString().slice(0, 8))
  let reported = new Set<string>()
  const tellProblems = (problems: readonly Problem[]): void => {
    const shown = options.silent === true ? problems.filter(({ severity }) => severity === 'error') : problems
    const keys = new Set(shown.map((problem) => JSON.stringify(problem)))
    // Each is reported once, and again only when it comes back.
    const fresh = shown.filter((problem) => !reported.has(JSON.stringify(problem)))
    if (fresh.length > 0)
      terminal.err(formatProblems(fresh, language, { colors: terminal.colors.err, width: terminal.width }))
    const isFixed = [...reported].some((key) => key.startsWith('{"severity":"error"') && !keys.has(key))
    if (isFixed && !shown.some(({ severity }) => severity === 'error'))
      terminal.err(`${clock()} ${green(`✓ ${texts.noErrors}`)}`)
    reported = keys
  }
  const tellOne = (problem: Problem): void =>
    terminal.err(formatProblems([problem], language, { colors: terminal.colors.err, width: terminal.width }))
  return {
    started: tellProblems,
    notice: (problem) => {
      if (options.silent !== true) tellOne(problem)
    },
    changed(files, problems, elapsedMs) {
      if (options.silent !== true) {
        const [first = ''] = files
        const saved = texts.saved({ file: oneLine(pathInSite(site, first)), more: files.length - 1 })
        terminal.err(`${clock()} ${saved} ${dim(`(${Math.round(elapsedMs)} ms)`)}`)
      }
      tellProblems(problems)
    },
    ...(log
      ? {
          requested: (method, address, status, elapsedMs) =>
            terminal.err(`${clock()} ${status} ${method} ${oneLine(address)} ${dim(`(${elapsedMs.toFixed(1)} ms)`)}`),
        }
      : {}),
    failed: (error) => {
      if (error instanceof BlogError) {
        if (!reported.has(JSON.stringify(error.problem))) tellOne(error.problem)
      } else
        terminal.err(
          `${clock()} ${red(language.texts.error)} ${error instanceof Error ? error.message : String(error)}`,
        )
    },
  }
}

function overridesOf(options: ServeOptions): UserConfig {
  return {
    ...(options.drafts === true ? { render_drafts: true } : {}),
    ...(options.future === true ? { future: true } : {}),
    ...(options.theme === undefined ? {} : { theme: options.theme }),
  }
}

function networkAddresses(): readonly string[] {
  return Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
