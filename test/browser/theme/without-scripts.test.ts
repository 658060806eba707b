import { afterAll, beforeAll, expect, it } from 'vitest'
import { EVERYTHING } from './everything.ts'
import { openThemeSite, type ThemeSite } from './site.ts'

/** The theme without JavaScript: everything that is text can be read and reached. */

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite()
})
afterAll(() => site[Symbol.asyncDispose]())

const open = async (path: string, width = 390) =>
  (await site.open(path, { javaScriptEnabled: false, viewport: { width, height: 844 } })).page

it('has its menu', async () => {
  const page = await open('/')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '归档' }).click()
  expect(await page.locator('h1').textContent()).toBe('归档')
})

it('opens the contents by the browser’s own means', async () => {
  const page = await open(EVERYTHING)
  const link = page.locator('#contents').getByRole('link', { name: '第一节' })
  expect(await link.isVisible()).toBe(false)
  await page.locator('#contents summary').click()
  expect(await link.isVisible()).toBe(true)
})

it('shows all code, named, and no buttons that do nothing', async () => {
  const page = await open(EVERYTHING, 1280)
  expect(await page.locator('div.code').nth(1).getByText('line_59').isVisible()).toBe(true)
  const visible = await page.locator('button').evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)
  expect(visible).toBe(0)
})

it('lists every post on the search page', async () => {
  const page = await open('/search/')
  const titles = await page.locator('.all-posts li a').allInnerTexts()
  expect(titles).toContain('样样都有：A & B <i>不是标签</i>')
  expect(titles.length).toBeGreaterThan(10)
})

it('shows a diagram as its source', async () => {
  const page = await open(EVERYTHING)
  expect(await page.locator('.mermaid').textContent()).toContain('A --> B')
})

it('leads to the search page from the header', async () => {
  const page = await open('/')
  await page.getByRole('link', { name: '搜索' }).first().click()
  expect(new URL(page.url()).pathname).toBe('/search/')
})
