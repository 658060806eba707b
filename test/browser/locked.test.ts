import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { blog, sampleSite } from '../e2e/command.ts'
import { launchChromium } from './chromium.ts'
import { type Served, serve } from './serve.ts'

/** A locked post as its reader meets it, in the bundled theme. */

const POST = `---
title: 家书
date: 2024-01-02
password: 芝麻开门
---
## 近来可好

公式 $e^{x}$ 与代码：

\`\`\`js
let answer = 42
\`\`\`

### 天气

雨[^1]。

[^1]: 很大的雨

## 附上*照片*

![花园](/images/花园.png)

{% tabs 花 %}
<!-- tab 红 -->
玫瑰
<!-- endtab -->
<!-- tab 白 -->
茉莉
<!-- endtab -->
{% endtabs %}
`

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

let folder: string
let host: Served
let browser: Browser
let page: Page
const heard: string[] = []

beforeAll(async () => {
  folder = sampleSite({ keep: true })
  mkdirSync(join(folder, 'source/_posts'), { recursive: true })
  writeFileSync(join(folder, 'source/_posts/家书.md'), POST)
  mkdirSync(join(folder, 'source/images'), { recursive: true })
  writeFileSync(join(folder, 'source/images/花园.png'), PNG)
  const { code, out, err } = blog(folder, ['generate'])
  if (code !== 0) throw new Error(`The site cannot be built:\n${out}${err}`)
  host = await serve(join(folder, 'public'))
  browser = await launchChromium()
  page = await browser.newPage()
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  await page.goto(`${host.url}2024/01/02/家书/`)
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
  rmSync(folder, { recursive: true, force: true })
})

it('a wrong password says so, and the field is ready for the next try', async () => {
  expect(await page.locator('.prose').innerText()).toContain('这篇文章已加密')
  await page.getByLabel('密码').fill('不对')
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByText('密码不对，请再试一次。').waitFor()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
  expect(await page.content()).not.toMatch(/近来可好|天气|照片/)
  // Neither how long it is: that it takes a minute would be made up.
  expect(await page.locator('.post-head').innerText()).not.toMatch(/字|分钟/)
})

it('the password shows the post with its formulas and code as any other', async () => {
  await page.getByLabel('密码').fill('芝麻开门')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '近来可好' }).waitFor()
  expect(await page.locator('.prose .katex-html').count()).toBe(1)
  const font = await page
    .locator('.prose .katex')
    .first()
    .evaluate((formula) => getComputedStyle(formula).fontFamily)
  expect(font).toContain('KaTeX')
  expect(await page.locator('.code-tools button').first().getAttribute('aria-label')).toMatch(/\S/)
  expect(await page.locator('.locked').count()).toBe(0)
  // The rules for what stands right in a text hold.
  const gap = await page
    .locator('.prose > p')
    .first()
    .evaluate((after) => getComputedStyle(after.nextElementSibling ?? after).marginBlockStart)
  expect(Number.parseFloat(gap)).toBeGreaterThan(10)
  expect(await page.locator('.licence a').first().textContent()).toMatch(/\/2024\/01\/02\/家书\/$/)
})

it('an open post has its contents, and its footnotes, pictures and tabs do what those of others do', async () => {
  await page.locator('.contents').waitFor()
  expect(await page.locator('.contents .toc-text').allInnerTexts()).toEqual(['近来可好', '天气', '附上照片'])
  expect(await page.locator('.contents .toc-level-2 > .toc-child > .toc-level-3').count()).toBe(1)
  await page.locator('.contents a', { hasText: '附上照片' }).click()
  expect(decodeURIComponent(new URL(page.url()).hash)).toBe('#附上照片')
  await page.locator('.footnote-ref a').hover()
  expect(await page.locator('.note').innerText()).toBe('很大的雨')
  expect(await page.locator('.prose a.zoom img').count()).toBe(1)
  await page.getByRole('link', { name: '白' }).click()
  expect(await page.getByText('玫瑰').isVisible()).toBe(false)
  expect(await page.getByText('茉莉').isVisible()).toBe(true)
})

it('the session remembers the post, and another session does not', async () => {
  await page.reload()
  await page.getByRole('heading', { name: '近来可好' }).waitFor()
  expect(await page.evaluate(() => Object.values(sessionStorage).join())).not.toContain('芝麻')
  const other = await browser.newPage()
  await other.goto(page.url())
  await other.getByLabel('密码').waitFor()
  expect(await other.locator('.locked').count()).toBe(1)
  await other.close()
})

it('nothing is heard in the console', () => {
  expect(heard).toEqual([])
})
