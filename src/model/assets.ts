import { type RoutePath, routePath, type SourcePath } from '../base/paths.ts'
import { BlogError, type Problem, withParams } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import { candidatesOf } from './near-files.ts'
import type { Site } from './site.ts'

/** Where the files that are copied end up. */
interface AssetPlaces {
  readonly routes: ReadonlyMap<SourcePath, RoutePath>
  /** Files by their name alone, where only one has it: Obsidian finds pictures so. */
  readonly byName: ReadonlyMap<string, SourcePath>
  /** Files below `_posts/` that lie in the folder of no post, and that no article names. */
  readonly orphans: readonly SourcePath[]
  /** What is wrong with files' names: those that are errors have no route. */
  readonly faults: ReadonlyMap<SourcePath, Problem>
}

const isBesidePosts = (asset: SourcePath): boolean => /^_(?:posts|drafts)\//.test(asset)

/**
 * Gives each asset its route: files keep their path, except that a file in the folder beside a post
 * (`_posts/你好/图.png` for `_posts/你好.md`, or in the folder of `_posts/你好/index.md`) goes where the post goes, and so
 * does Typora's `你好.assets/`. Other files below `_posts/` are published below `posts/` if an article that is shown names
 * them. Assets of drafts that are not shown have no route.
 * @compat as Hexo's post assets, `post_asset_folder` or not; Hexo publishes none that lies elsewhere below `_posts/`.
 */
export function placeAssets(site: Pick<Site, 'posts' | 'pages' | 'hidden' | 'assets'>): AssetPlaces {
  const paths = new Map<string, string>()
  const posts = site.assets.some(isBesidePosts)
    ? [...site.posts, ...site.hidden.filter(({ kind }) => kind === 'post')]
    : []
  for (const { source, path } of posts) {
    const address = path.replace(/\.html?$/, '')
    const own = source.replace(/\.[^./]+$/, '')
    const name = own.slice(own.lastIndexOf('/') + 1)
    paths.set(own, address)
    paths.set(`${own}.assets`, `${address}/${name}.assets`)
    if (name === 'index' && own.split('/').length > 2) paths.set(own.slice(0, -'/index'.length), address)
  }
  const routes = new Map<SourcePath, RoutePath>()
  const faults = new Map<SourcePath, Problem>()
  const place = (asset: SourcePath, path: string): void => {
    try {
      // A hidden file is only among the assets if `include` names it.
      routes.set(
        asset,
        routePath(path, { named: true, warn: (found) => void faults.set(asset, withParams(found, { isFile: true })) }),
      )
    } catch (error) {
      if (!(error instanceof BlogError)) throw error
      faults.set(asset, error.problem)
    }
  }
  const elsewhere: SourcePath[] = []
  for (const asset of site.assets) {
    if (!isBesidePosts(asset)) {
      place(asset, asset)
      continue
    }
    const folder = folderWithPost(asset, paths)
    if (folder !== undefined) place(asset, `${paths.get(folder)}/${asset.slice(folder.length + 1)}`)
    else elsewhere.push(asset)
  }
  const named = namedBy(site, elsewhere)
  for (const asset of elsewhere) if (named.has(asset)) place(asset, asset.replace(/^_(?:posts|drafts)\//, 'posts/'))
  const orphans = elsewhere.filter((asset) => asset.startsWith('_posts/') && !named.has(asset))
  return { routes, byName: namesOf(routes.keys()), orphans: orphans.sort(byCodeUnit), faults }
}

/** Which of the files the articles that are shown mean. */
function namedBy(
  { posts, pages, hidden }: Pick<Site, 'posts' | 'pages' | 'hidden'>,
  files: readonly SourcePath[],
): ReadonlySet<string> {
  const found = new Set<string>()
  if (files.length === 0) return found
  const known = new Set<string>(files)
  const byName = namesOf(files)
  for (const { source, route, media = [] } of [...posts, ...pages, ...hidden]) {
    for (const path of media) {
      const candidate = candidatesOf(path, { source, page: route, root: '/' }).find((each) => known.has(each))
      const file = candidate ?? byName.get(path.slice(path.lastIndexOf('/') + 1))
      // What a draft has beside it is shown with drafts only.
      if (file !== undefined && (file.startsWith('_posts/') || source.startsWith('_drafts/'))) found.add(file)
    }
  }
  return found
}

function namesOf(files: Iterable<SourcePath>): Map<string, SourcePath> {
  const names = new Map<string, SourcePath | undefined>()
  for (const file of files) {
    const name = file.slice(file.lastIndexOf('/') + 1)
    names.set(name, names.has(name) ? undefined : file)
  }
  return new Map([...names].flatMap(([name, file]) => (file === undefined ? [] : [[name, file] as const])))
}

/** The innermost folder around the file that belongs to a post. */
function folderWithPost(asset: string, paths: ReadonlyMap<string, string>): string | undefined {
  for (let end = asset.lastIndexOf('/'); end > 0; end = asset.lastIndexOf('/', end - 1)) {
    const folder = asset.slice(0, end)
    if (paths.has(folder)) return folder
  }
  return undefined
}
