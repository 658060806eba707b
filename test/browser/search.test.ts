import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { blog, sampleSite } from '../e2e/command.ts'
import { launchChromium } from './chromium.ts'
import { type Served, serve } from './serve.ts'

/** Search as a reader uses it, on the sample blog in a sub-folder of its host. */

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const ROOT = '/blog/'

let folder: string
let host: Served
let browser: Browser
let heard: string[] = []

beforeAll(async () => {
  folder = sampleSite({ keep: true })
  const config = join(folder, '_config.yml')
  writeFileSync(config, readFileSync(config, 'utf8').replace(/^url: \S+/m, 'url: https://example.com/blog'))
  const { code, out, err } = blog(folder, ['generate'])
  if (code !== 0) throw new Error(`The site cannot be built:\n${out}${err}`)
  host = await serve(join(folder, 'public'), ROOT)
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await host?.close()
  rmSync(folder, { recursive: true, force: true })
})
afterEach(async () => {
  const all = heard
  heard = []
  for (const context of browser.contexts()) await context.close()
  expect(all).toEqual([])
})

async function open(path = '', options: BrowserContextOptions = {}): Promise<Page> {
  // Pages do not fade into one another: Chromium says so on the console when it had no time for that.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  const page = await context.newPage()
  page.on('console', (message) => heard.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  page.on('response', (response) => response.status() >= 400 && heard.push(`${response.status()} ${response.url()}`))
  page.on('request', (request) => request.url().startsWith(host.url) || heard.push(`request: ${request.url()}`))
  await page.goto(host.url + path)
  return page
}

const field = (page: Page) => page.getByRole('combobox', { name: '搜索文章' })
const results = (page: Page) => page.getByRole('listbox').getByRole('option')
const status = (page: Page) => page.locator('.find-status')
const chosen = (page: Page) => page.getByRole('option', { selected: true })
const pathOf = (page: Page) => decodeURI(new URL(page.url()).pathname)

/** Opens the dialog; the script comes with the first opening. */
async function openDialog(page: Page, key = '/'): Promise<void> {
  await page.keyboard.press(key)
  await page.getByRole('dialog', { name: '搜索' }).waitFor()
}

describe('the dialog', () => {
  it.each(['/', 'Control+k', 'Meta+k'])('opens with %s and closes with Escape, focus where it was', async (key) => {
    const page = await open()
    await page.locator('.menu a').nth(1).focus()
    await openDialog(page, key)
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await page.locator(':focus').textContent()).toContain('归档')
  })

  it('opens from the button, and is empty of what a slash typed', async () => {
    const page = await open()
    await page.getByRole('link', { name: '搜索', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    expect(await field(page).inputValue()).toBe('')
    await page.keyboard.type('a/b')
    expect(await field(page).inputValue()).toBe('a/b')
  })

  it('what is typed while an earlier search ends is searched too', async () => {
    const page = await open()
    await page.clock.install()
    await openDialog(page)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(/\/search\/(?:0|text)\b/, async (route) => {
      await held
      await route.continue()
    })
    await page.clock.pauseAt(Date.now() + 60_000)
    await page.keyboard.type('残差')
    await page.clock.runFor(60)
    // The next signs are in the field, and the first search ends before they are looked for.
    await page.keyboard.type('绝无此词')
    release()
    await expect.poll(() => status(page).textContent()).toMatch(/^\d+ 条结果$/)
    await page.waitForLoadState('networkidle')
    await page.clock.runFor(60)
    await expect.poll(() => status(page).textContent()).toBe('没有找到“残差绝无此词”。')
  })

  it('the search finds while one types, says how many, and marks what was found', async () => {
    const page = await open()
    await openDialog(page)
    await page.keyboard.type('残差')
    await expect.poll(() => status(page).textContent()).toMatch(/^\d+ 条结果$/)
    await expect.poll(() => page.locator('.find-snippet mark').first().textContent()).toBe('残差')
    expect(await results(page).first().locator('.find-title').textContent()).toContain('ResNet')
    expect(await field(page).getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.type('绝无此词')
    await expect.poll(() => status(page).textContent()).toBe('没有找到“残差绝无此词”。')
    expect(await results(page).count()).toBe(0)
    expect(await field(page).getAttribute('aria-expanded')).toBe('false')
  })

  it('is walked with arrow keys; Enter follows to the section, where the words are marked', async () => {
    const page = await open()
    await openDialog(page)
    await page.keyboard.type('梯度')
    await expect.poll(() => chosen(page).count()).toBe(1)
    const count = await results(page).count()
    expect(count).toBeGreaterThan(2)
    const at = async () => {
      const id = await field(page).getAttribute('aria-activedescendant')
      expect(await chosen(page).getAttribute('id')).toBe(id)
      return results(page).evaluateAll((all, active) => all.findIndex((one) => one.id === active), id)
    }
    expect(await at()).toBe(0)
    await page.keyboard.press('ArrowDown')
    expect(await at()).toBe(1)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await at()).toBe(count - 1)
    await page.keyboard.press('ArrowDown')
    expect(await at()).toBe(0)
    const address = new URL((await chosen(page).getAttribute('href')) ?? '', page.url())
    expect(address.pathname.startsWith(ROOT)).toBe(true)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === address.pathname)
    await expect.poll(() => page.evaluate('CSS.highlights.get("found")?.size ?? 0')).toBeGreaterThan(0)
    const id = decodeURIComponent(address.hash.slice(1).replace(/:~:.*/, ''))
    if (id !== '') expect(await page.locator(`[id="${id}"]`).count()).toBe(1)
    await page.keyboard.press('Escape')
    expect(await page.evaluate('CSS.highlights.has("found")')).toBe(false)
  })

  it('waits for an input method to finish', async () => {
    const page = await open()
    await openDialog(page)
    const method: CDPSession = await page.context().newCDPSession(page)
    await method.send('Input.imeSetComposition', { text: 'can cha', selectionStart: 7, selectionEnd: 7 })
    expect(await field(page).inputValue()).toBe('can cha')
    // Keys that choose a candidate belong to the input method.
    const keys = ['Enter', 'ArrowDown']
    await field(page).evaluate((input, names) => {
      for (const key of names)
        input.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }))
    }, keys)
    await page.waitForTimeout(400)
    expect(await results(page).count()).toBe(0)
    expect(await status(page).textContent()).toBe('')
    await method.send('Input.insertText', { text: '残差' })
    await expect.poll(() => results(page).count()).toBeGreaterThan(0)
    expect(await field(page).inputValue()).toBe('残差')
    expect(pathOf(page)).toBe(ROOT)
  })

  it('Enter means the words as they stand, not those that the list has come to', async () => {
    const page = await open()
    await page.clock.install()
    await openDialog(page)
    await page.clock.pauseAt(Date.now() + 60_000)
    await page.keyboard.type('resne')
    await page.clock.runFor(60)
    await expect.poll(() => chosen(page).count()).toBe(1)
    await page.keyboard.type('t')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname !== ROOT)
    expect(await page.evaluate('localStorage.getItem("mist-recent")')).toBe('["resnet"]')
  })

  /** Keeps the texts of hits on their way. @returns what lets them arrive */
  async function holdTexts(page: Page): Promise<() => void> {
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    await page.route('**/search/text/**', async (route) => {
      await held
      await route.continue()
    })
    return release
  }

  it('Enter waits for the texts of the hits, and is not lost', async () => {
    const page = await open()
    const release = await holdTexts(page)
    await openDialog(page)
    await field(page).fill('resnet')
    await expect.poll(() => results(page).count()).toBeGreaterThan(0)
    await page.keyboard.press('Enter')
    await page.waitForTimeout(200)
    expect(pathOf(page)).toBe(ROOT)
    release()
    await page.waitForURL((url) => url.pathname !== ROOT)
  })

  it('says how many are found while their texts are on the way', async () => {
    const page = await open()
    await page.clock.install()
    const release = await holdTexts(page)
    await openDialog(page)
    await field(page).fill('resnet')
    await page.clock.runFor(100)
    await expect.poll(() => status(page).textContent()).toContain('条结果')
    await page.clock.runFor(1000)
    expect(await status(page).textContent()).toContain('条结果')
    release()
    await expect.poll(() => chosen(page).count()).toBe(1)
  })

  it('remembers what was followed, here alone, and forgets on demand', async () => {
    const page = await open()
    await openDialog(page)
    await page.keyboard.type('resnet')
    await expect.poll(() => chosen(page).count()).toBe(1)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname !== ROOT)
    await openDialog(page)
    await expect.poll(() => results(page).allTextContents()).toEqual(['resnet'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => status(page).textContent()).toContain('条结果')
    expect(await field(page).inputValue()).toBe('resnet')
    await field(page).fill('')
    await page.getByRole('button', { name: '清除记录' }).click()
    await expect.poll(() => results(page).count()).toBe(0)
    await page.reload()
    await openDialog(page)
    expect(await results(page).count()).toBe(0)
  })

  it('says when the index cannot be had, and tries again', async () => {
    const page = await open()
    await page.route('**/search/index.json', (route) => route.abort())
    await openDialog(page)
    await page.keyboard.type('残差')
    await expect.poll(() => status(page).textContent()).toBe('搜索索引加载失败。')
    await page.unroute('**/search/index.json')
    await page.keyboard.type('网')
    await expect.poll(() => status(page).textContent()).not.toContain('失败')
    await expect.poll(() => page.locator('.find-hit, .find-status:has-text("没有找到")').count()).toBeGreaterThan(0)
    heard = heard.filter((line) => !/ERR_FAILED|warning/.test(line))
  })

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no fault that axe finds: %s, %d px', async (colorScheme, width) => {
    const page = await open('', { colorScheme, viewport: { width, height: 800 } })
    await openDialog(page)
    await page.keyboard.type('网络')
    await expect.poll(() => page.locator('.find-snippet mark').count()).toBeGreaterThan(0)
    await expect.poll(() => chosen(page).count()).toBe(1)
    await page.evaluate(AXE)
    const { violations } = (await page.evaluate('axe.run("dialog")')) as AxeResults
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })
})

describe.each(['json', 'xml'])('over one file, search.%s,', (engine) => {
  it('finds, marks, and leads to the article', async () => {
    const other = sampleSite({ keep: true })
    const config = join(other, '_config.yml')
    writeFileSync(config, `${readFileSync(config, 'utf8')}\nsearch: { engine: ${engine} }\n`)
    expect(blog(other, ['generate']).code).toBe(0)
    const own = await serve(join(other, 'public'))
    try {
      const page = await (await browser.newContext()).newPage()
      await page.goto(own.url)
      await openDialog(page)
      await page.keyboard.type('残差 resnet')
      await expect.poll(() => page.locator('.find-snippet mark').first().textContent()).toBe('残差')
      await page.keyboard.press('Enter')
      await expect.poll(() => pathOf(page)).toBe('/2018/02/11/resnet/')
      await page.waitForFunction('CSS.highlights.has("found")')
    } finally {
      await own.close()
      rmSync(other, { recursive: true, force: true })
    }
  })
})

describe('the page', () => {
  it('answers ?q=, and keeps the address', async () => {
    const page = await open('search/?q=%E6%AE%8B%E5%B7%AE')
    await expect.poll(() => page.locator('.find-snippet mark').first().textContent()).toBe('残差')
    expect(await field(page).inputValue()).toBe('残差')
    expect(await page.locator('[data-search-fallback]').isVisible()).toBe(false)
    await field(page).fill('batch normalization')
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('batch normalization')
    await expect.poll(() => results(page).count()).toBeGreaterThan(0)
    await results(page).first().click()
    await page.waitForURL((url) => !url.pathname.endsWith('/search/'))
    await page.goBack()
    await expect.poll(() => field(page).inputValue()).toBe('batch normalization')
    await expect.poll(() => results(page).count()).toBeGreaterThan(0)
    await field(page).fill('')
    await expect.poll(() => page.locator('[data-search-fallback]').isVisible()).toBe(true)
    expect(new URL(page.url()).search).toBe('')
  })

  it('takes the keys of the dialog for its own field', async () => {
    const page = await open('search/')
    await field(page).waitFor()
    await field(page).blur()
    await page.keyboard.press('/')
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('has no fault that axe finds with results on it', async () => {
    const page = await open('search/?q=%E7%BD%91%E7%BB%9C')
    await expect.poll(() => page.locator('.find-snippet mark').count()).toBeGreaterThan(0)
    await page.evaluate(AXE)
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  it('lists every post without scripts', async () => {
    const page = await open('search/?q=x', { javaScriptEnabled: false })
    expect(await page.locator('[data-search-fallback] li a').count()).toBeGreaterThan(10)
    expect(await page.locator('noscript p').isVisible()).toBe(true)
  })
})
