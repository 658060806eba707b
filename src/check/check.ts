/**
 * A site → everything that is wrong with it: what a build would report, and what only the finished pages show together:
 * links and anchors that lead nowhere, pictures without a file, files that nobody shows. Nothing is published, and no
 * other host is asked for anything.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { textOf } from '../base/byte-pieces.ts'
import type { SourcePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { hrefPath, relativeUrl, urlFor } from '../base/urls.ts'
import { factsOf } from '../facts/facts.ts'
import type { World } from '../facts/world.ts'
import type { Made } from '../memo/engine.ts'
import { CARDS } from '../model/card.ts'
import { FACES } from '../model/face.ts'
import type { Project } from '../model/project.ts'
import { RENDITIONS } from '../model/renditions.ts'
import { articleOfPage, type Output, type Route } from '../model/route.ts'
import { isAsPublished, readManifest } from '../publish/manifest.ts'
import { madeDigest } from '../publish/shrinking.ts'
import type { Walked } from '../road/build.ts'
import { gather } from '../road/report.ts'
import { type BuildOptions, readSite } from '../road/run-build.ts'
import { fileName } from '../source/read.ts'
import { createAddresses } from './addresses.ts'
import { createLinkCheck, type Owner } from './broken.ts'
import { faultyPictures } from './faulty-pictures.ts'
import { heavyPictures } from './heavy-pictures.ts'
import { cssUrls, linksOf } from './html-links.ts'
import { createLocator } from './locate-broken.ts'
import { unusedAssets } from './unused.ts'

export interface Checked {
  /** By file and line. */
  readonly problems: readonly Problem[]
  readonly posts: number
  /** Pages that were read. */
  readonly pages: number
  /** Different addresses within the site that were followed. */
  readonly links: number
}

interface CheckOptions extends BuildOptions {
  /** Makes a site without errors twice more, and compares its pages. */
  readonly twice?: boolean
}

/** Never asks the network; writes nothing but the memory that builds share. */
export async function checkSite(project: Project, options: CheckOptions): Promise<Checked> {
  const found: Problem[] = []
  const notice = (problem: Problem) => void found.push(problem)
  const checked = await readSite(project, { ...options, notice }, checkWalked)
  const isAsked = options.twice === true && checked.problems.every(({ severity }) => severity === 'warning')
  const differing = isAsked ? await (await import('./twice.ts')).pagesThatDiffer(project, options.now) : []
  return { ...checked, problems: [...found, ...gather([...checked.problems, ...differing])] }
}

/** The pages of a road that was walked. Each is read once and let go. */
async function checkWalked({ world, routes, outputs, problems }: Walked): Promise<Checked> {
  const { project, site } = world
  const { search, markdown } = project.config
  const isMadeLater = (path: string) =>
    (search.engine === 'pagefind' && path.startsWith('pagefind/')) ||
    (project.encoder !== undefined && path.startsWith(`${RENDITIONS}/`)) ||
    (project.drawer !== undefined && path.startsWith(`${CARDS}/`)) ||
    (project.font !== undefined && path.startsWith(`${FACES}/`))
  const addresses = createAddresses(
    routes.map(({ path }) => path),
    project.config,
    isMadeLater,
  )
  const { picture } = factsOf(world)
  // Where Markdown gives no picture a size, its author wants none.
  const check = createLinkCheck(addresses, (path) => markdown.lazy_images && picture(path) !== undefined)
  const owners = createOwners(world)
  const published = readManifest(project.folders)
  /** What a build published and nobody touched need not be made again. */
  const standing = ({ key, digest }: Made<Route, Output>): string | undefined => {
    const file = join(project.folders.public, key.path)
    const stands = published.get(key.path)
    const isIt = stands !== undefined && digest === madeDigest(stands.digest)
    return isIt && isAsPublished(stands, stands.digest, file) ? readFileSync(file, 'utf8') : undefined
  }
  const found = [...problems]
  let pages = 0
  for await (const made of outputs) {
    found.push(...made.problems)
    const { key: route } = made
    const isPage = /\.html?$/i.test(route.path)
    if (!isPage && !/\.css$/i.test(route.path)) continue
    const text = standing(made) ?? readOutput(await made.value())
    if (text === undefined) continue
    if (isPage) {
      pages++
      check.add(route.path, linksOf(text), owners(route))
    } else
      check.add(
        route.path,
        { ids: new Set(), links: [], unsized: [], mentions: cssUrls(text), base: undefined },
        () => undefined,
      )
  }
  const tell = createLocator(world, found)
  const unused = unusedAssets({
    assets: world.index.assets,
    used: check.used,
    nameOf: (source) => fileName(project.folders, source),
    bytesOf: (source) => world.sources.get(source)?.sizeBytes ?? 0,
    *texts() {
      yield JSON.stringify([project.config, project.theme.config, site.data])
      for (const source of world.sources.values()) {
        const { path, kind, sizeBytes } = source
        const isText = kind === 'asset' && /\.(?:m?js|json|css|xml|txt|webmanifest|svg|html?)$/i.test(path)
        // A draft that is not shown today shows its pictures tomorrow.
        const isHidden = kind === 'post' && !site.heads.has(path)
        if ((isText || isHidden) && sizeBytes < 2_000_000) yield world.open(source).bytes().toString()
      }
    },
  })
  return {
    problems: gather([
      ...found,
      ...check.broken().flatMap(tell),
      ...faultyPictures(world, check.shown),
      ...heavyPictures(world, check.shown),
      ...unused,
    ]),
    posts: site.posts.length,
    pages,
    links: check.followed,
  }
}

function shownOn(page: Extract<Route, { kind: 'view' }>['page']): readonly SourcePath[] {
  const listed = page.kind === 'list' ? page.posts : []
  const article = articleOfPage(page)
  return article === undefined ? listed : [article, ...listed]
}

function readOutput(output: Output | undefined): string | undefined {
  if (output === undefined) return undefined
  return output.kind === 'bytes' ? textOf(output.body) : readFileSync(output.from, 'utf8')
}

/**
 * For a page, whose text an address on it stands in: the article's, that of one of the posts it lists, or that of a file
 * copied as it is. What is in none of them is the theme's.
 */
function createOwners({ site, index, project, content }: World) {
  const { config } = project
  const urls = new Map<SourcePath, ReadonlySet<string>>()
  const files = new Map(Array.from(index.assets, ([source, path]) => [path, source]))
  const urlsOf = (source: SourcePath): ReadonlySet<string> => {
    const known = urls.get(source)
    if (known !== undefined || !site.heads.has(source)) return known ?? new Set()
    const { html = '', excerpt = '' } = content(source) ?? {}
    const own = new Set(linksOf(html.includes(excerpt) ? html : html + excerpt).links.map(({ url }) => url))
    urls.set(source, own)
    return own
  }
  /** What a list puts before an article's own "#id". */
  const addressFrom = (page: string, source: SourcePath): string => {
    const path = hrefPath(site.heads.get(source)?.path ?? '')
    return config.relative_link ? relativeUrl(page, path) : urlFor(path, config)
  }
  const articles = new Map(Array.from(site.heads.values(), ({ route, source }) => [route as string, source]))
  /** Of a page that an extension makes: an article’s own address says which; a list may show any of the posts. */
  const shownBy = ({ path, owner }: Route): readonly SourcePath[] => {
    const article = articles.get(path)
    if (article !== undefined) return [article]
    return owner.kind === 'scripts' ? site.posts.map(({ source }) => source) : []
  }
  return (route: Route): ((url: string) => Owner | undefined) => {
    if (route.kind === 'copy') {
      const source = files.get(route.path)
      return (url) => source && { source, url }
    }
    const shown = route.kind === 'view' ? shownOn(route.page) : shownBy(route)
    return (url) => {
      const hash = url.indexOf('#')
      for (const source of shown) {
        if (urlsOf(source).has(url)) return { source, url }
        const id = url.slice(hash)
        if (hash > 0 && urlsOf(source).has(id) && url === addressFrom(route.path, source) + id)
          return { source, url: id }
      }
      return undefined
    }
  }
}
