import { byCodeUnit, nearest } from '../base/text.ts'
import type { Route } from '../model/route.ts'
import type { Site } from '../model/site.ts'
import { addressOf } from './address.ts'

/** An address where there is nothing → pages that may have been meant, the likeliest first. */
interface NearPage {
  /** Percent-encoded. */
  readonly address: string
  readonly title: string
}

const MOST = 6

/** @param path raw, below the site's root */
export function nearPages(path: string, routes: readonly Route[], site: Site, root: string): readonly NearPage[] {
  const pages = routes.filter((route) => route.kind === 'view' && route.path !== '404.html')
  const titles = new Map(Array.from(site.heads.values(), (head) => [head.route as string, head.title]))
  const wanted = path.replace(/(?:index\.html|\.html|\/)+$/, '')
  const last = wanted.split('/').at(-1) ?? ''
  const score = (candidate: string): number => {
    const name = candidate.replace(/\/?index\.html$|\.html$/, '')
    const end = name.split('/').at(-1) ?? ''
    if (name.toLowerCase() === wanted.toLowerCase()) return 4
    if (last !== '' && end.toLowerCase() === last.toLowerCase()) return 3
    if (nearest(wanted, [name]) !== undefined) return 2
    if (last !== '' && nearest(last, [end]) !== undefined) return 1
    return last.length > 1 && end.toLowerCase().includes(last.toLowerCase()) ? 0.5 : 0
  }
  return pages
    .map((route) => ({ path: route.path as string, score: score(route.path) }))
    .filter((one) => one.score > 0)
    .sort((a, b) => b.score - a.score || byCodeUnit(a.path, b.path))
    .slice(0, MOST)
    .map((one) => ({ address: addressOf(one.path, root), title: titles.get(one.path) ?? one.path }))
}
