/**
 * Files that are published and that nothing shows or links to: those in the folder of a post, and pictures anywhere. A
 * file that some text or setting names, in whatever way, is given the benefit of the doubt.
 */
import type { RoutePath, SourcePath } from '../base/paths.ts'
import { type Problem, warning } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'

interface UnusedOptions {
  /** By source, where each file goes. */
  readonly assets: ReadonlyMap<SourcePath, RoutePath>
  /** Paths that pages lead to. */
  readonly used: ReadonlySet<string>
  /** Other texts that may name a file: scripts, styles, data, settings. Read only when there is a doubt. */
  readonly texts: () => Iterable<string>
  readonly bytesOf: (source: SourcePath) => number
  /** As messages name a source. */
  readonly nameOf: (source: SourcePath) => string
}

const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/i
/** Browsers and hosts ask for these by themselves. */
const ASKED_FOR = /(?:^|\/)(?:favicon\.ico|apple-touch-icon[^/]*\.png|[^/]*\.html?)$/i

export function unusedAssets({ assets, used, texts, bytesOf, nameOf }: UnusedOptions): Problem[] {
  const unused = new Map<SourcePath, string>()
  for (const [source, path] of assets) {
    const counts = /^_(?:posts|drafts)\//.test(source) || PICTURE.test(source)
    if (counts && !used.has(path) && !ASKED_FOR.test(path)) unused.set(source, source.replace(/^.*\//, ''))
  }
  if (unused.size === 0) return []
  for (const text of texts()) {
    for (const [source, name] of unused)
      if (text.includes(name) || text.includes(encodeURIComponent(name))) unused.delete(source)
    if (unused.size === 0) break
  }
  return [...unused.keys()]
    .sort(byCodeUnit)
    .map((source) =>
      warning('asset-unused', { kb: Math.ceil(bytesOf(source) / 1000) }, { at: { file: nameOf(source) } }),
    )
}
