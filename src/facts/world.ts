import { deepFreeze } from '../base/freeze.ts'
import type { Digest, RoutePath, SourcePath } from '../base/paths.ts'
import type { Content, Head } from '../model/article.ts'
import { placeAssets } from '../model/assets.ts'
import { CARD_VIEW, type Card } from '../model/card.ts'
import type { SourceFile } from '../model/facts.ts'
import { type Lookups, lookupsOf } from '../model/lookups.ts'
import type { Project } from '../model/project.ts'
import type { SearchSegment } from '../model/search.ts'
import type { Site } from '../model/site.ts'
import type { Source } from '../model/source.ts'
import { createDisk, type Disk } from '../source/disk.ts'
import { openSource } from '../source/read.ts'

/** What is settled so far. Each stage of the road adds to it; nothing in it ever changes. */
export interface World {
  readonly project: Project
  readonly now: Date
  readonly sources: ReadonlyMap<SourcePath, Source>
  readonly site: Site
  readonly index: SiteIndex
  /** Pages that stand in both scripts of Chinese, as they are written. */
  readonly inBothScripts: ReadonlySet<RoutePath>
  /** In another thread than the one that walks the road. */
  readonly isCopy?: true
  /** Opens a file of the sources. */
  readonly open: (source: Source) => SourceFile
  /** What lies outside the sources, or is looked at past them. */
  readonly disk: Disk
  /** The door to bodies; before the content stage it finds nothing. */
  readonly content: (path: SourcePath) => Content | undefined
  /** The pictures of titles; before their stage it finds nothing. */
  readonly card: (path: SourcePath) => Card | undefined
  /** What extensions that make pages found out, by its name; before they are asked for their routes nothing. */
  readonly given: (name: string) => Digest | undefined
  /** The search index by segment; before its stage it finds nothing. */
  readonly search: (segment: string) => SearchSegment | undefined
}

/** What decides how a drawing is drawn; undefined where none are. */
export function drawingOf({ drawer, font, theme }: Project): string | undefined {
  return drawer && font && theme.views.has(CARD_VIEW) ? `${drawer.version} ${font.version}` : undefined
}

/** Look-ups over all articles and files, made once a build. */
export interface SiteIndex {
  readonly assets: ReadonlyMap<SourcePath, RoutePath>
  /** The way back. */
  readonly sourcesByRoute: ReadonlyMap<RoutePath, SourcePath>
  /** Routes by `*:name`, where only one file has the name. */
  readonly assetsByName: ReadonlyMap<string, RoutePath>
  /** By slug, file name or title. */
  readonly named: (name: string) => Head | undefined
  readonly lookups: Lookups
}

/** The world once all heads are read. */
export function withSite(world: World, site: Site): World {
  // Articles are many, and only other people's code would write into them.
  deepFreeze(site.data)
  if (world.project.extensions.length > 0) for (const list of [site.posts, site.pages, site.hidden]) deepFreeze(list)
  let byName: ReadonlyMap<string, Head> | undefined
  const named = (name: string) => {
    byName ??= postsByName(site)
    return byName.get(name)
  }
  return { ...world, site, index: { ...assetsOf(site), named, lookups: lookupsOf(site) } }
}

function postsByName(site: Site): ReadonlyMap<string, Head> {
  const named = new Map<string, Head>()
  const claim = (name: string, head: Head) => name !== '' && !named.has(name) && named.set(name, head)
  // The surest name first: two posts may well share a title.
  const posts = [...site.posts, ...site.hidden]
  for (const head of posts) claim(head.slug, head)
  for (const head of posts) claim(head.source.replace(/^.*\/|\.[^.]*$/g, ''), head)
  for (const head of posts) claim(head.title, head)
  return named
}

function assetsOf(site: Site): Pick<SiteIndex, 'assets' | 'sourcesByRoute' | 'assetsByName'> {
  const { routes, byName } = placeAssets(site)
  const assetsByName = new Map<string, RoutePath>()
  for (const [name, path] of byName) {
    const route = routes.get(path)
    if (route !== undefined) assetsByName.set(`*:${name}`, route)
  }
  const sourcesByRoute = new Map(Array.from(routes, ([source, route]) => [route, source]))
  return { assets: routes, sourcesByRoute, assetsByName }
}

/** The world before any head is read. */
export function emptyWorld(project: Project, now: Date, sources: readonly Source[]): World {
  deepFreeze(project.config)
  deepFreeze(project.theme.config)
  const site: Site = {
    posts: [],
    pages: [],
    hidden: [],
    unpublished: [],
    heads: new Map(),
    tags: new Map(),
    categories: new Map(),
    data: {},
    assets: [],
  }
  return {
    project,
    now,
    sources: new Map(sources.map((source) => [source.path, source])),
    site,
    index: {
      assets: new Map(),
      sourcesByRoute: new Map(),
      assetsByName: new Map(),
      named: () => undefined,
      lookups: lookupsOf(site),
    },
    inBothScripts: new Set(),
    open: (source) => openSource(project.folders, source),
    disk: createDisk(project.folders.site),
    content: () => undefined,
    card: () => undefined,
    given: () => undefined,
    search: () => undefined,
  }
}
