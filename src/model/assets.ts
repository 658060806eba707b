import { type RoutePath, routePath, type SourcePath } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import type { Site } from './site.ts'

/** Where the files that are copied end up. */
interface AssetPlaces {
  readonly routes: ReadonlyMap<SourcePath, RoutePath>
  /** Files below `_posts/` that lie in the folder of no post. */
  readonly orphans: readonly SourcePath[]
  /** Files whose name cannot be published, and why. */
  readonly refused: ReadonlyMap<SourcePath, Problem>
}

/**
 * Gives each asset its route: files keep their path, except that a file in the folder beside a post
 * (`_posts/你好/图.png` for `_posts/你好.md`) goes where the post goes. Assets of drafts that are not shown have none.
 * @compat as Hexo's post assets, `post_asset_folder` or not.
 */
export function placeAssets(site: Pick<Site, 'posts' | 'hidden' | 'assets'>): AssetPlaces {
  const paths = new Map<string, string>()
  const posts = [...site.posts, ...site.hidden.filter(({ kind }) => kind === 'post')]
  for (const { source, path } of posts) paths.set(source.replace(/\.[^./]+$/, ''), path.replace(/\.html?$/, ''))
  const routes = new Map<SourcePath, RoutePath>()
  const orphans: SourcePath[] = []
  const refused = new Map<SourcePath, Problem>()
  const place = (asset: SourcePath, path: string): void => {
    try {
      // A hidden file is only among the assets if `include` names it.
      routes.set(asset, routePath(path, { named: true }))
    } catch (error) {
      if (!(error instanceof BlogError)) throw error
      refused.set(asset, error.problem)
    }
  }
  for (const asset of site.assets) {
    if (!/^_(?:posts|drafts)\//.test(asset)) {
      place(asset, asset)
      continue
    }
    const folder = folderWithPost(asset, paths)
    if (folder !== undefined) place(asset, `${paths.get(folder)}/${asset.slice(folder.length + 1)}`)
    else if (asset.startsWith('_posts/')) orphans.push(asset)
  }
  return { routes, orphans: orphans.sort(byCodeUnit), refused }
}

/** The innermost folder around the file that belongs to a post. */
function folderWithPost(asset: string, paths: ReadonlyMap<string, string>): string | undefined {
  for (let end = asset.lastIndexOf('/'); end > 0; end = asset.lastIndexOf('/', end - 1)) {
    const folder = asset.slice(0, end)
    if (paths.has(folder)) return folder
  }
  return undefined
}
