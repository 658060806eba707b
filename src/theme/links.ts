import { fullUrlFor, prettyUrl, relativeUrl, type UrlConfig, urlFor } from '../base/urls.ts'

/**
 * Links from one page. `url_for` is called more often than any other helper, so the config is read once a page and each
 * link is made once a site.
 */
export interface Links {
  /** Hexo's `url_for`: `"tags/数学/"` → `"/blog/tags/%E6%95%B0%E5%AD%A6/"`; other sites' addresses as they are. */
  urlFor(path?: string, relative?: boolean): string
  /** Hexo's `full_url_for`: the same with protocol and host. */
  fullUrlFor(path?: string): string
  pretty(url: string): string
}

/** Links by path, made with one config. */
export interface KnownLinks {
  readonly urls: Map<string, string>
  readonly full: Map<string, string>
}

/**
 * @param from gives the page's path below `public/`, not percent-encoded: where relative links start
 * @param known links made with this very config, shared by all pages
 */
export function createLinks(config: UrlConfig, from: () => string, known: KnownLinks): Links {
  const relativeByDefault = config.relative_link
  return {
    urlFor(path = '/', relative = relativeByDefault) {
      if (relative) return isOwn(path) ? relativeUrl(from(), path) : path
      return linkIn(known.urls, path, config, urlFor)
    },
    fullUrlFor: (path = '/') => linkIn(known.full, path, config, fullUrlFor),
    pretty: (url) => prettyUrl(url, config),
  }
}

function linkIn(links: Map<string, string>, path: string, config: UrlConfig, make: typeof urlFor): string {
  let link = links.get(path)
  if (link === undefined) {
    link = make(path, config)
    links.set(path, link)
  }
  return link
}

/** A page of this site, and not a place on the same page. */
function isOwn(path: string): boolean {
  return !path.startsWith('#') && !path.startsWith('//') && !/^[a-z][a-z\d+.-]*:/i.test(path)
}
