import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openThemeSite, type ThemeSite } from './site.ts'

/** What a site may switch on: each is there, works, asks no other host, and is accessible. */

const OPTIONS = `home: { list: cards }
announcement: 博客搬家了，**请更新订阅**。
share: [copy, weibo, x, telegram, mail, nonsense]
post: { outdated_days: 30 }
repository:
  edit: https://github.com/you/blog/edit/main/source/
  history: https://github.com/you/blog/commits/main/source/:path?x=1
`
const post = (day: number, title: string, front = 'series: 读“论文”') =>
  `---\ntitle: ${title}\ndate: 2018-05-0${day}\n${front}\n---\n正文\n`
const PATH = '/2018/05/02/b/'

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite(OPTIONS, {
    'source/_posts/a.md': post(1, '第一篇'),
    'source/_posts/b.md': post(2, '第二篇'),
    'source/_posts/c.md': post(3, '第三篇', 'series: [读“论文”, 别的]\ncover: /images/cover-resnet.png'),
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

it('the home page has cards, below the announcement', async () => {
  const { page } = await site.open('/')
  expect(await page.locator('.notice strong').textContent()).toBe('请更新订阅')
  const boxes = await page
    .locator('.card')
    .evaluateAll((all) => all.slice(0, 2).map((card) => card.getBoundingClientRect().top))
  expect(boxes[0]).toBe(boxes[1])
  expect(await page.locator('.card h2 a').first().getAttribute('href')).toMatch(/^\/20/)
})

it('a post can be shared by links, and its address copied', async () => {
  const { page } = await site.open(PATH, { permissions: ['clipboard-read', 'clipboard-write'] })
  const share = page.getByRole('region', { name: '分享' })
  expect(await share.getByRole('listitem').allTextContents()).toEqual(['复制链接', '微博', 'X', 'Telegram', '邮件'])
  expect(await share.getByRole('link', { name: '微博' }).getAttribute('href')).toContain(
    `url=${encodeURIComponent(`https://example.com${PATH}`)}`,
  )
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

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
it.each(
  ['/', PATH, '/series/'].flatMap((path) => (['light', 'dark'] as const).map((colorScheme) => ({ path, colorScheme }))),
)('$path is accessible in $colorScheme, quiet, and asks no other host', async ({ path, colorScheme }) => {
  const { page, heard } = await site.open(path, { colorScheme, viewport: { width: 390, height: 844 } })
  await page.evaluate(AXE)
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
  expect(heard).toEqual([])
})
