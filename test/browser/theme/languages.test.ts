import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openThemeSite, type ThemeSite } from './site.ts'

/** From a page to the same in another language, or in the other script of Chinese. */

const post = (title: string, front: string, text: string) =>
  `---\ntitle: ${title}\ndate: 2018-05-01\n${front}---\n${text}\n`
const ZH = '/2018/05/01/zh/'
const EN = '/2018/05/01/en/'
const TEXT = '发展，见[残差网络](/2018/02/11/resnet/)和[英文](/2018/05/01/en/)。\n\n```js\n// 注释说\n```\n\n$x_{说}$\n'

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite('post: { link_preview: false }\n', {
    'source/_posts/zh.md': post('头发', `translations: { en: ${EN} }\n`, TEXT),
    'source/_posts/en.md': post('Hair', `lang: en\ntranslations: { zh-CN: ${ZH} }\n`, 'Growth.'),
    'hanmo.config.mjs': "export default { chinese_variants: ['zh-TW'] }\n",
  })
})
afterAll(() => site[Symbol.asyncDispose]())

it('the header of a post leads to its translation and back', async () => {
  const { page } = await site.open(ZH)
  await page.getByRole('link', { name: 'English' }).click()
  expect(await page.locator('h1').textContent()).toBe('Hair')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  // What has no other version leads to none.
  expect(await page.getByRole('link', { name: '繁體中文' }).count()).toBe(0)
  await page.getByRole('link', { name: '简体中文' }).click()
  expect(await page.locator('h1').textContent()).toBe('头发')
})

it('the header leads to the other script and back, and its pages to each other', async () => {
  const { page, heard } = await site.open(ZH)
  await page.getByRole('link', { name: '繁體中文' }).click()
  expect(await page.locator('h1').textContent()).toBe('頭髮')
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-TW')
  const text = page.locator('.prose')
  expect(await text.locator('p').first().textContent()).toContain('發展')
  expect(await text.locator('pre').textContent()).toContain('注释说')
  expect(await text.locator('annotation').textContent()).toBe('x_{说}')
  // What scripts say is in that language too.
  expect(await page.locator('[data-color-toggle]').getAttribute('aria-label')).toBe('切換深淺色')
  await text.getByRole('link', { name: '殘差網絡' }).click()
  expect(new URL(page.url()).pathname).toBe('/zh-tw/2018/02/11/resnet/')
  await page.getByRole('link', { name: '墨池札記' }).first().click()
  expect(new URL(page.url()).pathname).toBe('/zh-tw/')
  // A title that says its language has the face of titles all the same.
  const faces = await page
    .locator('h1, h2.item-title')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).fontFamily))
  expect(new Set(faces).size).toBe(1)
  await page.getByRole('link', { name: '简体中文' }).click()
  expect(new URL(page.url()).pathname).toBe('/')
  expect(heard).toEqual([])
})

it('each version says its own address, and names both', async () => {
  for (const [path, other] of [
    [ZH, `/zh-tw${ZH}`],
    [`/zh-tw${ZH}`, ZH],
  ] as const) {
    const { page } = await site.open(path)
    const hrefs = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((link) => (link as HTMLLinkElement).href))
    expect(await hrefs('link[rel=canonical]')).toEqual([`https://example.com${path}`])
    const named = await hrefs('link[hreflang]')
    for (const address of [path, other, EN]) expect(named).toContain(`https://example.com${address}`)
    expect(new Set(named).size).toBe(named.length)
  }
})

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
it.each([ZH, `/zh-tw${ZH}`, '/zh-tw/'])('%s is accessible and fits a phone', async (path) => {
  const { page, heard } = await site.open(path, { viewport: { width: 320, height: 700 } })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(heard).toEqual([])
})
