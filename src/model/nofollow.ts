import type { Config } from './config.ts'

/**
 * What `rel` says of a link to another site where `nofollow` is on: search engines are asked not to count it.
 * @compat as hexo-filter-nofollow, whose keys these are
 */
export type Nofollow = (href: string, rel: string) => string

/** Undefined where the site does not ask for it there. @param field where links are: in pages as a whole, or in the text of articles */
export function nofollowOf({ nofollow, url }: Pick<Config, 'nofollow' | 'url'>, field: 'post' | 'site') {
  if (!nofollow.enable || nofollow.field !== field) return undefined
  const own = [hostOf(url) ?? '', ...nofollow.exclude]
  const rel: Nofollow = (href, rel) => {
    const host = hostOf(href)
    if (host === undefined || own.some((one) => isOf(host, one))) return rel
    return [...new Set([...rel.split(/\s+/).filter(Boolean), ...WORDS])].join(' ')
  }
  return rel
}

const WORDS = ['external', 'nofollow', 'noreferrer']

/** `*.example.com` is every host below it. */
const isOf = (host: string, named: string): boolean =>
  named.startsWith('*.') ? host.endsWith(named.slice(1)) : host === named

function hostOf(href: string): string | undefined {
  if (!/^(?:https?:)?\/\//i.test(href)) return undefined
  const url = href.startsWith('//') ? `https:${href}` : href
  return URL.canParse(url) ? new URL(url).hostname : undefined
}
