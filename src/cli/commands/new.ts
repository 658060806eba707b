import { join, posix } from 'node:path'
import { Command } from 'commander'
import type { Config } from '../../model/config.ts'
import type { Writing } from '../../model/extension.ts'
import type { Project } from '../../model/project.ts'
import type { FrontValue } from '../../scaffold/fill.ts'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { openSite, readSite, shownPath } from '../site.ts'
import { oneLine } from '../text-width.ts'

/** `blog new [layout] <title>`: a new post, page or draft from its scaffold. */
export function newCommand(cli: Cli): Command {
  const help = cli.texts.help.new
  return new Command('new')
    .alias('n')
    .description(help.description)
    .argument('[layout]', help.layout)
    .argument('[title...]', help.title)
    .usage(help.usage)
    .option('-p, --path <path>', help.options.path)
    .option('-s, --slug <name>', help.options.slug)
    .option('-r, --replace', help.options.replace)
    .option('-d, --draft', help.options.draft)
    .option('-t, --tags <tags>', help.options.tags)
    .option('--set <key=value>', help.options.set, collect, [])
    .option('-o, --open', help.options.open)
    .addHelpText('after', help.after)
    .action(async (first: string | undefined, rest: readonly string[], options: NewOptions, command: Command) => {
      const all = command.optsWithGlobals<NewOptions>()
      const { config, folders } = await readSite(cli, all)
      const { newArticle } = await import('../../scaffold/new.ts')
      const words = first === undefined ? [] : [first, ...rest]
      const { layout, title, asked } = await understand(cli, words, folders.scaffolds, options)
      const isPage = layout?.toLowerCase() === 'page'
      const front = { ...(asked === true && !isPage && (await askTaxa(cli, all, options))), ...frontOf(options) }
      const slug = options.slug ?? (isPage ? undefined : await slugFor(title, config, cli.now()))
      const written = await newArticle(
        folders,
        config,
        {
          title,
          ...(layout === undefined ? {} : { layout }),
          ...(slug === undefined ? {} : { slug }),
          ...(options.path === undefined ? {} : { path: options.path }),
          draft: options.draft === true,
          replace: options.replace === true,
          front,
        },
        cli.now(),
        await writingOf((await openSite(cli, all)).extensions),
      )
      if (options.open === true) await openArticle(cli, config.server.editor, folders.source, written.path)
      if (all.silent === true) return
      const { green, bold, dim } = cli.terminal.colors.out
      const shown = (path: string) => oneLine(shownPath(cli, posix.join(folders.source, path)))
      cli.terminal.out(`${green('✓')} ${bold(shown(written.path))}`)
      if (written.taken !== undefined)
        cli.terminal.out(dim(`  ${cli.texts.writing.alreadyExists(shown(written.taken))}`))
    })
}

/** Plugins and extensions that have a part in new articles. */
export async function writingOf(extensions: Project['extensions']): Promise<readonly Writing[]> {
  const found: Writing[] = []
  if (extensions.length === 0) return found
  const { callExtension } = await import('../../model/call-extension.ts')
  for (const extension of extensions) {
    const call = <T>(work: () => T) => callExtension(extension, 'writing', undefined, work)
    const { path, written } = (await call(() => extension.writing?.())) ?? {}
    found.push({
      ...(path && { path: (...given) => call(() => path(...given)) }),
      ...(written && { written: (...given) => call(() => written(...given)) }),
    })
  }
  return found
}

/** What `new_post_slug` makes of a title; undefined where the title itself is the name. */
async function slugFor(title: string, config: Config, now: Date): Promise<string | undefined> {
  switch (config.new_post_slug) {
    case 'title':
      return undefined
    case 'pinyin':
      return (await import('../../base/pinyin.ts')).inPinyin(title)
    case 'date': {
      const { wallDate } = await import('../../base/wall-date.ts')
      return wallDate(now, config.timezone).replace(/^(\d+)-(\d+)-(\d+) (\d+):(\d+).*$/, '$1$2$3-$4$5')
    }
    case 'hash': {
      const { createHash } = await import('node:crypto')
      return createHash('sha1').update(`${title}${now.getTime()}`).digest('hex').slice(0, 8)
    }
  }
}

/** By `server.editor`, as the panel of the preview does; by the terminal's own editor; or as the system likes. */
async function openArticle(cli: Cli, editor: string, source: string, path: string): Promise<void> {
  const [{ openBySystem, openInEditor }, { editorLink }] = await Promise.all([
    import('../open.ts'),
    import('../../server/editor.ts'),
  ])
  const file = join(source, path)
  const failed = () => cli.terminal.err(cli.texts.writing.notOpened(oneLine(file)))
  const link = editorLink(editor, source, { file: path })
  const own = cli.env.VISUAL ?? cli.env.EDITOR ?? ''
  if (link !== undefined) return openBySystem(link, failed)
  if (own === '' || !cli.terminal.interactive) return openBySystem(file, failed)
  if (!(await openInEditor(own, file))) failed()
}

interface NewOptions extends GlobalOptions {
  readonly path?: string
  readonly slug?: string
  readonly replace?: boolean
  readonly draft?: boolean
  readonly tags?: string
  readonly open?: boolean
  readonly set?: readonly string[]
}

/** Tells layout and title apart. @compat a single word that names a layout is the layout; Hexo takes it as the title. */
async function understand(
  cli: Cli,
  words: readonly string[],
  scaffolds: string,
  options: NewOptions,
): Promise<{ readonly layout?: string; readonly title: string; readonly asked?: boolean }> {
  const { scaffoldNames } = await import('../../scaffold/scaffolds.ts')
  const [first, ...rest] = words
  const names = await scaffoldNames(scaffolds)
  const isLayout = first !== undefined && (rest.length > 0 || names.includes(first.toLowerCase()))
  const layout = isLayout ? { layout: first } : {}
  if (isLayout && rest.length > 0) return { ...layout, title: rest.join(' ') }
  if (first !== undefined && !isLayout) return { title: first }
  if (options.path !== undefined) return { ...layout, title: posix.parse(options.path.replaceAll('\\', '/')).name }
  const kind = first?.toLowerCase() ?? (options.draft === true ? 'draft' : 'post')
  if (!cli.terminal.interactive) throw new WrongUse('title-unwritten', { layout: kind })
  const said = cli.texts.writing
  const { askText } = await import('../questions.ts')
  return { ...layout, title: await askText(said.titleOf(kind), said.sampleTitle, said.pleaseWrite), asked: true }
}

/** Whoever is asked for the title is asked for these as well; Tab completes those that the site has. */
async function askTaxa(
  cli: Cli,
  all: GlobalOptions,
  { tags }: NewOptions,
): Promise<Readonly<Record<string, FrontValue>>> {
  const [{ askNames }, { usedTaxa }] = await Promise.all([import('../questions.ts'), import('../site-values.ts')])
  const used = await usedTaxa(cli, all)
  const said = cli.texts.writing
  const named = tags === undefined ? namesIn(await askNames(said.tagsOf, used.tags)) : []
  const [category] = namesIn(await askNames(said.categoryOf, used.categories))
  return {
    ...(named.length > 0 && { tags: named }),
    // From the outer to the inner.
    ...(category !== undefined && { categories: category.split('/').flatMap((name) => name.trim() || []) }),
  }
}

const namesIn = (text: string): readonly string[] => text.split(/[,，]/).flatMap((name) => name.trim() || [])

function frontOf({ tags, set = [] }: NewOptions): Readonly<Record<string, FrontValue>> {
  const front: Record<string, FrontValue> = {}
  if (tags !== undefined) front.tags = namesIn(tags)
  for (const pair of set) {
    const [, key = '', value = ''] = /^\s*([^\s=]+)\s*=(.*)$/s.exec(pair) ?? []
    if (key === '') throw new WrongUse('set-pair', { pair })
    if (['title', 'date', 'layout'].includes(key)) throw new WrongUse('set-key', { key })
    front[key] = frontValue(value.trim())
  }
  return front
}

function frontValue(text: string): FrontValue {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text) ? Number(text) : text
}

const collect = (value: string, previous: readonly string[]): readonly string[] => [...previous, value]
