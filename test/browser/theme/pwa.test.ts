import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openThemeSite, type ThemeSite } from './site.ts'

/** Mist read offline, which a site may switch on: what was visited is there without a network, and nothing is ever stale with one. */

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite('pwa: true\n')
})
afterAll(() => site[Symbol.asyncDispose]())

const POST = '/2018/02/11/resnet/'
const edit = (path: string, from: string | RegExp, to: string) => {
  const file = join(site.folder, path)
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}
const isReady = async (page: Page) => {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)')
  await page.waitForFunction('navigator.serviceWorker.controller !== null')
}

it('shows pages that were visited without a network, with what they need, and says so of others', async () => {
  const { page, heard } = await site.open('/')
  await isReady(page)
  await page.goto(site.address + POST)
  await page.goto(`${site.address}/archives/`)
  expect(heard).toEqual([])
  await page.context().setOffline(true)
  await page.goto(site.address + POST)
  expect(await page.locator('h1').textContent()).toBe('论文笔记(四)：ResNet，为什么能这么深')
  expect(await page.getByRole('status').filter({ hasText: '没有网络' }).isVisible()).toBe(true)
  const styled = await page.locator('.prose').evaluate((text) => getComputedStyle(text.ownerDocument.body).display)
  expect(styled).toBe('flex')
  await page.goto(`${site.address}/tags/`)
  expect(await page.locator('main').textContent()).toContain('这一页还没有打开过')
  await page.context().setOffline(false)
  await page.reload()
  expect(await page.locator('h1').textContent()).toBe('标签')
})

it('never shows an older page than the site has, and says of an open one that there is a newer', async () => {
  const { page } = await site.open(POST)
  await isReady(page)
  await page.reload()
  edit(`${POST}index.html`, /退化不是过拟合/g, '新的一节')
  await page.reload()
  await page.locator('.prose h2', { hasText: '新的一节' }).waitFor()
  await page.clock.install()
  await page.reload()
  await page.clock.runFor(4000)
  edit(`${POST}index.html`, /新的一节/g, '更新的一节')
  await page.clock.runFor(11 * 60_000)
  const notice = page.getByRole('status').filter({ hasText: '这一页有新版本' })
  await notice.waitFor()
  await notice.getByRole('button', { name: '刷新' }).click()
  await page.locator('.prose h2', { hasText: '更新的一节' }).waitFor()
})

it('takes back what it has kept when the site switches it off', async () => {
  const { page } = await site.open('/about/')
  await isReady(page)
  edit('/about/index.html', /"pwa":\{.*?\}\},/, '')
  await page.reload()
  const left = async () => page.evaluate('navigator.serviceWorker.getRegistrations().then((all) => all.length)')
  await expect.poll(left).toBe(0)
})
