import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import type { Observer } from '../../src/memo/observe.ts'
import { openProject } from '../../src/project.ts'
import { createPlainEngine } from '../../src/road/engines.ts'
import { onDemand } from '../../src/road/on-demand.ts'
import { installFontTools, putFont } from '../fonts/fonts.ts'
import { installSharp } from '../images/pictures.ts'
import { NOW } from './roads.ts'
import { CONFIG, post, siteOf } from './sites.ts'

/** Pictures of titles, for those who share the link of a post. */

const VIEW = `---
layout: false
---
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630"><rect width="1200" height="630" fill="#fff"/>
<text x="80" y="300" font-size="80" data-width="1040" data-lines="3"><%= page.title %></text></svg>`
const THEME = {
  'themes/t/layout/share.svg.ejs': VIEW,
  'themes/t/layout/post.ejs': '<head></head>[<%= page.share_image %>]<%- page.content %>',
}

type Files = Readonly<Record<string, string>>
function cardSite(files: Files = {}, config = 'fonts: { display: font.woff2 }') {
  const site = siteOf({
    '_config.yml': `${CONFIG}${config}\n`,
    'source/_posts/a.md': post('Attention', 1),
    ...THEME,
    ...files,
  })
  installSharp(site.folder)
  installFontTools(site.folder)
  putFont(site.folder)
  return site
}
const page = (site: ReturnType<typeof siteOf>, name = 'a') =>
  /\[(.*?)\]/.exec(site.read(`public/2018/03/01/${name}/index.html`))?.[1]
const cards = (site: ReturnType<typeof siteOf>) =>
  Object.keys(site.published()).filter((path) => path.startsWith('share/'))
/** Hears how many files were made. */
function counting(): { readonly observer: Observer; readonly made: () => number } {
  let made = 0
  return { observer: { gives: (step) => void (step === 'derived' && made++) }, made: () => made }
}

it('a post has a picture of its title, which its page names', async () => {
  const site = cardSite()
  const report = await site.build()
  expect(report.problems).toEqual([])
  const [card = ''] = cards(site)
  expect(card).toMatch(/^share\/a-[0-9a-f]{8}\.png$/)
  expect(page(site)).toBe(`/${card}`)
  const bytes = readFileSync(join(site.folder, 'public', card))
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  expect(bytes.length).toBeLessThan(60_000)
  // Something is written on it, and not only there where text begins.
  const { data, info } = await sharp(bytes).greyscale().trim().toBuffer({ resolveWithObject: true })
  expect([info.width > 300, data.length > 0]).toEqual([true, true])
})

it('who has a picture of their own, or wants none, gets none', async () => {
  const own = (line: string) => `---\ntitle: Title\ndate: 2018-03-01\n${line}\n---\n`
  const site = cardSite({
    'source/_posts/a.md': own('cover: /a.png'),
    'source/_posts/b.md': own('photos: [/b.png]'),
    'source/_posts/c.md': own('share_image: /c.png'),
    'source/_posts/d.md': own('share_image: false'),
    'source/_posts/e.md': own('cover: /e.png\nshare_image: /f.png'),
    'source/about.md': '---\ntitle: About\n---\n',
  })
  await site.build()
  expect(cards(site)).toEqual([])
  expect(['a', 'b', 'c', 'd', 'e'].map((name) => page(site, name))).toEqual([
    '/a.png',
    '/b.png',
    '/c.png',
    '',
    '/f.png',
  ])
})

it.each([
  'share_image: true',
  'share_image: auto',
  'share_image: yes',
  'share_image: true\ncover: https://example.com/a.png',
  'share_image:',
  'cover: false',
  'cover: true',
  'cover: "#ff0000"',
  'cover: rgb(0 0 0 / .5)',
  'cover: transparent',
  'photos: []',
  'photos: [""]',
])('a post with `%s` has a picture of its title', async (line) => {
  const site = cardSite({ 'source/_posts/a.md': `---\ntitle: Title\ndate: 2018-03-01\n${line}\n---\n` })
  expect((await site.build()).problems).toEqual([])
  expect(cards(site)).toHaveLength(1)
  expect(page(site)).toBe(`/${cards(site)[0]}`)
})

it('what is no picture is shown nowhere, where none is drawn either', async () => {
  const own = (line: string) => `---\ntitle: Title\ndate: 2018-03-01\n${line}\n---\n`
  const site = cardSite(
    {
      'source/_posts/a.md': own('cover: true'),
      'source/_posts/b.md': own('share_image: true\ncover: /b.png'),
      'source/_posts/c.md': own('share_image: no'),
      'source/_posts/d.md': own('cover: "#ff0000"\nphotos: ["", /d.png]'),
    },
    '',
  )
  await site.build()
  expect(['a', 'b', 'c', 'd'].map((name) => page(site, name))).toEqual(['', '/b.png', '', '/d.png'])
})

it('of a title of which nothing can be drawn there is no picture, and a word says so', async () => {
  const site = cardSite({
    'source/_posts/a.md': post('\u{1f389}\u{1f389} \u2764\ufe0f', 1),
    'source/_posts/b.md': post('"#1"', 2),
  })
  const warned = [
    {
      code: 'share-glyph',
      params: { characters: '\u{1f389} \u2764', isAll: true },
      at: { file: 'source/_posts/a.md' },
    },
  ]
  expect((await site.build()).problems).toMatchObject(warned)
  expect(page(site)).toBe('')
  expect(cards(site)).toEqual([expect.stringMatching(/^share\/b-/)])
  expect((await site.build()).problems).toMatchObject(warned)
})

it.each([
  ['share_image: false\nfonts: { display: font.woff2 }', ''],
  ['share_image: /site.png\nfonts: { display: font.woff2 }', '/site.png'],
  ['', ''],
])('%j draws nothing', async (config, shown) => {
  const site = cardSite({ 'source/site.png': 'x' }, config)
  expect((await site.build()).problems).toEqual([])
  expect([page(site), cards(site)]).toEqual([shown, []])
})

it.each([
  ['sharp', 'share_image: true\nfonts: { display: font.woff2 }'],
  ['font', 'share_image: true'],
  ['view', 'share_image: true\nfonts: { display: font.woff2 }'],
])('what is asked for and lacks its %s is an error', async (lacks, config) => {
  const site = cardSite({}, config)
  if (lacks === 'sharp') site.remove('node_modules/sharp')
  if (lacks === 'view') site.remove('themes/t/layout/share.svg.ejs')
  const { problems } = await site.build()
  expect(problems).toMatchObject([{ code: 'share-missing', params: { lacks }, severity: 'error' }])
})

it('without sharp, without the packages or without the font the site is as it was, and a word says why', async () => {
  const site = cardSite()
  site.remove('node_modules/sharp')
  expect((await site.build()).problems).toEqual([])
  expect([page(site), cards(site)]).toEqual(['', []])
  site.remove('node_modules/harfbuzzjs')
  expect((await site.build()).problems).toMatchObject([{ code: 'font-tools-missing', at: { file: '_config.yml' } }])
  site.remove('font.woff2')
  expect((await site.build()).problems).toMatchObject([{ code: 'font-missing' }])
})

it('pages are the same with a cold cache, with a warm one, and with none', async () => {
  const site = cardSite()
  await site.build()
  const cold = site.published()
  const { observer, made } = counting()
  site.remove('public')
  await site.build({ observer })
  expect([site.published(), made()]).toEqual([cold, 0])
  site.remove('.blog-cache')
  site.remove('public')
  await site.build({ observer })
  expect([site.published(), made()]).toEqual([cold, 1])
})

it('an edit of the text draws nothing; another title, view or font does, and the old picture goes', async () => {
  const site = cardSite({ 'source/_posts/b.md': post('Other', 2) })
  const { observer, made } = counting()
  await site.build({ observer })
  site.write('source/_posts/a.md', post('Attention', 1, 'another text'))
  await site.build({ observer })
  expect(made()).toBe(2)
  const before = page(site)
  site.write('source/_posts/a.md', post('Another', 1))
  await site.build({ observer })
  expect([made(), page(site) === before, cards(site).length]).toEqual([3, false, 2])
  site.write('themes/t/layout/share.svg.ejs', VIEW.replace('#fff', '#eee'))
  await site.build({ observer })
  expect([made(), cards(site).length]).toEqual([5, 2])
  writeFileSync(join(site.folder, 'font.woff2'), readFileSync(join(site.folder, 'font.woff2')).subarray(0, 100))
  expect((await site.build({ observer })).problems).toMatchObject([{ code: 'font-failed', severity: 'error' }])
})

it('a character that the font lacks is a warning, on the next build too', async () => {
  const site = cardSite({ 'source/_posts/a.md': post('"A \u{1f389} title </svg> & 你"', 1) })
  const warned = [{ code: 'share-glyph', params: { characters: '\u{1f389} 你' }, at: { file: 'source/_posts/a.md' } }]
  expect((await site.build()).problems).toMatchObject(warned)
  site.write('source/_posts/b.md', post('B', 2))
  expect((await site.build()).problems).toMatchObject(warned)
  site.remove('public')
  expect((await site.build()).problems).toMatchObject(warned)
})

it('a formula in a title is written as people type it', async () => {
  const site = cardSite({ 'source/_posts/a.md': post("'On $O(n\\alpha) < \\frac{a}{b}$'", 1) })
  // What the font lacks is named, and shows what was to be drawn.
  expect((await site.build()).problems).toMatchObject([{ code: 'share-glyph', params: { characters: 'α' } }])
})

it('a view that draws nothing is an error that names the post', async () => {
  const site = cardSite({ 'themes/t/layout/share.svg.ejs': '---\nlayout: false\n---\nno drawing' })
  expect((await site.build()).problems).toMatchObject([
    { code: 'share-broken', at: { file: 'source/_posts/a.md' }, severity: 'error' },
  ])
})

it('a view with a fault is reported like any other', async () => {
  const site = cardSite({ 'themes/t/layout/share.svg.ejs': '---\nlayout: false\n---\n<%= page.title.no.such %>' })
  expect((await site.build()).problems).toMatchObject([{ code: 'template-failed' }])
})

it('of a post with a password the picture says what its page says to everybody', async () => {
  const site = cardSite({
    'source/_posts/a.md': '---\ntitle: Locked\ndate: 2018-03-01\npassword: secret\n---\nhidden words\n',
  })
  const report = await site.build()
  expect(report.problems).toEqual([])
  expect(page(site)).toBe(`/${cards(site)[0]}`)
})

it('in the preview a picture is drawn when it is asked for', async () => {
  const site = cardSite()
  const { outputs, routeAt } = await onDemand(await openProject(site.folder), createPlainEngine(NOW))
  const shown = await outputs.make('2018/03/01/a/index.html')
  const path = /\[\/(.*?)\]/.exec(String(shown.value?.kind === 'bytes' && shown.value.body))?.[1] ?? ''
  expect(routeAt(path)).toMatchObject({ kind: 'copy', path })
  expect(routeAt(path.replace(/.{5}\.png/, '00000.png'))).toBeUndefined()
  const { value } = await outputs.make(path)
  if (value?.kind !== 'copy') throw new Error('It is no file.')
  await site.build()
  expect(readFileSync(value.from).equals(readFileSync(join(site.folder, 'public', path)))).toBe(true)
})
