import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openFont } from '../../src/fonts/open-font.ts'
import { FILES, installFontTools, putFont } from '../fonts/fonts.ts'
import { CONFIG, post, siteOf } from './sites.ts'

/** Fonts of the characters that the titles of a page show. */

type Site = ReturnType<typeof siteOf>
const LAYOUT = '<html><head><title>T</title></head><body><%- body %></body></html>'
const FONT = 'fonts: { display: font.woff2 }\n'
/** More than stand in a page: the font of tests has few, and they are small. */
const LETTERS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((one) => !`<>&"'\\\`$#[]{}*_~:`.includes(one))
  .join('')
const GREEK = 'ΓΔΘΛΞΠΣΥΦΨΩ±×÷←→↑↓∀∃∇∈∑√∞∫≈≠≤≥'

function faceSite(files: Readonly<Record<string, string>> = {}, config = FONT) {
  const site = siteOf({
    '_config.yml': CONFIG + config,
    'themes/t/layout/layout.ejs': LAYOUT,
    'source/_posts/a.md': post('Attention', 1, '## A heading\n\ntext only'),
    ...files,
  })
  installFontTools(site.folder)
  putFont(site.folder)
  return site
}
const page = (site: Site, path = '2018/03/01/a/index.html') => site.read(`public/${path}`)
const inPage = (html: string) =>
  Array.from(html.matchAll(/url\("data:font\/woff2;base64,([^"]+)"\)/g), ([, data = '']) => Buffer.from(data, 'base64'))
const files = (site: Site) => Object.keys(site.published()).filter((path) => path.startsWith('fonts/'))
/** Of these characters the ones that a font has. */
async function shapes(site: Site, font: Uint8Array, among: string): Promise<string> {
  writeFileSync(join(site.folder, 'one.woff2'), font)
  const { lacking } = await openFont({ ...FILES, font: join(site.folder, 'one.woff2') })
  return Array.from(among)
    .filter((one) => lacking(one).length === 0)
    .join('')
}

it('a page brings a font of the characters that its titles show, and of no others', async () => {
  const site = faceSite()
  expect((await site.build()).problems).toEqual([])
  const [font = Buffer.alloc(0), ...others] = inPage(page(site))
  expect([others, font.length < 6000, files(site)]).toEqual([[], true, []])
  expect(await shapes(site, font, LETTERS)).toBe('Aadeghinot')
  expect(page(site)).toMatch(/<style>@font-face\{font-family:"Title Face";[^<]*font-display:swap\}<\/style>\n<\/head>/)
})

it('titles are headings, and what a theme marks; formulas in them have fonts of their own', async () => {
  const body =
    '<h3>a<b>b</b></h3><p data-title>c</p><p>d</p><h4>e<math><mi>f</mi></math>&amp;</h4><script>"<h1>g</h1>"</script>'
  const site = faceSite({ 'themes/t/layout/post.ejs': body })
  await site.build()
  expect(await shapes(site, inPage(page(site))[0] ?? Buffer.alloc(0), `${LETTERS}&`)).toBe('abce&')
})

it('more characters are a file, which the page asks for early', async () => {
  const site = faceSite({ 'source/_posts/a.md': post(`'${LETTERS}${GREEK}'`, 1) })
  expect((await site.build()).problems).toEqual([])
  const html = page(site)
  const [file = ''] = files(site)
  expect(file).toMatch(/^fonts\/title-[0-9a-f]{12}\.woff2$/)
  expect(html).toContain(`<link rel="preload" href="/${file}" as="font" type="font/woff2" crossorigin>`)
  expect([html.includes(`src:url("/${file}")format("woff2")`), inPage(html)]).toEqual([true, []])
  // The same with a warm cache, with what it remembers, and with none.
  const cold = site.published()
  for (const gone of ['public', '.blog-cache/derived', '.blog-cache']) {
    site.remove(gone)
    await site.build()
    expect(site.published()).toEqual(cold)
  }
  // Another title is another file, and the old one goes.
  site.write('source/_posts/a.md', post(`'${LETTERS}${GREEK.slice(1)}'`, 1))
  await site.build()
  expect([files(site).length, files(site).includes(file)]).toEqual([1, false])
})

it('pages with very many share one file, and bring what else they show', async () => {
  const han = Array.from({ length: 170 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('')
  const site = faceSite({
    'source/_posts/a.md': post(`${han}Abc`, 1),
    'source/_posts/b.md': post('Other', 2),
    'themes/t/layout/index.ejs': '<% page.posts.each((post) => { %><h2><%= post.title %></h2><% }) %><h1>XYZ</h1>',
  })
  await site.build()
  const home = page(site, 'index.html')
  const [rest = Buffer.alloc(0)] = inPage(home)
  expect(await shapes(site, rest, LETTERS)).toBe('XYZ')
  expect(home).toContain('unicode-range:U+20,U+58,U+59,U+5a}')
  const shared = /\/(fonts\/title-\w+\.woff2)/.exec(home)?.[1] ?? ''
  expect(files(site)).toContain(shared)
  expect(await shapes(site, Buffer.from(site.published()[shared] ?? '', 'latin1'), LETTERS)).toBe('AObcehrt')
  expect(page(site)).toContain(shared)
})

it('the font of a locked post says nothing of what is locked', async () => {
  const locked = '---\ntitle: Open\ndate: 2018-03-01\npassword: secret\n---\n## ZQXJ\n\nhidden\n'
  const site = faceSite({ 'source/_posts/a.md': locked })
  await site.build()
  expect(await shapes(site, inPage(page(site))[0] ?? Buffer.alloc(0), LETTERS)).toBe('Oenp')
})

it('what the font lacks is left to those of the reader', async () => {
  const site = faceSite({ 'source/_posts/a.md': post('"你好 \u{1f389} </style> &"', 1, '') })
  expect((await site.build()).problems).toEqual([])
  expect(await shapes(site, inPage(page(site))[0] ?? Buffer.alloc(0), `${LETTERS}<&你`)).toBe('/elsty<&')
})

it.each([
  ['', []],
  ['fonts: { display: nothing.ttf }\n', ['font-missing']],
])('with %j pages are what they were', async (config, codes) => {
  const site = faceSite({}, config)
  expect((await site.build()).problems.map(({ code }) => code)).toEqual(codes)
  expect(page(site)).not.toContain('@font-face')
})

it('a page without a head, and one without titles, stay as they are', async () => {
  const site = faceSite({ 'themes/t/layout/post.ejs': 'no title', 'themes/t/layout/layout.ejs': '<%- body %>' })
  await site.build()
  expect(page(site)).toBe('no title')
})

it('a damaged font is one error for all pages', async () => {
  const site = faceSite()
  writeFileSync(join(site.folder, 'font.woff2'), 'no font')
  expect((await site.build()).problems).toMatchObject([{ code: 'font-failed', severity: 'error' }])
})
