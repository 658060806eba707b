import { byCodeUnit } from '../base/text.ts'
import { wallDate } from '../base/wall-date.ts'
import type { Texts } from '../messages/texts/en.ts'
import type { Survey } from '../road/survey.ts'
import type { ListType } from './list-types.ts'
import type { Column } from './table.ts'

/** What `blog list` shows of each kind of thing: as rows of a table, and the same facts for programs. */

interface Listing {
  readonly columns: readonly Column[]
  /** The same facts for the table and for programs. */
  readonly rows: readonly (readonly string[])[]
  readonly json: readonly unknown[]
}

const path = (title: string): Column => ({ title, flexible: true, color: (colors, text) => colors.cyan(text) })

export const LISTINGS: Readonly<Record<ListType, (survey: Survey, texts: Texts) => Listing>> = {
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
