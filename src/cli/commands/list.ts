import { Command } from 'commander'
import { byCodeUnit, nearest } from '../../base/text.ts'
import { wallDate } from '../../base/wall-date.ts'
import type { Survey } from '../../road/survey.ts'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { reportProblems } from '../reporter.ts'
import { isMissingConfig, openSite } from '../site.ts'
import { type Column, tableOf } from '../table.ts'

/** `blog list <type>`: what the site holds, without building it. */
export function listCommand(cli: Cli): Command {
  return new Command('list')
    .alias('ls')
    .description('list what the site holds, without building it')
    .argument('[type]', `what to list: ${TYPES.join(', ')}`)
    .usage('<type> [options]')
    .option('--json', 'print a list for programs')
    .addHelpText(
      'after',
      `
Examples:
  blog list post                 date, title, file, categories and tags
  blog ls draft                  what waits in source/_drafts/
  blog list route                every address, and what it is made from
  blog list tag --json           for programs`,
    )
    .action(async (asked: string | undefined, { json }: { readonly json?: boolean }, command: Command) => {
      const type = typeOf(asked)
      const options = command.optsWithGlobals<GlobalOptions>()
      const project = await openSite(cli, options, type === 'draft' ? { render_drafts: true } : {})
      const [{ survey }, { createPlainEngine }] = await Promise.all([
        import('../../road/survey.ts'),
        import('../../road/engines.ts'),
      ])
      const found = await survey(project, createPlainEngine(cli.now()))
      const listing = LISTINGS[type](found)
      const { terminal } = cli
      if (json === true) terminal.out(JSON.stringify(listing.json, null, 2))
      else if (listing.rows.length === 0) terminal.err(`This site has no ${type} yet.`)
      else terminal.out(tableOf(listing.columns, listing.rows, terminal.outWidth, terminal.colors.out))
      const errors = found.problems.filter((problem) => problem.severity === 'error')
      const warnings = options.silent === true ? [] : found.problems.filter(isMissingConfig)
      await reportProblems([...errors, ...warnings], terminal, cli.messages)
      if (errors.length > 0) cli.exitWith(1)
    })
}

const TYPES = ['post', 'page', 'draft', 'tag', 'category', 'route'] as const
type Type = (typeof TYPES)[number]

interface Listing {
  readonly columns: readonly Column[]
  /** The same facts for the table and for programs. */
  readonly rows: readonly (readonly string[])[]
  readonly json: readonly unknown[]
}

/** Takes the plural too: `posts`, `categories`. */
function typeOf(asked: string | undefined): Type {
  const all = `It is one of ${TYPES.join(', ')}.`
  if (asked === undefined) throw new WrongUse('It is not said what to list.', `${all} For example: blog list post`)
  const word = asked.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '')
  const type = TYPES.find((one) => one === word)
  if (type !== undefined) return type
  const meant = nearest(word, TYPES)
  throw new WrongUse(
    `There is no list of "${asked}".`,
    meant === undefined ? all : `Did you mean "blog list ${meant}"?`,
  )
}

const DATE: Column = { title: 'Date', color: (colors, text) => colors.dim(text) }
const TITLE: Column = { title: 'Title', flexible: true }
const FILE: Column = { title: 'File', flexible: true, color: (colors, text) => colors.cyan(text) }
const PATH: Column = { title: 'Address', flexible: true, color: (colors, text) => colors.cyan(text) }
const POSTS: Column = { title: 'Posts', align: 'right' }

const LISTINGS: Readonly<Record<Type, (survey: Survey) => Listing>> = {
  post: (survey) => articles(survey, 'posts', (head) => !head.draft),
  draft: (survey) => articles(survey, 'posts', (head) => head.draft),
  page: (survey) => articles(survey, 'pages', () => true),
  tag: (survey) => taxa(survey, 'tags'),
  category: (survey) => taxa(survey, 'categories'),
  route: ({ routes }) => {
    const sorted = [...routes].sort((a, b) => byCodeUnit(a.path, b.path))
    return {
      columns: [PATH, { title: 'Kind' }, { title: 'Made from', flexible: true }],
      rows: sorted.map(({ path, kind, owner }) => [path, kind, owner]),
      json: sorted.map(({ path, kind, owner }) => ({ path, kind, owner })),
    }
  },
}

type Article = Survey['world']['site']['posts'][number]

function articles({ world }: Survey, of: 'posts' | 'pages', wanted: (head: Article) => boolean): Listing {
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
      DATE,
      TITLE,
      FILE,
      ...(isPost
        ? [
            { title: 'Categories', flexible: true },
            { title: 'Tags', flexible: true },
          ]
        : [PATH]),
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

function taxa({ world }: Survey, of: 'tags' | 'categories'): Listing {
  const all = [...world.site[of].values()].sort((a, b) => byCodeUnit(a.id, b.id))
  const parentsOf = (id: string | undefined): number =>
    id === undefined ? 0 : 1 + parentsOf(world.site[of].get(id)?.parent)
  return {
    columns: [{ title: 'Name', flexible: true }, POSTS, PATH],
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
