/**
 * Follows links as editors show them: relative to the file, or to the folder that has the name of the post. What the
 * site knows decides; what it does not know stays as the author wrote it.
 */
import { candidatesOf } from '../model/near-files.ts'
import type { ArticleContext, AssetTarget, LinkTarget } from './context.ts'
import { decodedUri } from './uri.ts'

interface Roots {
  /** The site's folder on its host: `"/blog/"`. */
  readonly root: string
}

/** Whether an address leads to this site by a path: no protocol, no host, not only a query or an anchor. */
export const isLocal = (href: string): boolean => href !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|[#?])/i.test(href)

/** The file that a link means, or undefined. */
export function assetAt(href: string, context: ArticleContext, roots: Roots): AssetTarget | undefined {
  if (!context.asset || !isLocal(href)) return undefined
  const { path, suffix } = partsOf(href)
  const withSuffix = (asset: AssetTarget) => (suffix === '' ? asset : { ...asset, url: asset.url + suffix })
  for (const candidate of candidatesOf(path, { ...context, ...roots })) {
    const asset = context.asset(candidate)
    if (asset) return withSuffix(asset)
  }
  const named = path.startsWith('/') ? undefined : context.assetNamed?.(path.slice(path.search(/[^/\\]*$/)))
  return named && withSuffix(named)
}

/** The article that a link to a Markdown file means, or undefined. */
export function articleAt(href: string, context: ArticleContext, roots: Roots): LinkTarget | undefined {
  if (!context.article || !isLocal(href)) return undefined
  const { path, suffix } = partsOf(href)
  for (const candidate of candidatesOf(path, { ...context, ...roots })) {
    const article = context.article(candidate)
    if (article) return suffix === '' ? article : { ...article, url: article.url + suffix }
  }
  return undefined
}

/**
 * An address from the top of the site, below its root: `/about/` is `/blog/about/` on a site at `/blog/`. One that is there
 * already stays.
 */
export function rooted(href: string, { root }: Roots): string {
  const inRoot = `${partsOf(href).path}/`.startsWith(root)
  return href.startsWith('/') && !href.startsWith('//') && !inRoot ? root + href.slice(1) : href
}

/** The path without escapes, and query and anchor as they are. */
function partsOf(href: string): { path: string; suffix: string } {
  const at = href.search(/[?#]/)
  const path = at < 0 ? href : href.slice(0, at)
  return { path: decodedUri(path), suffix: at < 0 ? '' : href.slice(at) }
}
