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

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite('', { 'source/_posts/type.md': POST })
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
