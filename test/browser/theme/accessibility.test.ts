import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EVERYTHING } from './everything.ts'
import { openThemeSite, type ThemeSite } from './site.ts'

/** What every page of the theme owes to every reader. */

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite()
})
afterAll(() => site[Symbol.asyncDispose]())

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** One of each kind. */
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  'home, page 2': '/page/2/',
  post: EVERYTHING,
  page: '/about/',
  archives: '/archives/',
  'archives of a month': '/archives/2018/03/',
  tags: '/tags/',
  tag: '/tags/CNN/',
  categories: '/categories/',
  category: '/categories/papers/vision/',
  search: '/search/',
  links: '/links/',
  '404': '/404.html',
}

describe.each(Object.entries(PAGES))('%s', (_, path) => {
  it('has no fault that axe finds, light and dark, wide and narrow, and is quiet', async () => {
    // Still, or axe meets colours on their way from light to dark.
    const { page, heard } = await site.open(path, { reducedMotion: 'reduce' })
    await page.evaluate(AXE)
    const faults: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1280, 390]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 800 })
        // In the dark only colours are others.
        const rules = colorScheme === 'light' ? '' : "{ runOnly: ['color-contrast'] }"
        const { violations } = (await page.evaluate(`axe.run(${rules})`)) as AxeResults
        for (const { id, nodes } of violations)
          faults.push(`${colorScheme} ${width} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join('  ')}`)
      }
    }
    expect(faults).toEqual([])
    expect(heard).toEqual([])
  })

  it('fits every screen, has one h1, a main, named navigations, a title and a language', async () => {
    const { page } = await site.open(path)
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${width} px`).toBeLessThanOrEqual(width)
    }
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.locator('main').count()).toBe(1)
    const names = await page.locator('nav').evaluateAll((all) => all.map((nav) => nav.getAttribute('aria-label')))
    expect(new Set(names).size).toBe(names.length)
    expect(names).not.toContain(null)
    expect(await page.title()).toContain('墨池札记')
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  })

  it('fits every screen without scripts', async () => {
    const { page } = await site.open(path, { javaScriptEnabled: false })
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate('document.documentElement.scrollWidth'), `${width} px`).toBeLessThanOrEqual(width)
    }
  })
})

it('is legible in every palette, light and dark', async () => {
  const faults: string[] = []
  for (const path of ['/', EVERYTHING]) {
    const { page } = await site.open(path, { reducedMotion: 'reduce' })
    await page.evaluate(AXE)
    for (const palette of ['ink', 'vermilion', 'paper']) {
      const before = await page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')")
      await page.addStyleTag({ url: `/css/palette/${palette}.css` })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const { violations } = (await page.evaluate("axe.run({ runOnly: ['color-contrast'] })")) as AxeResults
        for (const { nodes } of violations)
          faults.push(`${palette} ${colorScheme}: ${nodes.map(({ html }) => html.slice(0, 120)).join('  ')}`)
      }
      await page.emulateMedia({ colorScheme: 'light' })
      expect(await page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')")).not.toBe(
        before,
      )
    }
  }
  expect(faults).toEqual([])
})

it('lets the keyboard skip to the text', async () => {
  const { page } = await site.open(EVERYTHING)
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').textContent()).toBe('跳到正文')
  expect(await page.locator('.skip').isVisible()).toBe(true)
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('main')
})

it('shows where the focus is', async () => {
  const { page } = await site.open('/')
  for (let i = 0; i < 6; i++) await page.keyboard.press('Tab')
  const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle)
  expect(outline).toBe('solid')
})

it('is readable at 200 % zoom', async () => {
  // Zoom halves the width of the page in CSS pixels and doubles the pixels of each.
  const { page } = await site.open(EVERYTHING, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 })
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(640)
})

it('keeps still for those who ask for it', async () => {
  const { page } = await site.open('/', { reducedMotion: 'reduce' })
  expect(await page.evaluate('getComputedStyle(document.documentElement).scrollBehavior')).toBe('auto')
  expect(
    await page
      .locator('.menu a')
      .first()
      .evaluate((link) => getComputedStyle(link).transitionDuration),
  ).toBe('0s')
})

it('stays legible in forced colours', async () => {
  const { page } = await site.open(EVERYTHING, { forcedColors: 'active' })
  expect(await page.locator('h1').isVisible()).toBe(true)
  const { page: home } = await site.open('/', { forcedColors: 'active' })
  expect(await home.locator('.hills').isVisible()).toBe(false)
})
