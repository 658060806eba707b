import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import { extname, join } from 'node:path'
import { parseDate } from '../base/date-text.ts'
import { thawed } from '../base/freeze.ts'
import { isPlainObject } from '../base/merge.ts'
import type { SourcePath } from '../base/paths.ts'
import type { Content, Head } from '../model/article.ts'
import type { Facts } from '../model/facts.ts'
import type { Site } from '../model/site.ts'
import { splitFrontMatter } from '../source/front-matter.ts'
import { idOf } from './data/id.ts'
import { whenLookedAt } from './data/looked-at.ts'
import { defineLate } from './data/members.ts'
import { currentBeside, lookAt } from './reading.ts'
import { linkCategories, linkTags } from './terms.ts'

/** A site's heads and files → Hexo's documents. Bodies stay where they are until somebody asks. */
export function fillModels(hexo: any, site: Site): void {
  const { config } = hexo
  // Where posts have folders of files, only files with the ending of new posts are posts.
  const ending = config.post_asset_folder ? extname(config.new_post_name) : undefined
  const isPost = ({ source }: Head) => ending === undefined || extname(source) === ending
  const all = [...site.posts, ...site.pages, ...site.hidden]
  const ofKind = (kind: Head['kind'], heads: readonly Head[]) => heads.filter((head) => head.kind === kind)
  if (!hexo.leavesHiding) for (const { source } of site.hidden) hexo.unlisted.add(idOf(source))
  for (const { source } of site.unpublished) hexo.unpublished.add(idOf(source))
  for (const head of ofKind('post', [...all, ...site.unpublished])
    .filter(isPost)
    .sort(asRead))
    hexo.model('Post').fill(listedOf(hexo, head))
  const posts = ofKind('post', all).filter(isPost).sort(asRead)
  for (const head of posts) linkTags(hexo, idOf(head.source), head)
  linkCategories(hexo, posts)
  for (const head of ofKind('page', [...all, ...site.unpublished]).sort(asRead))
    hexo.model('Page').fill(listedOf(hexo, head))
  const owners = new Map(ofKind('post', all).map((head) => [withoutEnding(head.source), head]))
  for (const path of site.assets) fillAsset(hexo, path, owners)
}

/** Data files, which may be looked at without the articles. */
export function fillData(hexo: any, data: Site['data']): void {
  hexo.model('Data').clear()
  for (const [name, value] of Object.entries(data)) hexo.model('Data').fill({ _id: name, data: thawed(value) })
}

/** Hexo reads the files of a folder by name, and those of the folders in it after them; so its documents are in that order. */
function asRead({ source: a }: Head, { source: b }: Head): number {
  return a.split('/').length - b.split('/').length || (a < b ? -1 : 1)
}

/** An article as lists hold it: of a locked one, nobody who makes pages reads the source. */
function listedOf(hexo: any, head: Head): any {
  const record = articleOf(hexo, head)
  if (!head.encrypted) return record
  // Who changes a file has to know all that is in it.
  lock(record, 'raw', () => currentBeside() !== undefined)
  lock(record, '_content', () => currentBeside()?.isAuthors === true)
  return record
}

function lock(record: any, name: string, isOpen: () => boolean): void {
  const read = Object.getOwnPropertyDescriptor(record, name)?.get
  defineLate(record, name, () => (isOpen() ? read?.() : ''))
}

/** A head as Hexo's document of its kind would hold it. */
export function articleOf(hexo: any, head: Head): any {
  const zone = hexo.config.timezone || 'UTC'
  const { source, front, kind } = head
  const record: any = { _id: idOf(source) }
  // Members are in the order of the front matter, also those that are set below.
  for (const [key, value] of Object.entries(front))
    if (!LEFT_OUT.has(key)) record[key] = DATES.has(key) ? undefined : fieldOf(value, zone)
  const file = join(hexo.source_dir, source)
  const date = head.dated ? dateAsRead(hexo, head, 'date', head.date) : (createdAt(file, kind) ?? head.date)
  const option = hexo.config.updated_option
  Object.assign(record, {
    source,
    title: head.title,
    layout: String(front.layout ?? kind),
    date,
    ...(head.hidden && { hidden: true }),
  })
  // Each edit changes the date of a page that says none.
  if (kind === 'page' && !head.dated)
    defineLate(record, 'date', () => {
      hexo.reads.head(source)
      return hexo.model('Page').store.momentOf(date)
    })
  if (front.updated !== undefined) record.updated = dateAsRead(hexo, head, 'updated', head.updated)
  else if (option === 'date') record.updated = date
  else if (option !== 'empty')
    // An edit of the text changes it, which need not concern who doesn't show it.
    defineLate(record, 'updated', () =>
      whenLookedAt(
        () => hexo.reads.head(source),
        (known = head) => {
          const written = option === 'mtime' ? statSync(file, { throwIfNoEntry: false })?.mtime : undefined
          return hexo.model('Post').store.momentOf(written ?? known.updated)
        },
      ),
    )
  if (kind === 'post') {
    Object.assign(record, { slug: head.slug, published: !head.draft })
    if (front.permalink) record.__permalink = front.permalink
    const photos = front.photos ?? front.photo
    if (photos) record.photos = [photos].flat()
  } else {
    // A slash before it belongs to it, though not to the file's name.
    record.path = `${/^\/*/.exec(String(front.permalink ?? ''))?.[0]}${head.path}`
    if (front.tags) record.tags = thawed(front.tags)
    if (front.categories) record.categories = thawed(front.categories)
  }
  withBody(hexo, record, source, head.bodyOffset)
  return record
}

const DATES = new Set(['date', 'updated'])
/** What of the front matter stands in a document in another form, or is worked out. */
const LEFT_OUT = new Set(['tags', 'categories', 'tag', 'category', 'permalink'])

function createdAt(file: string, kind: Head['kind']): Date | undefined {
  const times = statSync(file, { throwIfNoEntry: false })
  return kind === 'post' ? times?.birthtime : times?.ctime
}

/** `_content` and `raw` are the file's, `content`, `excerpt` and `more` what came of it. */
function withBody(hexo: any, record: any, source: SourcePath, offset: number | undefined): void {
  const { reads } = hexo
  const textOf = () => reads.text(source)
  defineLate(record, 'raw', () => textOf().replace(/\r\n?/g, '\n'))
  const bodyIn = (text: string) => text.slice(offset ?? splitFrontMatter(text, source).bodyOffset)
  defineLate(record, '_content', () => bodyIn(textOf()).replace(/\r\n?/g, '\n'))
  const written = record.excerpt
  // What is not published nobody has rendered.
  const isUnseen = () => hexo.unpublished.has(record._id)
  const inPassing = () => hexo.render.renderSync({ text: record._content, path: source })
  defineLate(record, 'content', () => reads.body(source)?.html ?? (isUnseen() ? inPassing() : undefined))
  defineLate(record, 'excerpt', () => reads.body(source)?.excerpt ?? written)
  defineLate(record, 'more', () => moreOf(reads.body(source)))
}

/** The rest after the mark; without a mark, all. A filter may have set another. */
function moreOf(body: Content | undefined): string | undefined {
  return (body?.fields?.more as string | undefined) ?? body?.html
}

/** @compat strict: of a date that names its zone, Hexo takes the hour in UTC for the hour in the site's zone */
function dateAsRead({ config }: any, { front }: Head, key: string, date: Date): Date {
  if (config.compat !== 'strict' || !/\d(?:Z|[+-]\d\d:?\d\d)$/.test(String(front[key]).trim())) return date
  return parseDate(date.toISOString().slice(0, 19).replace('T', ' '), config.timezone || 'UTC') ?? date
}

/** Dates that YAML would have read are dates, those inside of lists and maps in UTC; everything else is as written. */
function fieldOf(value: unknown, zone: string): unknown {
  if (typeof value === 'string') return DAY.test(value) ? (parseDate(value, zone) ?? value) : value
  const own = thawed(value)
  if (isPlainObject(own) || Array.isArray(own))
    for (const [key, part] of Object.entries(own)) Object.assign(own, { [key]: fieldOf(part, 'UTC') })
  return own
}

const DAY = /^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ])/

/** A file that is no article: one that a renderer understands is a page to Hexo, or an asset of a post, or just a file. */
function fillAsset(hexo: any, path: SourcePath, owners: Owners): void {
  const { config } = hexo
  const isRaw = new Set([config.skip_render].flat()).size > 0 && hexo.isSkipped(path)
  const renderable = hexo.render.isRenderable(path) && !isRaw
  const id = `${config.source_dir}/${path}`
  if (/^_(?:posts|drafts)\//.test(path)) {
    if (!config.post_asset_folder) return
    const folder = foldersOf(path).find((each) => owners.has(each))
    const owner = folder && owners.get(folder)
    if (!owner) return
    const slug = path.slice(folder.length + 1)
    hexo.model('PostAsset').fill({ _id: id, slug, post: idOf(owner.source), modified: true, renderable })
  } else if (renderable) fillTextPage(hexo, path)
  else {
    hexo.model('Asset').fill({ _id: id, path, modified: true, renderable })
    hexo.sitePaths.add(id)
  }
}

/** Posts by the folder that may hold files of theirs. */
type Owners = ReadonlyMap<string, Head>

const withoutEnding = (path: string): string => path.slice(0, path.length - extname(path).length)

/** The folders around a file, the innermost first. */
function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, at) => parts.slice(0, parts.length - at).join('/'))
}

function fillTextPage(hexo: any, path: SourcePath): void {
  const output = hexo.render.getOutput(path)
  const ending = extname(path)
  const record: any = {
    _id: idOf(path),
    source: path,
    path: `${path.slice(0, path.length - ending.length)}.${output}`,
    layout: output === 'html' ? 'page' : 'false',
  }
  // When it was changed concerns who asks for that.
  const at = (time: 'ctime' | 'mtime') => () => {
    const file = join(hexo.source_dir, path)
    lookAt('stat', file)
    return hexo.model('Page').store.momentOf(statSync(file, { throwIfNoEntry: false })?.[time])
  }
  defineLate(record, 'date', at('ctime'))
  defineLate(record, 'updated', at(hexo.config.updated_option === 'date' ? 'ctime' : 'mtime'))
  withBody(hexo, record, path, undefined)
  defineLate(record, 'content', () => {
    hexo.reads.text(path)
    return hexo.textPages.get(path)?.rendered
  })
  hexo.model('Page').fill(record)
  hexo.textPages.set(path, hexo.model('Page').new(record))
}

/** Takes out what belongs to a site; what belongs to the theme stays. */
export function emptyModels(hexo: any): void {
  for (const kind of ['Post', 'Page', 'Tag', 'Category', 'PostTag', 'PostCategory', 'PostAsset'])
    hexo.model(kind).clear()
  for (const links of Object.values<any>(hexo.links)) links.clear()
  for (const path of hexo.sitePaths) hexo.model('Asset').clear(path)
  hexo.sitePaths.clear()
  hexo.unlisted.clear()
  hexo.unpublished.clear()
  hexo.textPages.clear()
}

/** What can be written as JSON; what cannot decides nothing. */
export function plainText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}

/**
 * What filters set on articles while they were rendered reaches lists and templates; each member is a fact of its own for
 * who asks for it.
 * @returns which articles have which: a page may have looked where there was none
 */
export function applyFields(hexo: any, facts: Facts): readonly string[] {
  hexo.model('Post').count()
  return Array.from(facts.site().heads, ([source, head]) => {
    const { more: _, ...set } = facts.content(source)?.fields ?? {}
    const names = Object.keys(set)
    // Scripts may write into what they find.
    const read = (name: string) => thawed(hexo.reads.field(source, name))
    hexo.model(head.kind === 'post' ? 'Post' : 'Page').defineLate(idOf(source), names, read)
    return [source, ...names.sort()].join(' ')
  })
}

/** A digest of what filters, events and generators may have changed besides, from whatever they read. */
export function digestOfOptions(hexo: any): string {
  const given = plainText([hexo.config, hexo.theme.config])
  return createHash('sha256').update(given).digest('hex').slice(0, 16)
}
