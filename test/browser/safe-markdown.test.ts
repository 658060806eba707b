import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runs } from '../fuzz.ts'
import { HTML, PIECES, safe, text } from '../markdown/pieces.ts'
import { launchChromium } from './chromium.ts'

/** What a browser makes of Markdown by others, where the site is safe. */

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage()
})
afterAll(() => browser.close())

/** Elements and attributes that would run script, load a page, or send what a reader types. */
function live(html: string): Promise<readonly string[]> {
  return page.evaluate((source) => {
    const found: string[] = []
    for (const element of new DOMParser().parseFromString(source, 'text/html').querySelectorAll('head > *, body *')) {
      if (/^(?:script|iframe|frame|object|embed|base|meta|link|style|form|template)$/i.test(element.localName))
        found.push(element.outerHTML)
      for (const { name, value } of element.attributes) {
        const isAddress = /^(?:href|src|action|formaction|xlink:href|poster|data|background)$/.test(name)
        const protocol =
          isAddress && URL.canParse(value, 'https://a.com/') ? new URL(value, 'https://a.com/').protocol : ''
        const runs = /^(?:javascript|vbscript|data):$/.test(protocol) && !/^data:image\/(?!svg)/.test(value)
        if (/^(?:on|srcdoc$)/.test(name) || runs) found.push(`${name}="${value}"`)
      }
    }
    return found
  }, html)
}

it('no piece of safe Markdown is alive in a browser', async () => {
  expect(await live('<p onclick="a()"><a href="java\tscript:a()"></a><script></script></p>')).toHaveLength(3)
  await fc.assert(
    fc.asyncProperty(text([...PIECES, ...HTML]), async (markdown) => {
      expect(await live(safe.render(markdown).html)).toEqual([])
    }),
    runs(300),
  )
})
