import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openThemeSite, type ThemeSite } from './site.ts'

/** What a site may switch on: each is there, works, asks no other host, and is accessible. */

const OPTIONS = `home: { list: cards }
announcement: 博客搬家了，**请更新订阅**。
share: [copy, wechat, weibo, x, telegram, mail, nonsense]
post: { outdated_days: 30, margin_notes: true }
color: { palette: paper, accent: '#ffcc00' }
code: { frame: mac }
sidebar: { widgets: [author, notice, recent, tags, site], on_posts: true, words: true }
repository:
  edit: https://github.com/you/blog/edit/main/source/
  history: https://github.com/you/blog/commits/main/source/:path?x=1
`
const post = (day: number, title: string, front = 'series: 读“论文”') =>
  `---\ntitle: ${title}\ndate: 2018-05-0${day}\n${front}${front.includes('\n---\n') ? '' : '\n---\n正文\n'}`
const PATH = '/2018/05/02/b/'
const NOTE = '/2018/05/04/notes/'

const NOTES = `tags: [t]
---
正文[^1]，又一句[^2]。

![红](/images/spiral.png)
![绿](/images/cover-resnet.png)

\`\`\`js
let x = 1
\`\`\`

[^1]: 第一条，${'说得长一些，'.repeat(12)}完。
[^2]: 第二条。
`
const FRIENDS = `- { name: 在, url: https://example.net/, avatar: /images/spiral.png }
- { name: 不在, url: https://example.net/, avatar: /images/gone.png }
`

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite(OPTIONS, {
    'source/_posts/a.md': post(1, '第一篇'),
    'source/_posts/b.md': post(2, '第二篇'),
    'source/_posts/c.md': post(3, '第三篇', 'series: [读“论文”, 别的]\ncover: /images/cover-resnet.png'),
    'source/_posts/notes.md': post(4, '旁注', NOTES),
    'source/_data/links.yml': FRIENDS,
    'source/series/index.md': '---\nlayout: series\ntitle: 专栏\n---\n',
  })
})
afterAll(() => site[Symbol.asyncDispose]())

it('a post of a series says which part it is, and leads to the others', async () => {
  const { page } = await site.open(PATH)
  const series = page.getByRole('navigation', { name: '专栏' })
  expect(await series.locator('summary').textContent()).toBe('专栏：读“论文” 第 2 / 3 篇')
  expect(await series.locator('li').allTextContents()).toEqual(['第一篇', '第二篇', '第三篇'])
  await series.getByRole('link', { name: '第三篇' }).click()
  expect(await page.locator('h1').textContent()).toBe('第三篇')
  expect(await page.locator('.series summary').allTextContents()).toEqual([
    '专栏：读“论文” 第 3 / 3 篇',
    '专栏：别的 第 1 / 1 篇',
  ])
})

it('all series have a page', async () => {
  const { page } = await site.open('/series/')
  expect(await page.locator('.series-all h2').allTextContents()).toEqual(['读“论文” 共 3 篇', '别的 共 1 篇'])
})

it('the home page has cards, and the announcement beside them', async () => {
  const { page } = await site.open('/')
  expect(await page.locator('.side strong').textContent()).toBe('请更新订阅')
  const boxes = await page
    .locator('.card')
    .evaluateAll((all) => all.slice(0, 2).map((card) => card.getBoundingClientRect().top))
  expect(boxes[0]).toBe(boxes[1])
  expect(await page.locator('.card h2 a').first().getAttribute('href')).toMatch(/^\/20/)
})

it('a post can be shared by links, and its address copied', async () => {
  const { page } = await site.open(PATH, { permissions: ['clipboard-read', 'clipboard-write'] })
  const share = page.getByRole('region', { name: '分享' })
  expect(await share.getByRole('listitem').allTextContents()).toEqual([
    '复制链接',
    expect.stringMatching(/^微信/),
    '微博',
    'X',
    'Telegram',
    '邮件',
  ])
  expect(await share.getByRole('link', { name: '微博' }).getAttribute('href')).toContain(
    `url=${encodeURIComponent(`https://example.com${PATH}`)}`,
  )
  await share.getByText('微信', { exact: true }).click()
  expect((await share.getByRole('img', { name: '本页地址的二维码' }).boundingBox())!.width).toBeGreaterThan(120)
  await share.getByRole('button').click()
  await share.getByRole('button', { name: '已复制' }).waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(`https://example.com${PATH}`)
})

it('a post leads to its source and its history', async () => {
  const { page } = await site.open(PATH)
  const href = (name: string) => page.getByRole('link', { name }).getAttribute('href')
  expect(await href('编辑本页')).toBe('https://github.com/you/blog/edit/main/source/_posts/b.md')
  expect(await href('修改历史')).toBe('https://github.com/you/blog/commits/main/source/_posts/b.md?x=1')
})

it('an old post says so, by the clock of the reader', async () => {
  const { page } = await site.open(PATH)
  expect(await page.locator('.outdated').textContent()).toMatch(/^本文最后更新于 2018-05-02，距今已有 \d{4} 天/)
  await page.clock.setFixedTime('2018-05-20T00:00:00Z')
  await page.reload()
  expect(await page.locator('.outdated').isVisible()).toBe(false)
})

it('footnotes stand in the margin, none on another, where there is room for them', async () => {
  const { page } = await site.open(NOTE, { viewport: { width: 1700, height: 900 } })
  const notes = page.locator('.margin-note')
  // They are put there when the page is otherwise ready.
  await expect.poll(() => notes.count()).toBe(2)
  const boxes = await notes.evaluateAll((all) => all.map((note) => note.getBoundingClientRect().toJSON() as DOMRect))
  const text = (await page.locator('.post > .prose > p').first().boundingBox())!
  expect(boxes.map(({ left, right }) => left >= 0 && right < text.x)).toEqual([true, true])
  expect(boxes[0]!.top).toBeLessThan(text.y + text.height)
  expect(boxes[1]!.top).toBeGreaterThan(boxes[0]!.bottom)
  await page.setViewportSize({ width: 1300, height: 900 })
  expect(await notes.first().isVisible()).toBe(false)
})

it('pictures that follow each other stand side by side, and code has the frame that is wanted', async () => {
  const { page } = await site.open(NOTE)
  const tops = await page
    .locator('.gallery img')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
  expect(tops).toHaveLength(2)
  expect(tops[0]).toBe(tops[1])
  await page.locator('.gallery a').first().click()
  await page.getByRole('dialog', { name: '红' }).waitFor()
  const dots = await page.locator('div.code pre').evaluate((pre) => getComputedStyle(pre, '::before').boxShadow)
  expect(dots).not.toBe('none')
})

it('a friend whose picture is gone has the first letter of the name, quietly elsewhere', async () => {
  const { page } = await site.open('/links/')
  await expect.poll(() => page.locator('.face img').count()).toBe(1)
  expect(await page.locator('.face').last().innerText()).toBe('不')
})

it('the accent is one that can be read, and all widgets stand beside a post without contents', async () => {
  const { page } = await site.open(NOTE)
  const colour = await page
    .locator('.post-foot .source a')
    .first()
    .evaluate((link) => {
      link.style.color = 'var(--accent)'
      return getComputedStyle(link).color
    })
  expect(colour).toMatch(/^rgb\((?:[5-9]\d|1[0-3]\d), /)
  const [side, text] = [await page.locator('.side').boundingBox(), await page.locator('main').boundingBox()]
  expect(side!.x).toBeGreaterThan(text!.x + text!.width)
  expect(await page.locator('.widget h2').allTextContents()).toEqual(['公告', '最新文章', '标签', '站点信息'])
  expect(await page.locator('.widget-facts dd').first().textContent()).toMatch(/^[\d,]+ 天$/)
})

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
it.each(
  ['/', PATH, NOTE, '/series/'].flatMap((path) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ path, colorScheme })),
  ),
)('$path is accessible in $colorScheme, quiet, and asks no other host', async ({ path, colorScheme }) => {
  const { page, heard } = await site.open(path, { colorScheme, viewport: { width: 390, height: 844 } })
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(heard).toEqual([])
})
