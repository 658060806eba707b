import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { installFontTools, putFont } from '../../fonts/fonts.ts'
import { installSharp } from '../../images/pictures.ts'
import { openThemeSite, type ThemeSite } from './site.ts'

/** Titles in the font that a page brings, and the picture of a title, as Chromium and those who share a link get them. */

const MUCH = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 ΓΔΘΛΞΠΣΥΦΨΩ±×÷'
const head = (title: string, more = '') => `---\ntitle: ${title}\ndate: 2018-05-01\n${more}---\n`

let site: ThemeSite
beforeAll(async () => {
  const files = {
    'source/_posts/few.md': `${head('Titles')}## Heading\n\ntext\n`,
    'source/_posts/much.md': `${head(MUCH)}text\n`,
    'source/_posts/sealed.md': `${head('Titles', 'password: abc\n')}## Titles too\n\ntext\n`,
  }
  site = await openThemeSite('', files, (folder) => {
    installFontTools(folder)
    installSharp(folder)
    putFont(folder)
    appendFileSync(join(folder, '_config.yml'), '\nfonts: { display: font.woff2 }\n')
  })
})
afterAll(() => site[Symbol.asyncDispose]())

/** How many characters of the only element that a selector finds are of a font that came with the page, and of others. */
async function glyphsOf(page: Page, selector: string): Promise<{ readonly own: number; readonly others: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { root } = await session.send('DOM.getDocument')
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId })
  await session.detach()
  const count = (isOwn: boolean) =>
    fonts.filter(({ isCustomFont }) => isCustomFont === isOwn).reduce((sum, { glyphCount }) => sum + glyphCount, 0)
  return { own: count(true), others: count(false) }
}

it.each([
  ['/2018/05/01/few/', 'in the page', 'Titles'.length],
  ['/2018/05/01/much/', 'in a file', MUCH.length],
])('%s has its title in the font that is %s, and the browser has nothing to say', async (path, _, length) => {
  const { page, heard } = await site.open(path)
  const { own, others } = await glyphsOf(page, '.post-title')
  // Spaces at the ends of lines are not there.
  expect([own > length - 5, own <= length, others]).toEqual([true, true, 0])
  expect(heard).toEqual([])
})

it('headings too are in it, and text is not', async () => {
  const { page } = await site.open('/2018/05/01/few/')
  expect((await glyphsOf(page, '.prose h2')).own).toBe('Heading'.length)
  expect((await glyphsOf(page, '.prose p')).own).toBe(0)
})

it('what is unlocked later is in the faces of the reader, none of it in half', async () => {
  const { page } = await site.open('/2018/05/01/sealed/')
  expect((await glyphsOf(page, '.post-title')).others).toBe(0)
  await page.fill('input[type=password]', 'abc')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.prose h2')
  expect((await glyphsOf(page, '.prose h2')).own).toBe(0)
})

it('the picture of a title is named by its whole address, and is there', async () => {
  const { page } = await site.open('/2018/05/01/few/')
  const meta = (name: string) => page.locator(`meta[property="${name}"], meta[name="${name}"]`).getAttribute('content')
  const address = (await meta('og:image')) ?? ''
  expect(address).toMatch(/^https?:\/\/[^/]+\/share\/few-[0-9a-f]{8}\.png$/)
  expect([await meta('twitter:image'), await meta('twitter:card')]).toEqual([address, 'summary_large_image'])
  expect([await meta('og:image:width'), await meta('og:image:height')]).toEqual(['1200', '630'])
  const { status, type } = (await page.evaluate(
    `fetch(${JSON.stringify(new URL(address).pathname)}).then(({ status, headers }) => ({ status, type: headers.get('content-type') }))`,
  )) as { status: number; type: string }
  expect([status, type]).toEqual([200, 'image/png'])
})
