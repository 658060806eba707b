import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { digestFrom, sourcePath } from '../../src/base/paths.ts'
import { fullUrlFor, hrefPath, relativeUrl, urlFor } from '../../src/base/urls.ts'
import type { Head } from '../../src/model/article.ts'
import type { Config } from '../../src/model/config.ts'
import type { Site } from '../../src/model/site.ts'
import { headOf } from '../../src/source/head.ts'
import { configOf, generate, themeOf } from './fixture.ts'

/**
 * One folder of sources under sixteen configurations: what Hexo 8.1.2 wrote into `public/` and what its `url_for` and
 * `full_url_for` gave (TZ=Asia/Shanghai, since Hexo's addresses follow the machine). Ours must be the same but for the
 * differences that are named below.
 */
const Facts = v.object({
  sources: v.record(v.string(), v.nullable(v.string())),
  sites: v.record(
    v.string(),
    v.object({
      config: v.looseObject({}),
      files: v.array(v.string()),
      /** Page → [kind, name, path, full_url_for, url_for]. */
      links: v.record(v.string(), v.array(v.tuple([v.string(), v.string(), v.string(), v.string(), v.string()]))),
    }),
  ),
})
const facts = v.parse(Facts, JSON.parse(readFileSync(new URL('../fixtures/hexo-urls.json', import.meta.url), 'utf8')))

const ours = {
  sitemap: false,
  robots: false,
  search: false,
  tag_generator: { enable_index_page: false },
  category_generator: { enable_index_page: false },
}

describe.each(Object.entries(facts.sites))('with the configuration "%s"', (name, { config, files, links }) => {
  const heads = Object.entries(facts.sources).flatMap(([path, front]) => head(path, front, configOf(config)) ?? [])
  const assets = Object.keys(facts.sources).filter((path) => facts.sources[path] === null)
  // Without a slash at its end a post cannot have files beside it.
  const kept = name === 'noslash' ? assets.filter((path) => !path.startsWith('_posts/')) : assets
  const site = generate({ heads, assets: kept, config: { ...config, ...ours }, theme: themeOf(['index']) })

  it('the same files are written', () => {
    const differences = site.paths.filter((path) => !files.includes(path)).sort()
    // Files beside a post are published whether post_asset_folder is on or not.
    expect(differences.filter((path) => !/\/(图 1|sub\/a)\.png$/.test(path))).toEqual(
      // Hexo loses one of two tags that meet.
      name === 'lower' ? ['tags/c-sharp/index.html'] : name === 'upper' ? ['tags/C-SHARP/index.html'] : [],
    )
    expect(files.filter((path) => !site.paths.includes(path))).toEqual([])
    expect(site.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it.each(Object.entries(links))('%s links to the same addresses', (from, rows) => {
    for (const [kind, title, path, full, link] of rows) {
      const raw = pathOf(kind, title, site.site)
      const href = raw === undefined ? title : hrefPath(raw)
      // Hexo's paths begin with a slash where the permalink did; "#" begins a fragment there.
      if (raw !== undefined) expect(raw).toBe(path.replace(/^\//, ''))
      expect(fullUrlFor(href, site.config)).toBe(full.replace('C#', 'C%23'))
      // The empty path is the home page here, as it is without relative_link; in Hexo it is the page itself.
      if (site.config.relative_link && href === '') continue
      if (!site.config.relative_link) expect(urlFor(href, site.config)).toBe(link.replace('C#', 'C%23'))
      else expect(resolved(relativeUrl(from, href), from)).toBe(resolved(link.replace('C#', 'C%23'), from))
    }
  })
})

function head(path: string, front: string | null, config: Config): Head | undefined {
  if (front === null) return undefined
  const source = {
    path: sourcePath(path),
    kind: path.startsWith('_posts/') ? ('post' as const) : ('page' as const),
    digest: digestFrom('0'.repeat(32)),
    sizeBytes: 0,
    modifiedMs: 0,
  }
  return headOf(source, `---\n${front}---\n`, path, config).head
}

function pathOf(kind: string, name: string, site: Site): string | undefined {
  const titled = (heads: Iterable<Head>) => [...heads].find(({ title }) => title === name)?.path
  switch (kind) {
    case 'post':
      return titled(site.posts)
    case 'page':
      return titled(site.pages)
    case 'tag':
      return site.tags.get(name)?.path
    case 'category':
      return [...site.categories.values()].find((taxon) => taxon.name === name)?.path
    default:
      return undefined
  }
}

/** Where a browser ends up; an address that Hexo leaves absolute, or without `index.html`, means the same page. */
function resolved(link: string, from: string): string {
  const base = new URL(from.split('/').map(encodeURIComponent).join('/'), 'http://x/')
  return new URL(link, base).pathname.replace(/index\.html$/, '')
}
