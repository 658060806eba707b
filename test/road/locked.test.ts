import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keyOf, open } from '../../src/encrypt/browser/open.ts'
import { CONFIG, siteOf } from './sites.ts'

const EVERYWHERE = CONFIG.replace('feed: false', 'feed: { limit: 0 }')
  .replace('sitemap: false', 'sitemap: true')
  .replace('search: false', 'search: { engine: json }')

const POST = `---
title: 家书
date: 2018-03-02
tags: [家]
password: 芝麻开门
---
开头XYZZY
<!-- more -->

## 标题XYZZY

正文XYZZY $x$
`

const siteWith = (config = EVERYWHERE, text = POST) =>
  siteOf({
    '_config.yml': config,
    'themes/t/layout/post.ejs':
      '<h1><%= page.title %></h1><%- page.content %><%= page.raw %><%= JSON.stringify(page) %>',
    'source/_posts/a.md': text,
  })

function filesBelow(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile())
}

test('a locked post is nowhere in clear, neither in what is published nor in the cache, and its password opens it', async () => {
  const { build, folder } = siteWith()
  const report = await build()
  expect(report.good).toBe(true)
  const files = [...filesBelow(join(folder, 'public')), ...filesBelow(join(folder, '.blog-cache'))]
  const clear = files.filter((file) => /XYZZY|芝麻开门/.test(readFileSync(file, 'utf8')))
  expect(clear).toEqual([])
  const page = readFileSync(join(folder, 'public/2018/03/02/a/index.html'), 'utf8')
  const written = /data-locked="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"') ?? ''
  const text = /class="locked-text">([^<]*)</.exec(page)?.[1] ?? ''
  const box = JSON.parse(written)
  expect(await open(text, await keyOf('芝麻开门', box), box)).toMatch(/开头XYZZY[\s\S]*正文XYZZY/)
  expect(report.changed).toContain('js/locked.js')
  expect(readFileSync(join(folder, 'public/atom.xml'), 'utf8')).toContain('这篇文章已加密')
})

test('another password makes another page, and nothing else of the site changes', async () => {
  const { build, write } = siteWith()
  await build()
  expect((await build()).changed).toEqual([])
  write('source/_posts/a.md', POST.replace('芝麻开门', '芝麻关门'))
  expect((await build()).changed).toEqual(expect.arrayContaining(['2018/03/02/a/index.html']))
})

test('with `encrypt.listed: false` no list names it', async () => {
  const { build, published } = siteWith(`${EVERYWHERE}encrypt: { listed: false }\n`)
  await build()
  const named = Object.entries(published()).filter(([, bytes]) => Buffer.from(bytes, 'latin1').includes('家书'))
  expect(named.map(([path]) => path)).toEqual(['2018/03/02/a/index.html'])
})

test('an article that asks to be locked and has no password is left out, and that is reported', async () => {
  const { build, published } = siteWith(EVERYWHERE, POST.replace('password: 芝麻开门', 'encrypt: true'))
  const { problems } = await build()
  expect(problems.map(({ code, severity, at }) => [severity, code, at?.line])).toEqual([
    ['warning', 'password-missing', 5],
  ])
  expect(Object.values(published()).join('')).not.toContain('XYZZY')
})
