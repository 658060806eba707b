/**
 * What a site that was made for another generator has in it, and what was decided about it: said once, when it is
 * published for the first time, so that its owner knows where to look before the warnings of single texts count.
 */
import type { Problem } from '../base/problem.ts'
import type { World } from '../facts/world.ts'
import type { Code } from '../messages/catalogue.ts'
import type { Head } from '../model/article.ts'

export interface Finding {
  readonly kind: FindingKind
  /** Left out where the site as a whole is meant. */
  readonly count?: number
  /** A renderer, a time zone, the names of tags. */
  readonly names?: readonly string[]
}

export type FindingKind =
  | 'breaks'
  | 'doubles'
  | 'headings'
  | 'zone'
  | 'hidden'
  | 'held-back'
  | 'locked'
  | 'files-beside'
  | 'slugs'
  | (typeof REPORTED)[number][0]

/** Kinds that are counted by their problems: the code, and the parameter that is a name. */
const REPORTED = [
  ['untitled', 'title-missing', ''],
  ['escapes', 'math-escape', ''],
  ['missing-files', 'image-missing', ''],
  ['unknown-tags', 'tag-unknown', 'tag'],
  ['unknown-keys', 'config-unknown-key', 'key'],
] as const satisfies readonly (readonly [string, Code, string])[]

/** In the order in which they are shown; undefined for a site that shows no sign of another generator. */
export function foundIn(world: World, problems: readonly Problem[]): readonly Finding[] | undefined {
  const { origin } = world.project
  if (origin === undefined) return undefined
  const renderer = origin.renderer === undefined ? {} : { names: [origin.renderer] }
  const zone = problems.find(({ code }) => code === 'timezone-empty')?.params.zone
  const whole: readonly Finding[] = [
    ...(origin.breaks ? [{ kind: 'breaks', ...renderer } as const] : []),
    ...(origin.doubles ? [{ kind: 'doubles', ...renderer } as const] : []),
    ...(origin.headings ? [{ kind: 'headings', ...renderer } as const] : []),
    ...(typeof zone === 'string' ? [{ kind: 'zone', names: [zone] } as const] : []),
  ]
  return [...whole, ...articlesIn(world), ...REPORTED.flatMap((row) => reported(row, problems))]
}

function articlesIn({ site, sources, index, project }: World): readonly Finding[] {
  const heads = [...site.heads.values()]
  const isArticle = (kind: string) => kind === 'post' || kind === 'page'
  const counts: Readonly<Partial<Record<FindingKind, number>>> = {
    hidden: heads.filter(({ hidden, encrypted }) => hidden && !encrypted).length,
    'held-back': [...sources.values()].filter(
      ({ path, kind }) => isArticle(kind) && !path.startsWith('_drafts/') && !site.heads.has(path),
    ).length,
    locked: heads.filter(({ encrypted }) => encrypted).length,
    slugs: project.config.front_matter_slug === false ? heads.filter(hasOtherSlug).length : 0,
    'files-beside': filesBeside(heads, [...index.assets.keys()], project.config.post_asset_folder),
  }
  return Object.entries(counts).flatMap(([kind, count]) => (count > 0 ? [{ kind: kind as FindingKind, count }] : []))
}

const hasOtherSlug = ({ kind, slug, front }: Head): boolean =>
  kind === 'post' && (typeof front.slug === 'string' || typeof front.slug === 'number') && String(front.slug) !== slug

/** Published files below `_posts/` that Hexo leaves where they are: it knows the folder of a post's name only. */
function filesBeside(
  heads: readonly { readonly source: string }[],
  assets: readonly string[],
  hasFolders: boolean,
): number {
  const folders = new Set(hasFolders ? heads.map(({ source }) => source.replace(/\.[^./]+$/, '')) : [])
  const isHexos = (asset: string): boolean => {
    for (let end = asset.lastIndexOf('/'); end > 0; end = asset.lastIndexOf('/', end - 1))
      if (folders.has(asset.slice(0, end))) return true
    return false
  }
  return assets.filter((asset) => asset.startsWith('_posts/') && !isHexos(asset)).length
}

function reported([kind, code, param]: (typeof REPORTED)[number], problems: readonly Problem[]): readonly Finding[] {
  const found = problems.filter((problem) => problem.code === code)
  if (found.length === 0) return []
  const names = [...new Set(found.flatMap(({ params }) => (typeof params[param] === 'string' ? [params[param]] : [])))]
  // A tag that stands in a text several times is one problem with several lines.
  const count = found.reduce((sum, { params }) => sum + 1 + placesBeside(params), 0)
  return [{ kind, count, ...(names.length > 0 && { names }) }]
}

const placesBeside = ({ lines, more }: Problem['params']): number =>
  (Array.isArray(lines) ? lines.length : 0) + (typeof more === 'number' ? more : 0)
