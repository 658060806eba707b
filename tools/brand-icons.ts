import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Icons of brands that Mist can show, of the package simple-icons (CC0) → the view that holds them. The package has thousands,
 * and 25 MB, so it is fetched when icons are chosen anew: `npm pack simple-icons`, unpacked, and then
 * `npx jiti tools/brand-icons.ts FOLDER` and `npm run docs:theme`.
 */

/** The name in Mist → that in simple-icons, where it is another. */
export const BRANDS: Readonly<Record<string, string>> = {
  ...same('zhihu bilibili juejin wechat xiaohongshu douban csdn qq gitee v2ex luogu afdian'),
  ...{ weibo: 'sinaweibo', douyin: 'tiktok', netease: 'neteasecloudmusic', scholar: 'googlescholar' },
  ...same('x telegram mastodon bluesky threads facebook instagram youtube discord reddit matrix signal whatsapp line'),
  ...same('orcid arxiv huggingface researchgate semanticscholar dblp zotero kaggle leetcode codeforces'),
  ...same('gitlab codeberg stackoverflow npm medium substack notion'),
  ...same('steam twitch spotify pixiv flickr dribbble goodreads patreon kofi'),
}

function same(names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, name]))
}

/** @param folder of the package simple-icons */
export function brandsView(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly version: string }
  const shapes = Object.entries(BRANDS).map(([name, theirs]) => {
    const svg = readFileSync(join(folder, `icons/${theirs}.svg`), 'utf8')
    const [path, more] = svg.match(/<path [^>]*>/g) ?? []
    if (!path || more || !/^<path d="[\w\s.,-]+"\/>$/.test(path) || !svg.includes('viewBox="0 0 24 24"'))
      throw new Error(`${theirs}.svg has another form.`)
    return `    ${name}: '${path}',`
  })
  return `<%
  // Brands on a grid of 24, filled: simple-icons ${version}, CC0 1.0. Made by tools/brand-icons.ts.
  const shapes = {
${shapes.join('\n')}
  }
  if (Object.hasOwn(shapes, name)) {
-%><svg class="icon brand" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><%- shapes[name] %></svg><% } -%>
`
}

const [, script, folder] = process.argv
if (folder !== undefined && script !== undefined && import.meta.url === pathToFileURL(script).href)
  writeFileSync('themes/mist/layout/_partial/brands.ejs', brandsView(folder))
