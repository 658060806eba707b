import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EVERYTHING } from './everything.ts'
import { openThemeSite, type ThemeSite } from './site.ts'

/** What a reader does with a page: colours, contents, code, footnotes, images, paper. */

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite('progress: true\n')
})
afterAll(() => site[Symbol.asyncDispose]())

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }
const paper = (page: Page) => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')

describe('colours', () => {
  it('follow the system, then the reader, and are remembered', async () => {
    const { page } = await site.open('/', { colorScheme: 'light' })
    const light = await paper(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    const dark = await paper(page)
    expect(dark).not.toBe(light)
    const toggle = page.getByRole('button', { name: '切换深浅颜色' })
    expect(await toggle.getAttribute('aria-pressed')).toBe('true')
    await toggle.click()
    expect(await paper(page)).toBe(light)
    await page.reload()
    expect(await paper(page)).toBe(light)
    expect(await toggle.getAttribute('aria-pressed')).toBe('false')
  })

  it('are right before the first paint', async () => {
    const { page } = await site.open('/')
    await page.evaluate("localStorage.setItem('mist-theme', 'dark')")
    // Scripts that are files never arrive: only what stands in the head can have chosen.
    await page.route('**/*.js*', (route) => route.abort())
    await page.reload()
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  })
})

describe('the switch for reading', () => {
  const look = (page: Page) =>
    page.evaluate(`(({ fontSize, lineHeight, fontFamily }) => [
      parseFloat(fontSize), Math.round((parseFloat(lineHeight) / parseFloat(fontSize)) * 100) / 100, fontFamily.includes('Serif'),
    ])(getComputedStyle(document.documentElement))`)

  it('changes size, line height and face by keyboard, and is remembered without a flash', async () => {
    const { page, heard } = await site.open(EVERYTHING, { reducedMotion: 'reduce' })
    expect(await look(page)).toEqual([17, 1.8, false])
    const opener = page.getByRole('button', { name: '阅读设置' })
    await opener.focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('form', { name: '阅读设置' })
    await panel.waitFor()
    expect(await opener.getAttribute('aria-expanded')).toBe('true')
    // The arrows choose, Tab goes on to the next group.
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    expect(await look(page)).toEqual([19.55, 2.05, true])
    await page.evaluate(AXE)
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await panel.isVisible()).toBe(false)
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(heard).toEqual([])
    // Scripts that are files never arrive: only what stands in the head can have chosen.
    await page.route('**/*.js*', (route) => route.abort())
    await page.goto(`${site.address}/archives/`)
    expect(await look(page)).toEqual([19.55, 2.05, true])
    await page.unroute('**/*.js*')
    await page.reload()
    await opener.click()
    await panel.waitFor()
    for (const group of await panel.getByRole('group').all()) await group.getByRole('radio').nth(1).press('ArrowLeft')
    await panel.getByRole('radio', { name: '标准' }).first().check({ force: true })
    await panel.getByRole('radio', { name: '标准' }).last().check({ force: true })
    expect(await look(page)).toEqual([17, 1.8, false])
  })
})

describe('contents', () => {
  it('stand beside the text and follow the reader', async () => {
    const { page } = await site.open(EVERYTHING)
    const contents = page.getByRole('navigation', { name: '文章目录' })
    expect(await contents.getByRole('link').allInnerTexts()).toEqual(['第一节', '第二节', '小节', '第三节'])
    const current = () => contents.locator('[aria-current]').textContent()
    expect(await current()).toBe('第一节')
    await page
      .getByRole('heading', { name: '小节' })
      .evaluate((heading) => heading.scrollIntoView({ behavior: 'instant' }))
    await expect.poll(current).toBe('小节')
    const box = await contents.boundingBox()
    const text = await page.locator('.post > .prose').boundingBox()
    expect(box!.x).toBeGreaterThan(text!.x + text!.width)
    expect(box!.y).toBeLessThan(100)
  })

  it('fold, and stay folded', async () => {
    const { page } = await site.open(EVERYTHING)
    const summary = page.locator('#contents summary')
    await summary.click()
    expect(await page.getByRole('link', { name: '第一节', exact: true }).isVisible()).toBe(false)
    await page.reload()
    expect(await page.locator('#contents').getAttribute('open')).toBe(null)
    await summary.click()
    await page.reload()
    expect(await page.locator('#contents').getAttribute('open')).toBe('')
  })

  it('come up from below on a phone', async () => {
    const { page } = await site.open(EVERYTHING, PHONE)
    expect(await page.locator('#contents').getAttribute('open')).toBe(null)
    await page.mouse.wheel(0, 2000)
    await expect.poll(() => page.evaluate('scrollY')).toBeGreaterThan(1500)
    await page.mouse.wheel(0, -300)
    await page.getByRole('button', { name: '打开目录' }).click()
    const sheet = page.getByRole('dialog', { name: '文章目录' })
    expect(await sheet.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await sheet.isVisible()).toBe(false)
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe('打开目录')
    await page.getByRole('button', { name: '打开目录' }).click()
    await sheet.getByRole('link', { name: '第三节' }).click()
    expect(await sheet.isVisible()).toBe(false)
    expect(decodeURIComponent(new URL(page.url()).hash)).toContain('第三节')
  })
})

describe('code', () => {
  it('is copied as it was written, without numbers', async () => {
    const { page } = await site.open(EVERYTHING, { permissions: ['clipboard-read', 'clipboard-write'] })
    const block = page.locator('div.code').nth(1)
    await block.getByRole('button', { name: '复制' }).click()
    await block.getByRole('button', { name: '已复制' }).waitFor()
    expect(await page.getByRole('status').textContent()).toBe('已复制')
    const text = String(await page.evaluate('navigator.clipboard.readText()'))
    expect(text.split('\n').slice(0, 2)).toEqual(['line_0 = 0', 'line_1 = 1'])
  })

  it('of Hexo’s own markup is copied too', async () => {
    const { page } = await site.open(EVERYTHING, { permissions: ['clipboard-read', 'clipboard-write'] })
    const block = page.locator('div.code', { has: page.locator('figure.highlight') })
    await block.getByRole('button', { name: '复制' }).click()
    await block.getByRole('button', { name: '已复制' }).waitFor()
    expect(String(await page.evaluate('navigator.clipboard.readText()')).trim()).toBe('import torch\nx = 1')
    expect(await block.locator('.code-title').textContent()).toBe('旧标记')
  })

  it('names its language or its file, marks lines, and wraps on demand', async () => {
    const { page } = await site.open(EVERYTHING)
    const [first, second] = [page.locator('div.code').nth(0), page.locator('div.code').nth(1)]
    expect(await first.locator('.code-title').textContent()).toBe('train.py')
    const label = await second.evaluate((block) => getComputedStyle(block, '::before').content)
    expect(label).toBe('"python"')
    const titled = await first.evaluate((block) => getComputedStyle(block, '::before').content)
    expect(titled).toBe('"python"')
    const paint = (at: number) =>
      first
        .locator('.line')
        .nth(at)
        .evaluate((line) => getComputedStyle(line).backgroundColor)
    expect(await paint(1)).not.toBe(await paint(0))
    const scrolls = () => first.locator('pre').evaluate((pre) => pre.scrollWidth > pre.clientWidth)
    expect(await scrolls()).toBe(true)
    await first.getByRole('button', { name: '折行' }).click()
    expect(await scrolls()).toBe(false)
    expect(await first.getByRole('button', { name: '折行' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('is folded when long', async () => {
    const { page } = await site.open(EVERYTHING)
    const block = page.locator('div.code').nth(1)
    const height = async () => (await block.boundingBox())!.height
    const folded = await height()
    const more = block.getByRole('button', { name: '展开全部 60 行' })
    expect(await more.getAttribute('aria-expanded')).toBe('false')
    await more.click()
    expect(await height()).toBeGreaterThan(folded * 1.4)
    await block.getByRole('button', { name: '收起' }).click()
    expect(await height()).toBe(folded)
  })
})

describe('formulas and tables', () => {
  it('scroll within the page, and by keyboard', async () => {
    const { page } = await site.open(EVERYTHING, PHONE)
    for (const box of ['.math-display', '.prose .scroll:has(> table)', '.katex.scroll']) {
      const found = page.locator(box).first()
      expect(await found.evaluate((element) => element.scrollWidth > element.clientWidth), box).toBe(true)
      expect(await found.getAttribute('tabindex'), box).toBe('0')
      await found.focus()
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => found.evaluate((element) => element.scrollLeft), { message: box }).toBeGreaterThan(0)
    }
  })

  it('never break inside a formula that fits a line', async () => {
    const { page } = await site.open(EVERYTHING, PHONE)
    const short = page.locator('.prose p .katex:not(.scroll)')
    expect(await short.count()).toBeGreaterThan(0)
    const broken = await short.evaluateAll(
      (all) => all.filter((formula) => formula.querySelector('.katex-html')!.getClientRects().length !== 1).length,
    )
    expect(broken).toBe(0)
  })

  it('scroll only where they are wider than their paragraph, whatever hangs over their end', async () => {
    const { page } = await site.open(EVERYTHING, PHONE)
    const inline = page.locator('.prose p > .katex')
    expect(await inline.filter({ has: page.locator('.vlist-s') }).count()).toBeGreaterThan(0)
    const fitting = await inline.evaluateAll((all) =>
      all
        .filter(
          (formula) =>
            formula.classList.contains('scroll') &&
            formula.querySelector('.katex-html')!.clientWidth <= formula.parentElement!.clientWidth,
        )
        .map((formula) => formula.querySelector('annotation')!.textContent),
    )
    expect(fitting).toEqual([])
  })

  it('keep the punctuation around them on their line', async () => {
    const { page } = await site.open('/2018/02/11/resnet/')
    const torn = new Set<unknown>()
    for (let width = 320; width <= 440; width += 4) {
      await page.setViewportSize({ width, height: 800 })
      for (const one of (await page.evaluate(TORN)) as string[]) torn.add(`${width}: ${one}`)
    }
    expect([...torn]).toEqual([])
  })

  it('bring their styles only where they are', async () => {
    const styles = async (path: string) => {
      const { page } = await site.open(path)
      return page
        .locator('link[rel=stylesheet]')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
    }
    expect((await styles(EVERYTHING)).some((href) => href.includes('katex'))).toBe(true)
    expect((await styles('/archives/')).some((href) => /katex|code\.css/.test(href))).toBe(false)
  })
})

/** Formulas that an opening bracket or a closing sign has been parted from by the end of the line. */
const TORN = `[...document.querySelectorAll('.prose .katex:not(.scroll)')].flatMap((formula) => {
  if (formula.closest('.katex-display')) return []
  const { top, bottom } = formula.querySelector('.katex-html').getBoundingClientRect()
  const isApart = (text, at) => {
    const range = document.createRange()
    range.setStart(text, at)
    range.setEnd(text, at + 1)
    const box = range.getBoundingClientRect()
    return box.bottom < top || box.top > bottom
  }
  const { previousSibling: before, nextSibling: after } = formula
  return [
    ...(/[（「『《]$/.test(before?.data ?? '') && isApart(before, before.length - 1) ? [before.data] : []),
    ...(/^[，。、；：）」』》？！]/.test(after?.data ?? '') && isApart(after, 0) ? [after.data] : []),
  ]
})`

describe('footnotes', () => {
  it('show when pointed at or focused, and lead there and back', async () => {
    const { page } = await site.open(EVERYTHING)
    const mark = page.locator('.footnote-ref a').first()
    await mark.hover()
    const note = page.getByRole('complementary', { name: '脚注预览' })
    await note.waitFor()
    expect(await note.textContent()).toContain('脚注的内容')
    await page.keyboard.press('Escape')
    expect(await note.count()).toBe(0)
    await page.mouse.move(0, 0)
    await page.keyboard.press('Tab')
    await mark.focus()
    await note.waitFor()
    await mark.blur()
    await expect.poll(() => note.count()).toBe(0)
    await mark.click()
    await page.locator('.footnote-backref').first().click()
    expect(new URL(page.url()).hash).toBe(`#${await mark.getAttribute('id')}`)
  })
})

describe('links', () => {
  it('show the equation or the post that they lead to, on hover and on a long press', async () => {
    const { page, heard } = await site.open(EVERYTHING, { reducedMotion: 'reduce' })
    const card = page.locator('aside.note')
    await page.locator('.math-ref').hover()
    await card.waitFor()
    expect(await card.locator('.katex').count()).toBe(1)
    await page.locator('.prose a', { hasText: '残差网络' }).hover()
    await page.locator('.note-title').waitFor()
    expect(await card.locator('.note-title').textContent()).toBe('论文笔记(四)：ResNet，为什么能这么深')
    expect(await card.locator('.note-cover').count()).toBe(1)
    await page.evaluate(AXE)
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual([])
    // The reader may go to the card; when they go away it goes.
    await card.hover()
    expect(await card.isVisible()).toBe(true)
    await page.mouse.move(0, 0)
    await expect.poll(() => card.count()).toBe(0)
    const press = { pointerType: 'touch', bubbles: true, cancelable: true }
    const stopped = await page.locator('.math-ref').evaluate((link, how) => {
      return !link.dispatchEvent(new PointerEvent('contextmenu', how))
    }, press)
    expect(stopped).toBe(true)
    await card.waitFor()
    expect(heard).toEqual([])
  })

  it('are fetched before they are followed, and pages fade, unless data or motion is to be spared', async () => {
    const spare = { reducedMotion: 'reduce' } as const
    for (const [options, wanted] of [
      [{}, true],
      [spare, false],
    ] as const) {
      const { page } = await site.open('/', options)
      await page.addInitScript(`
        addEventListener('pagereveal', (event) => { globalThis.faded = Boolean(event.viewTransition) })
        if (${!wanted}) Object.defineProperty(navigator, 'connection', { value: { saveData: true } })`)
      await page.reload()
      const rules = page.locator('script[type=speculationrules]')
      expect(await rules.count()).toBe(wanted ? 1 : 0)
      if (wanted) expect(Object.keys(JSON.parse((await rules.textContent()) ?? ''))).toEqual(['prefetch'])
      const turn = async () => {
        await page.goto(`${site.address}/`)
        await page.locator('.menu a').nth(1).click()
        await page.waitForURL('**/archives/')
        return page.evaluate('faded')
      }
      // A browser that has much to do leaves it out.
      if (wanted) await expect.poll(turn, { timeout: 30_000 }).toBe(true)
      else expect(await turn()).toBe(false)
    }
  })
})

describe('images', () => {
  it('open large, by mouse and by keyboard', async () => {
    const { page } = await site.open(EVERYTHING)
    const link = page.locator('.zoom').first()
    await link.click()
    const viewer = page.getByRole('dialog', { name: '一张图' })
    await viewer.waitFor()
    await page.keyboard.press('Escape')
    expect(await viewer.isVisible()).toBe(false)
    await link.focus()
    await page.keyboard.press('Enter')
    await viewer.waitFor()
    await viewer.getByRole('button', { name: '关闭' }).click()
    expect(await viewer.isVisible()).toBe(false)
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true)
  })
})

describe('a long page', () => {
  it('says how far the reader is, and leads back to the top', async () => {
    const { page } = await site.open(EVERYTHING, { reducedMotion: 'reduce' })
    const top = page.getByRole('link', { name: '返回顶部' })
    expect(await top.isVisible()).toBe(false)
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    await expect.poll(() => top.isVisible()).toBe(true)
    const read = () => page.locator('.progress').evaluate((bar) => bar.getBoundingClientRect().width)
    await expect.poll(read).toBeGreaterThan(1200)
    await top.click()
    await expect.poll(() => page.evaluate('scrollY')).toBe(0)
  })

  it('gives the header back to a reader who turns back, and not to one who jumps', async () => {
    const { page } = await site.open(EVERYTHING, { reducedMotion: 'reduce' })
    const bottom = () => page.locator('.top').evaluate((bar) => bar.getBoundingClientRect().bottom)
    const frames = () =>
      page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))')
    /** What is laid out late moves the page as well: a reader scrolls on. */
    const scrolled = async (by: number) => {
      await page.evaluate(`scrollBy(0, ${by})`)
      await frames()
      return bottom()
    }
    await expect.poll(() => scrolled(1500)).toBeLessThanOrEqual(0)
    const text = page.locator('.post > .prose > p').first()
    const place = () => text.evaluate((one) => Math.round(one.getBoundingClientRect().top + scrollY))
    const before = await place()
    await expect.poll(() => scrolled(-60)).toBeGreaterThan(30)
    // Nothing moved for it.
    expect(await place()).toBe(before)
    await expect.poll(() => scrolled(60)).toBeLessThanOrEqual(0)
    await page.locator('#contents a').first().click()
    await expect.poll(() => page.evaluate('scrollY')).toBeLessThan(2500)
    await frames()
    expect(await bottom()).toBeLessThanOrEqual(0)
  })
})

describe('on paper', () => {
  it('is the text with its addresses, and nothing around it', async () => {
    const { page } = await site.open('/about/')
    await page.emulateMedia({ media: 'print' })
    for (const chrome of ['.bar', '.foot', '.floating', '.side'])
      expect(await page.locator(chrome).first().isVisible(), chrome).toBe(false)
    const link = page.locator('.prose a[href^="http"]').first()
    const shown = await link.evaluate((element) => getComputedStyle(element, '::after').content)
    expect(shown).toContain('http')
    expect(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')).toBe('rgb(255, 255, 255)')
  })
})

describe('on paper, for a reader in the dark,', () => {
  it('pictures have their own colours, the cover too', async () => {
    const { page } = await site.open('/2018/02/11/resnet/', { colorScheme: 'dark' })
    const cover = page.locator('.cover img')
    const filter = () => cover.evaluate((picture) => getComputedStyle(picture).filter)
    expect(await filter()).toContain('brightness')
    await page.emulateMedia({ media: 'print' })
    expect(await filter()).toBe('none')
  })
})

describe('metadata', () => {
  it('is written as text, wherever it stands', async () => {
    const { page } = await site.open(EVERYTHING)
    const title = '样样都有：A & B <i>不是标签</i>'
    expect(await page.locator('h1').textContent()).toBe(title)
    expect(await page.title()).toContain(title)
    expect(await page.locator('meta[property="og:title"]').getAttribute('content')).toBe(title)
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
    expect(data['@graph'][0]).toMatchObject({ '@type': 'BlogPosting', headline: title, inLanguage: 'zh-CN' })
    expect(data['@graph'][1]['@type']).toBe('BreadcrumbList')
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(`https://example.com${EVERYTHING}`)
    expect(await page.locator('link[rel=alternate][type="application/atom+xml"]').count()).toBe(1)
  })
})
