import { routePath } from '../base/paths.ts'
import { fullUrlFor, hrefPath } from '../base/urls.ts'
import { element, XML_HEAD } from '../base/xml.ts'
import type { Head } from '../model/article.ts'
import type { Config } from '../model/config.ts'
import type { Facts } from '../model/facts.ts'
import { shownPath, variantLanguages, variantsOf } from '../model/page-variants.ts'
import type { Site, Taxon } from '../model/site.ts'
import { folderOf, type Generator, type Plan, tryPath } from './generator-context.ts'

/**
 * The map of the site for search engines: home, posts, pages, tags, categories, each with the time of its last change. A
 * path that ends with `.txt` gives a plain list.
 * @compat as hexo-generator-sitemap, `sitemap: false` in the front matter included; but times of change are those of the
 * posts listed, never of the build, and the two figures that search engines ignore are not written.
 */
export const sitemapRoutes: Generator = (plan) => sitemapsOf(plan, 50_000)

/** @param limit of addresses in a file; more are split, and the file at `sitemap.path` lists the parts */
export function* sitemapsOf({ site, config }: Plan, limit: number): ReturnType<Generator> {
  if (!config.sitemap.enable) return
  const listed = (facts: Facts) => entriesOf(facts.site(), facts.config()).flatMap((entry) => versionsOf(entry, facts))
  // Each entry may stand there in several scripts.
  const versions = 1 + variantLanguages(config).length
  const { posts, pages, tags, categories } = site
  const isOne = (1 + posts.length + pages.length + tags.size + categories.size) * versions <= limit
  const parts = isOne ? 1 : Math.ceil((entriesOf(site, config).length * versions) / limit)
  for (const name of config.sitemap.path) {
    const path = tryPath(name, { kind: 'key', name: 'sitemap.path' })
    if (typeof path !== 'string') {
      yield path
      continue
    }
    const owner = { kind: 'sitemap' } as const
    if (path.endsWith('.txt')) yield { kind: 'text', path, owner, make: (facts) => textOf(listed(facts)) }
    else if (parts <= 1) yield { kind: 'text', path, owner, make: (facts) => xmlOf(listed(facts)) }
    else {
      const make = (facts: Facts) => indexOf(path, Math.ceil(listed(facts).length / limit), facts.config())
      yield { kind: 'text', path, owner, make }
      for (let part = 0; part < parts; part++) {
        const make = (facts: Facts) => xmlOf(listed(facts).slice(part * limit, (part + 1) * limit))
        yield { kind: 'text', path: routePath(partOf(path, part)), owner, make }
      }
    }
  }
}

interface Entry {
  readonly path: string
  readonly url: string
  readonly changed: Date | undefined
  /** Where the page stands in several scripts: all of them. */
  readonly versions?: readonly { readonly lang: string; readonly url: string }[]
}

type Listed = Pick<Site, 'posts' | 'pages' | 'tags' | 'categories' | 'heads'>

function entriesOf({ posts, pages, tags, categories, heads }: Listed, config: Config): Entry[] {
  const shown = [...posts, ...pages].filter(
    ({ route, front }) => front.sitemap !== false && route.endsWith('.html') && route !== '404.html',
  )
  const taxa: Taxon[] = [
    ...(config.sitemap.tags && config.tag_generator.enabled ? tags.values() : []),
    ...(config.sitemap.categories && config.category_generator.enabled ? categories.values() : []),
  ]
  const all = [
    ...(config.index_generator.enabled ? [entry(folderOf(config.index_generator.path), posts, config)] : []),
    ...shown.map((head) => entry(head.path, [head], config)),
    ...taxa.map(({ path, posts }) =>
      entry(
        path,
        posts.flatMap((source) => heads.get(source) ?? []),
        config,
      ),
    ),
  ]
  // An author's page at the address of a list is in the site once.
  const seen = new Set<string>()
  return all.filter(({ url }) => {
    const folder = url.replace(/index\.html$/, '')
    return !seen.has(folder) && seen.add(folder)
  })
}

/** @param heads what the page shows: the latest of their changes is the page's */
function entry(path: string, heads: readonly Head[], config: Config): Entry {
  let latest = 0
  // Not Math.max(...): a list may be longer than a call may have arguments.
  for (const { updated } of heads) latest = Math.max(latest, updated.getTime())
  return { path, url: fullUrlFor(hrefPath(path), config), changed: latest > 0 ? new Date(latest) : undefined }
}

/** The page in both scripts of Chinese, if it stands in both. @see https://developers.google.com/search/docs/specialty/international/localized-versions */
function versionsOf(entry: Entry, facts: Facts): readonly Entry[] {
  const path = tryPath(entry.path)
  const variants = typeof path === 'string' && facts.inBothScripts(path) ? variantsOf(path, facts.config()) : []
  if (variants.length === 0) return [entry]
  const versions = variants.map(({ lang, path }) => ({
    lang,
    url: fullUrlFor(hrefPath(shownPath(path)), facts.config()),
  }))
  return versions.map(({ url }, at) => ({ ...entry, url: at === 0 ? entry.url : url, versions }))
}

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const XHTML = 'http://www.w3.org/1999/xhtml'

function xmlOf(entries: readonly Entry[]): string {
  const hasVersions = entries.some(({ versions }) => versions)
  const urls = entries.map(({ url, changed, versions = [] }) =>
    element(
      'url',
      {},
      element('loc', {}, url),
      changed === undefined ? undefined : element('lastmod', {}, changed.toISOString()),
      ...versions.map(({ lang, url }) => element('xhtml:link', { rel: 'alternate', hreflang: lang, href: url })),
    ),
  )
  return `${XML_HEAD}${element('urlset', { xmlns: NAMESPACE, ...(hasVersions && { 'xmlns:xhtml': XHTML }) }, ...urls).xml}\n`
}

function textOf(entries: readonly Entry[]): string {
  return entries.map(({ url }) => `${url}\n`).join('')
}

/** `"sitemap-1.xml"` for the first part of `"sitemap.xml"`. */
const partOf = (path: string, part: number): string => path.replace(/(\.\w+)?$/, `-${part + 1}$1`)

function indexOf(path: string, parts: number, config: Config): string {
  const maps = Array.from({ length: parts }, (_, part) =>
    element('sitemap', {}, element('loc', {}, fullUrlFor(hrefPath(partOf(path, part)), config))),
  )
  return `${XML_HEAD}${element('sitemapindex', { xmlns: NAMESPACE }, ...maps).xml}\n`
}
