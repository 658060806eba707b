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

/**
 * @param from gives the page's path below `public/`, not percent-encoded: where relative links start
 * @param known links made with this very config, shared by all pages
 */
export function createLinks(config: UrlConfig, from: () => string, known: Map<string, string>): Links {
  const relativeByDefault = config.relative_link
  return {
    urlFor(path = '/', relative = relativeByDefault) {
      if (relative) return isOwn(path) ? relativeUrl(from(), path) : path
      let link = known.get(path)
      if (link === undefined) {
        link = urlFor(path, config)
        known.set(path, link)
      }
      return link
    },
    fullUrlFor: (path = '/') => fullUrlFor(path, config),
    pretty: (url) => prettyUrl(url, config),
  }
}

/** A page of this site, and not a place on the same page. */
function isOwn(path: string): boolean {
  return !path.startsWith('#') && !path.startsWith('//') && !/^[a-z][a-z\d+.-]*:/i.test(path)
}
