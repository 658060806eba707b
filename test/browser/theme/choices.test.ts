import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { EVERYTHING } from './everything.ts'
import { openThemeSite, type ThemeSite } from './site.ts'

/**
 * The other choices of options that have several: those of `options.test.ts` cannot stand beside them. (Licence, first year
 * and picture for shared links are those of the sample blog.)
 */

const OPTIONS = `menu: { about: , 读书: /books/ || book }
scenery: false
subtitle: 自己的副标题
color: { scheme: dark, toggle: false, theme_light: '#123456' }
typography: { body: serif, headings: sans, emphasis: dots, justify: false, hanging: true, indent: true }
reader: false
home: { list: compact }
sidebar: { on_phones: false, widgets: [{ title: 书单, text: '读 *书*' }, categories, archives], categories: 1 }
profile: { avatar: /images/spiral.png, description: 一句话 }
social: { 知乎: https://www.zhihu.com/people/you || zhihu, 邮件: mailto:you@example.com }
post: { meta: { words: false, updated: false }, related: 0, image_zoom: false, footnote_preview: false, link_preview: false }
toc: { number: true, min_depth: 2, max_depth: 2 }
code: { frame: line, copy: false, fold: 0, wrap: false, line_numbers: all }
sponsor: { enable: true, text: 谢谢, methods: { 微信: /images/spiral.png } }
back_to_top: false
progress: bar
header_returns: false
instant: false
transitions: false
footer: { since: 2017, powered: false, icp: 京ICP备1号, police: 京公网安备2号, police_code: 3, text: 自己的一行 }
twitter_id: you
structured_data: false
styles: [/css/own.css]
scripts: [/js/own.js]
inject: { head_end: '<meta name="own" content="1">', post_end: '<p id="own-end">插入</p>', footer: '<p id="own-foot">插入</p>' }
`

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite(OPTIONS, {
    'source/css/own.css': 'h1 { letter-spacing: 3px }\n',
    'source/js/own.js': "document.documentElement.dataset.own = 'ran'\n",
    'source/_theme/layout/_inject/post_begin.ejs': '<p id="own-begin"><%= page.title %></p>',
  })
})
afterAll(() => site[Symbol.asyncDispose]())

it('the header and the home page are as they were chosen', async () => {
  const { page, heard } = await site.open('/')
  const menu = page.locator('.menu a')
  expect(await menu.allInnerTexts()).toEqual(['首页', '归档', '分类', '标签', '读书', '友链'])
  expect(await menu.filter({ hasText: '读书' }).locator('svg').count()).toBe(1)
  expect(await page.locator('.hero-line').textContent()).toBe('自己的副标题')
  expect(await page.locator('.hills, [data-reader], [data-color-toggle], .to-top').count()).toBe(0)
  expect(await page.locator('html').evaluate((root) => getComputedStyle(root).colorScheme)).toBe('dark')
  expect(await page.locator('meta[name=theme-color]').first().getAttribute('content')).toBe('#123456')
  expect(await page.locator('main .prose').count()).toBe(0)
  expect((await page.locator('main h2').allInnerTexts()).join('\n')).toMatch(/^置顶\n\d{4}/)
  expect(await page.locator('script[type=speculationrules], script[type="application/ld+json"]').count()).toBe(0)
  expect(heard).toEqual([])
})

it('a long menu makes the header as wide as it needs', async () => {
  const { page } = await site.open('/')
  // Two entries more, as a site may have them.
  await page.locator('.menu ul').evaluate((list) => {
    for (const entry of [...list.children].slice(0, 2)) list.append(entry.cloneNode(true))
  })
  for (const width of [900, 1030, 1100, 1300]) {
    await page.setViewportSize({ width, height: 800 })
    const rows = await page
      .locator('.menu li')
      .evaluateAll((all) => new Set(all.map((one) => one.getBoundingClientRect().top)).size)
    const isWider = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
    expect([width, rows, isWider]).toEqual([width, 1, false])
  }
})

it('widgets stand in their order, one of one’s own among them, and not on a phone', async () => {
  const { page } = await site.open('/')
  expect(await page.locator('.widget h2').allTextContents()).toEqual(['书单', '分类', '归档'])
  expect(await page.locator('.widget em').textContent()).toBe('书')
  const categories = page.locator('.widget', { hasText: '分类' }).locator('li a')
  expect(await categories.count()).toBe(1)
  await page.setViewportSize({ width: 390, height: 800 })
  expect(await page.locator('.widget').first().isVisible()).toBe(false)
})

it('the text is set as it was chosen', async () => {
  const { page } = await site.open(EVERYTHING)
  const style = (selector: string, name: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((one, property) => getComputedStyle(one).getPropertyValue(property), name)
  const text = '.post > .prose > p'
  expect(await style(text, 'font-family')).toMatch(/serif$/)
  expect(await style(text, 'font-family')).not.toBe(await style('h1', 'font-family'))
  expect(await style(text, 'text-align')).toBe('start')
  expect(Number.parseFloat(await style(text, 'text-indent'))).toBeGreaterThan(20)
  expect(await style(`${text} em`, 'text-emphasis-style')).not.toBe('none')
  expect(await style('h1', 'letter-spacing')).toBe('3px')
  // Chromium has no hanging punctuation; where it is known, it is asked for.
  expect(await page.locator('html').getAttribute('data-hanging')).toBe('')
})

it('a post has what was chosen around its text, and nothing else', async () => {
  const { page, heard } = await site.open(EVERYTHING)
  expect(await page.locator('.post-head .meta').innerText()).not.toMatch(/\d 字|更新/)
  expect(await page.locator('.toc-number').first().textContent()).toMatch(/^1\.?/)
  expect(await page.locator('#contents ol ol').count()).toBe(0)
  expect(await page.locator('#own-begin').textContent()).toContain('样样都有')
  expect(await page.locator('#own-end').isVisible()).toBe(true)
  expect(await page.locator('a[href*="licenses/by/4.0"]').count()).toBeGreaterThan(0)
  expect(await page.locator('.sponsor').textContent()).toContain('谢谢')
  await page.locator('.sponsor summary').click()
  expect(await page.getByRole('img', { name: '微信' }).isVisible()).toBe(true)
  expect(await page.locator('.prose a.zoom, .code button, .code.folded').count()).toBe(0)
  expect(
    await page
      .locator('div.code')
      .first()
      .evaluate((box) => getComputedStyle(box).borderTopStyle),
  ).toBe('solid')
  expect(await page.locator('html').getAttribute('data-own')).toBe('ran')
  await page.mouse.wheel(0, 3000)
  await expect
    .poll(() => page.locator('.progress').evaluate((bar) => Number(bar.style.getPropertyValue('--read'))))
    .toBeGreaterThan(0)
  expect(heard.filter((one) => !one.startsWith('warning'))).toEqual([])
})

it('a diagram is drawn when the reader comes to it', async () => {
  const { page } = await site.open(EVERYTHING)
  await page.locator('.prose .mermaid').scrollIntoViewIfNeeded()
  await page.locator('.mermaid.drawn svg').waitFor()
  expect(await page.locator('.mermaid.drawn').getAttribute('role')).toBe('img')
})

it('the author, the footer and what machines read are as they were written', async () => {
  const { page } = await site.open(EVERYTHING)
  const foot = await page.locator('.foot').innerText()
  for (const words of ['2017 –', '京ICP备1号', '京公网安备2号', '自己的一行', '插入']) expect(foot).toContain(words)
  expect(foot).not.toContain('Hanmo')
  const content = (selector: string) => page.locator(selector).getAttribute('content')
  expect(await content('meta[name=own]')).toBe('1')
  expect(await content('meta[property="og:image"]')).toBe('https://example.com/images/cover-resnet.png')
  expect(await content('meta[name="twitter:creator"]')).toBe('@you')
})

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
it.each(['/', EVERYTHING])('%s is accessible with these choices', async (path) => {
  const { page } = await site.open(path, { viewport: { width: 390, height: 844 } })
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
})
