import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openThemeSite, type ThemeSite } from './site.ts'

/** Which face a character comes from, where the reader's Latin face has the shapes that Chinese and English share. */

const POST = `---
title: 题目“引号”与 “don’t”
date: 2018-05-01
---
“很”‘好’——再……也·好

It’s “fine” — or… so

**“粗”——体……**，*“强”——调……*。

中文 don’t 缩写

## 标题“引号”——

### Don’t — dashes…

\`\`\`python
# 注“释”——
s = "it’s"
\`\`\`
`
const PATH = '/2018/05/01/type/'

const ALIGNED = `---
title: 一个很长很长的题目，长到一行放不下，于是要分成两行，看看第二行是不是只剩下一个字了
date: 2018-05-02
---
<div style="text-align:center">

居中

</div>

段落

<p lang="en">English</p>

All in English, **here** too.

| 表 |
| --- |
| 格 |

## 小标题

- 条目
`

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite('', { 'source/_posts/type.md': POST, 'source/_posts/aligned.md': ALIGNED })
})
afterAll(() => site[Symbol.asyncDispose]())

/** Gives the page a Latin face that has all of these characters, whatever is installed: one that the site brings. */
async function withLatin(page: Page): Promise<void> {
  const src = "url('/css/katex/fonts/KaTeX_Main-Regular.woff2')"
  const faces = ['Segoe UI', 'Source Serif 4', 'ui-monospace', 'Roboto', 'Iowan Old Style']
  await page.addStyleTag({
    content: faces.map((name) => `@font-face { font-family: '${name}'; src: ${src} }`).join('\n'),
  })
  await page.evaluate('document.body.offsetWidth; document.fonts.ready.then(() => undefined)')
}

/** `latin`, `han` or both, of the text of the only element that a selector finds. */
async function facesOf(page: Page, selector: string): Promise<string> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
  await session.detach()
  return [...new Set(fonts.map(({ familyName }) => (familyName.startsWith('KaTeX') ? 'latin' : 'han')))].sort().join()
}

describe('quotes, dashes, ellipses and the middle dot', () => {
  it.each([
    ['in Chinese come from a Han face', '.prose > p', 'han'],
    ['in an English paragraph keep their own', '.prose > p[lang=en]', 'latin'],
    ['in bold Chinese come from a Han face', '.prose strong', 'han'],
    ['in emphasised Chinese come from a Han face', '.prose em', 'han'],
    ['in English among Chinese keep their own', '.prose p > span[lang=en]', 'latin'],
    ['in a title mean what their words are', '.post-title > span[lang=en]', 'latin'],
    ['in a heading come from a Han face', '.prose h2', 'han'],
    ['in an English heading keep their own', '.prose h3', 'latin'],
    ['in a comment in code come from a Han face', '.hljs-comment > [lang]', 'han'],
    ['in a text in code keep their own', '.hljs-string', 'latin'],
  ])('%s', async (_, selector, expected) => {
    const { page } = await site.open(PATH)
    await withLatin(page)
    expect(await facesOf(page, selector)).toBe(expected)
  })

  it('are as wide as a character, and a dash of two is one line', async () => {
    const { page } = await site.open(PATH)
    await withLatin(page)
    const widths = await page.evaluate(`(() => {
      const text = document.querySelector('.prose > p').firstChild
      const size = parseFloat(getComputedStyle(text.parentElement).fontSize)
      const range = new Range()
      return ['——', '……', '·'].map((mark) => {
        const at = text.data.indexOf(mark)
        range.setStart(text, at)
        range.setEnd(text, at + mark.length)
        return range.getBoundingClientRect().width / size
      })
    })()`)
    expect((widths as number[]).map((width) => Math.round(width * 10) / 10)).toEqual([2, 2, 1])
  })
})

describe('paragraphs', () => {
  const aligned = async (width: number) => {
    const { page } = await site.open('/2018/05/02/aligned/', { viewport: { width, height: 800 } })
    const of = (selector: string) =>
      page
        .locator(`.prose ${selector}`)
        .first()
        .evaluate((one) => getComputedStyle(one).textAlign)
    return Promise.all(['> p', 'div p', 'p[lang]', 'td', 'h2', 'li', '> p.ragged'].map(of))
  }

  it('are justified on a wide screen, where they are Chinese and their author has not centred them', async () => {
    expect(await aligned(1280)).toEqual(['justify', 'center', 'start', 'start', 'start', 'justify', 'start'])
  })

  it('are ragged on a phone, whose lines a long word would stretch', async () => {
    expect(await aligned(390)).toEqual(['start', 'center', 'start', 'start', 'start', 'start', 'start'])
  })
})

const LONG = '深度学习框架源码阅读笔记之自动微分机制的实现细节与性能分析以及更多想法'

it('no title ends with a line of one character, however long it is', async () => {
  for (const width of [390, 1280]) {
    const { page } = await site.open('/2018/05/02/aligned/', { viewport: { width, height: 800 } })
    const shares = await page.locator('h1').evaluate((title, text) => {
      const range = document.createRange()
      return Array.from(text, (_, index) => {
        title.textContent = text.slice(0, index + 1)
        range.selectNodeContents(title)
        const widths = [...range.getClientRects()].map((line) => line.width)
        return widths.length > 1 ? Math.min(...widths) / Math.max(...widths) : 1
      })
    }, LONG.repeat(2))
    expect(Math.min(...shares), `${width} px`).toBeGreaterThan(0.6)
  }
})
