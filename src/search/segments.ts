import { digestOf } from '../base/digest.ts'
import type { Head } from '../model/article.ts'
import type { Config } from '../model/config.ts'
import { type ListForm, PART_SIZE, SEGMENT_SIZE, type SegmentKey, type WholeForm } from '../model/search.ts'
import type { Site } from '../model/site.ts'

/** All segments of a site. */
export function segmentsOf(site: Site, config: Config): readonly SegmentKey[] {
  return [...indexSegments(site, config), ...wholeSegments(site, config), ...contentSegments(site, config)]
}

/**
 * Shares articles out to the segments of the index in many files: pages, then posts from the oldest on. A new post comes
 * last and changes no other's number. A pure function of the site, so that a build that remembers gives what a clean one
 * gives.
 */
export function indexSegments(site: Site, config: Config): readonly SegmentKey<'index'>[] {
  return isIndexed(config.search) ? shared('index', searched(site, config), SEGMENT_SIZE) : []
}

/**
 * The same for the index in one file, which lists the newest first: it has the segments from the last to the first.
 * @compat as hexo-generator-search: overviews are found too
 */
export function wholeSegments(
  { posts, pages }: Pick<Site, 'posts' | 'pages'>,
  { search }: Config,
): readonly SegmentKey<WholeForm>[] {
  const { field } = search
  const form = wholeForm(search)
  if (!search.enable || form === undefined) return []
  const heads = [
    ...(field === 'page' ? [] : posts),
    ...(field === 'post' ? [] : pages.filter(({ route }) => route !== '404.html')),
  ]
  return shared(form, heads.filter(isWanted).reverse(), PART_SIZE)
}

/** The same for the lists of `content.json`, newest first too. */
export function contentSegments(lists: Pick<Site, 'posts' | 'pages'>, config: Config): readonly SegmentKey<ListForm>[] {
  const { jsonContent } = config
  if (!jsonContent.enable) return []
  const forms = (['pages', 'posts'] as const).filter((form) => jsonContent[form] !== false)
  return forms.flatMap((form) => shared(form, listedIn(form, lists, config).toReversed(), PART_SIZE))
}

/** @compat hexo-generator-json-content: `hidden: false` overrules what is ignored */
export function listedIn(
  form: ListForm,
  lists: Pick<Site, 'posts' | 'pages'>,
  { jsonContent: { ignore, drafts } }: Config,
): readonly Head[] {
  const paths = ignore.paths.map((path) => path.toLowerCase())
  const tags = new Set(ignore.tags.map((tag) => tag.replace('#', '').toLowerCase()))
  return lists[form].filter(({ encrypted, draft, front, path, tags: own }) => {
    if (encrypted || (draft && !drafts)) return false
    if (front.hidden === false) return true
    const isIgnored =
      paths.some((part) => path.toLowerCase().includes(part)) || own.some((tag) => tags.has(tag.toLowerCase()))
    return !front.hidden && !isIgnored
  })
}

function shared<F>(form: F, heads: readonly Head[], size: number): readonly SegmentKey<F>[] {
  const articles = heads.map((head) => head.source)
  return Array.from({ length: Math.ceil(articles.length / size) }, (_, number) => ({
    form,
    number,
    articles: articles.slice(number * size, (number + 1) * size),
  }))
}

/** Where the index in one file goes, if there is one: `"search.xml"`. */
export function wholeFile({ engine, path = '' }: Pick<Config['search'], 'engine' | 'path'>): string | undefined {
  if (/\.(?:json|xml)$/.test(path)) return path
  return engine === 'json' || engine === 'xml' ? `${path || 'search'}.${engine}` : undefined
}

export function wholeForm(search: Pick<Config['search'], 'engine' | 'path'>): WholeForm | undefined {
  const file = wholeFile(search)
  return file === undefined ? undefined : file.endsWith('.json') ? 'json' : 'xml'
}

/** Whether a site has an index of its own making. */
export function isIndexed({ enable, engine }: Pick<Config['search'], 'enable' | 'engine'>): boolean {
  return enable && engine === 'builtin'
}

/** Articles that a search may find. `indexing: false` in an article's front matter keeps it out. */
export function searched(site: Site, config: Config): readonly Head[] {
  const { field } = config.search
  const pages = field === 'post' ? [] : site.pages.filter(isText)
  const posts = field === 'page' ? [] : site.posts.toReversed()
  return [...pages, ...posts].filter(isWanted)
}

const isWanted = ({ front }: Head): boolean => front.indexing !== false

/** Overviews, the search page itself and the page for what does not exist are no results. */
function isText({ front, route }: Head): boolean {
  return route !== '404.html' && !['tags', 'categories', 'search'].includes(String(front.type ?? front.layout))
}

/** Of the file with an article's text: it stays when other articles come and go. */
export function textName({ source }: Head): string {
  return digestOf(source).slice(0, 12)
}
