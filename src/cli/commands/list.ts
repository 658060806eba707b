import { Command } from 'commander'
import { byCodeUnit, nearest } from '../../base/text.ts'
import { wallDate } from '../../base/wall-date.ts'
import { loadTexts } from '../../messages/load.ts'
import type { Texts } from '../../messages/texts/en.ts'
import type { Survey } from '../../road/survey.ts'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { reportProblems } from '../reporter.ts'
import { isMissingConfig, openSite } from '../site.ts'
import { type Column, tableOf } from '../table.ts'

/** `blog list <type>`: what the site holds, without building it. */
export function listCommand(cli: Cli): Command {
  const help = cli.texts.help.list
  return new Command('list')
    .alias('ls')
    .description(help.description)
    .argument('[type]', help.type(TYPES.join(', ')))
    .usage(help.usage)
    .option('--json', help.options.json)
    .addHelpText('after', help.after)
    .action(async (asked: string | undefined, { json }: { readonly json?: boolean }, command: Command) => {
      const type = typeOf(asked)
      const options = command.optsWithGlobals<GlobalOptions>()
      const project = await openSite(cli, options, type === 'draft' ? { render_drafts: true } : {})
      const { createPlainEngine } = await import('../../road/engines.ts')
      const engine = createPlainEngine(cli.now())
      // Which pages there are only an extension knows that makes all of them, and it may read every article for that.
      const isMade = type === 'route' && project.extensions.some(({ pages }) => pages)
      const found = isMade
        ? await (await import('../../road/build.ts')).walk(project, engine)
        : await (await import('../../road/survey.ts')).survey(project, engine)
      const { terminal, texts } = cli
      // Programs read English.
      const listing = LISTINGS[type](found, json === true ? await loadTexts('en') : texts)
      if (json === true) terminal.out(JSON.stringify(listing.json, null, 2))
      else if (listing.rows.length === 0) terminal.err(texts.writing.noneYet(type))
      else terminal.out(tableOf(listing.columns, listing.rows, terminal.outWidth, terminal.colors.out))
      const errors = found.problems.filter((problem) => problem.severity === 'error')
      const warnings = options.silent === true ? [] : found.problems.filter(isMissingConfig)
      await reportProblems([...errors, ...warnings], cli)
      if (errors.length > 0) cli.exitWith(1)
    })
}

export const TYPES = ['post', 'page', 'draft', 'tag', 'category', 'route'] as const
type Type = (typeof TYPES)[number]

interface Listing {
  readonly columns: readonly Column[]
  /** The same facts for the table and for programs. */
  readonly rows: readonly (readonly string[])[]
  readonly json: readonly unknown[]
}

/** Takes the plural too: `posts`, `categories`. */
function typeOf(asked: string | undefined): Type {
  if (asked === undefined) throw new WrongUse('list-unnamed', { types: TYPES })
  const word = asked.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '')
  const type = TYPES.find((one) => one === word)
  if (type !== undefined) return type
  throw new WrongUse('list-unknown', { asked, near: nearest(word, TYPES), types: TYPES })
}

const path = (title: string): Column => ({ title, flexible: true, color: (colors, text) => colors.cyan(text) })

const LISTINGS: Readonly<Record<Type, (survey: Survey, texts: Texts) => Listing>> = {
  post: (survey, { writing }) => articles(survey, 'posts', writing.columns, (head) => !head.draft),
  draft: (survey, { writing }) => articles(survey, 'posts', writing.columns, (head) => head.draft),
  page: (survey, { writing }) => articles(survey, 'pages', writing.columns, () => true),
  tag: (survey, { writing }) => taxa(survey, 'tags', writing.columns),
  category: (survey, { writing }) => taxa(survey, 'categories', writing.columns),
  route: ({ routes }, { writing: { columns }, owner: words }) => {
    const sorted = [...routes].sort((a, b) => byCodeUnit(a.path, b.path))
    return {
      columns: [path(columns.address), { title: columns.kind }, { title: columns.madeFrom, flexible: true }],
      rows: sorted.map(({ path, kind, owner }) => [path, kind, words(owner)]),
      json: sorted.map(({ path, kind, owner }) => ({ path, kind, owner: words(owner) })),
    }
  },
}

type Titles = Texts['writing']['columns']
type Article = Survey['world']['site']['posts'][number]

function articles(
  { world }: Survey,
  of: 'posts' | 'pages',
  titles: Titles,
  wanted: (head: Article) => boolean,
): Listing {
  const { config } = world.project
  const heads = world.site[of].filter(wanted)
  const all = heads.map((head) => ({
    date: wallDate(head.date, config.timezone),
    title: head.title,
    source: `${config.source_dir}/${head.source}`,
    path: head.path,
    categories: head.categories.map((path) => path.join('/')),
    tags: head.tags,
  }))
  const isPost = of === 'posts'
  return {
    columns: [
      { title: titles.date, color: (colors, text) => colors.dim(text) },
      { title: titles.title, flexible: true },
      path(titles.file),
      ...(isPost
        ? [
            { title: titles.categories, flexible: true },
            { title: titles.tags, flexible: true },
          ]
        : [path(titles.address)]),
    ],
    rows: all.map((one) => [
      one.date.slice(0, 10),
      one.title,
      one.source,
      ...(isPost ? [one.categories.join(', '), one.tags.join(', ')] : [one.path]),
    ]),
    json: all,
  }
}

function taxa({ world }: Survey, of: 'tags' | 'categories', titles: Titles): Listing {
  const all = [...world.site[of].values()].sort((a, b) => byCodeUnit(a.id, b.id))
  const parentsOf = (id: string | undefined): number =>
    id === undefined ? 0 : 1 + parentsOf(world.site[of].get(id)?.parent)
  return {
    columns: [{ title: titles.name, flexible: true }, { title: titles.posts, align: 'right' }, path(titles.address)],
    rows: all.map(({ name, parent, posts, path }) => [
      `${'· '.repeat(parentsOf(parent))}${name}`,
      String(posts.length),
      path,
    ]),
    json: all.map(({ name, parent, posts, path }) => ({
      name,
      path,
      posts: posts.length,
      ...(parent === undefined ? {} : { parent: world.site[of].get(parent)?.name ?? parent }),
    })),
  }
}
