import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A small site on disk and random edits of every kind to it, from a seed: the same seed makes the same edits. */
export interface Playground {
  readonly folder: string
  /** Makes one random edit and tells what it was. */
  edit(): string
  remove(): void
}

export type Random = (below: number) => number

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below)
  }
}

const TAGS = ['数学', 'C', 'C++', '论文']
const CATEGORIES = ['[论文, 视觉]', '论文', '[[论文], [随笔]]', '']
const BODIES = [
  '正文',
  '**粗**体',
  '$x^2$',
  '```js\nlet a = 1\n```',
  '见 [另一篇](p1.md)',
  '![图](/images/a.svg)',
  '首段\n\n<!-- more -->\n\n余下',
  '{{ x }}',
  'one\ntwo',
  '$\\R$',
  '标题\n\n## 小节',
]
const LAYOUTS: Readonly<Record<string, readonly string[]>> = {
  'layout.ejs': [
    '<html><title><%= page.title || config.title %></title><body><%- partial("_partial/head") %><%- body %></body></html>',
    '<html lang="<%= page.lang %>"><%- partial("_partial/head") %><main><%- body %></main></html>',
  ],
  'index.ejs': [
    '<% page.posts.each(function (post) { %><h2><a href="<%- url_for(post.path) %>"><%= post.title %></a></h2><%- post.excerpt || post.content %><% }) %><%- paginator() %>',
    '<%- list_posts({amount: 3}) %><%- page.posts.length %>',
  ],
  'post.ejs': [
    '<h1><%= page.title %></h1><%- page.content %><% if (page.next) { %><%= page.next.title %><% } %>',
    '<h1><%= page.title %></h1><time><%= date(page.date) %></time><%- page.content %><%- list_tags() %>',
    '<%- page.content %><% page.tags.each(function (tag) { %><%- tag.path %> <%= tag.posts.sort("-title").limit(2).map(function (post) { return post.title }) %><% }) %>',
    '<%- page.content %><%= page.prev && page.prev.title %><% page.tags.each(function (tag) { %><%= tag.length %> <%- tag.path %><% }) %>',
    '<%- page.content %><%- list_archives() %><%= site.posts.sort("updated", -1).limit(2).map(function (post) { return post.title }) %>',
  ],
  'page.ejs': ['<h1><%= page.title %></h1><%- page.content %><%= JSON.stringify(site.data) %>', '<%- page.content %>'],
  'archive.ejs': [
    '<% page.posts.each(function (post) { %><li><%= post.title %></li><% }) %>',
    '<ul><% page.posts.forEach(function (post) { %><li><%= date(post.date, "YYYY") %></li><% }) %></ul>',
  ],
  'tag.ejs': ['<h1><%= page.tag %></h1><%- page.posts.length %>'],
  '_partial/head.ejs': [
    '<header><%= config.title %> <%= theme.motto %></header>',
    '<header><%= __("home") %> <%= site.tags.length %></header>',
    '<header><%= site.posts.length %></header>',
    '<header><%= site.posts.last() && site.posts.last().title %> <%- list_posts({ amount: 2, orderby: "title" }) %></header>',
  ],
}

export function createPlayground(seed: number): Playground {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-edits-'))
  const random = randomOf(seed)
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T
  const write = (path: string, text: string): string => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
    return path
  }
  const list = (path: string): string[] => {
    try {
      return (readdirSync(join(folder, path), { recursive: true }) as string[])
        .filter((name) => /\.\w+$/.test(name))
        .sort()
    } catch {
      return []
    }
  }
  const post = (): string => `---
title: 文${random(5)}
date: 20${10 + random(3)}-0${1 + random(3)}-0${1 + random(9)} 0${random(9)}:00:00
tags: [${TAGS.filter(() => random(3) === 0).join(', ')}]
categories: ${pick(CATEGORIES)}
${random(8) === 0 ? 'sticky: 1\n' : ''}${random(12) === 0 ? 'published: false\n' : ''}${random(10) === 0 ? `aliases: old-${random(3)}\n` : ''}---
${pick(BODIES)} ${random(100)}
`
  const config = (): string => `title: 站${random(3)}
url: https://example.com
timezone: ${pick(['Asia/Shanghai', 'UTC'])}
per_page: ${1 + random(3)}
theme: plain
tag_map: { 数学: ${pick(['math', 'maths'])} }
permalink: ${pick([':year/:month/:day/:title/', ':title/'])}
markdown: { breaks: ${random(2) === 0} }
math: { macros: { '\\R': '\\mathbb{${pick(['R', 'Q'])}}' }, output: mathml }
theme_config: { motto: 言${random(3)} }
search: { path: ${pick(["''", 'search.xml', 'search.json'])}, field: ${pick(['all', 'post', 'page'])} }
`
  const view = (): string => {
    const name = pick(Object.keys(LAYOUTS))
    return write(`themes/plain/layout/${name}`, pick(LAYOUTS[name] ?? ['']))
  }
  const edits: readonly (() => string)[] = [
    () => `post ${write(`source/_posts/p${random(8)}.md`, post())}`,
    () => `post ${write(`source/_posts/p${random(8)}.md`, post())}`,
    () => `body ${bodyOf()}`,
    () => `body ${bodyOf()}`,
    () => removed('source/_posts'),
    () => `draft ${write(`source/_drafts/d${random(2)}.md`, post())}`,
    () =>
      `page ${write(`source/${pick(['about', 'tags', 'links'])}/index.md`, `---\ntitle: 页${random(3)}\n---\n${pick(BODIES)}\n`)}`,
    () => `data ${write(`source/_data/${pick(['a', 'b'])}.yml`, `n: ${random(5)}\n`)}`,
    () => removed('source/_data'),
    () => `asset ${write(`source/images/${pick(['a', 'b'])}.svg`, `<svg width="${random(9)}"/>`)}`,
    () => removed('source/images'),
    () => `asset ${write(`source/_posts/p${random(8)}/c.txt`, `${random(9)}`)}`,
    () => `config ${write('_config.yml', config())}`,
    () => `view ${view()}`,
    () => `view ${view()}`,
    () => removedView(),
    () => `language ${write('themes/plain/languages/zh-CN.yml', `home: 首页${random(3)}\n`)}`,
    () => `theme asset ${write('themes/plain/source/css/style.css', `a{order:${random(4)}}`)}`,
    () => `theme config ${write('themes/plain/_config.yml', `motto: 题${random(3)}\n`)}`,
    () => broken(),
    () => tampered(),
  ]
  function bodyOf(): string {
    const name = pick(
      list('source/_posts')
        .filter((file) => file.endsWith('.md'))
        .concat('p0.md'),
    )
    const path = `source/_posts/${name}`
    let text = post()
    try {
      text = readFileSync(join(folder, path), 'utf8')
    } catch {
      // Not there yet: then it is a new post.
    }
    return write(path, text.replace(/---\n[^-]*$/, `---\n${pick(BODIES)} ${random(100)}\n`))
  }
  function removed(path: string): string {
    const name = list(path)[0]
    if (name !== undefined) rmSync(join(folder, path, name))
    return `removed ${path}/${name}`
  }
  /** Files that make the build fail, until they are mended. */
  const damaged: string[] = []
  function removedView(): string {
    const name = pick(['_partial/head.ejs', 'post.ejs', 'layout.ejs'])
    rmSync(join(folder, 'themes/plain/layout', name), { force: true })
    damaged.push(name)
    return `removed view ${name}`
  }
  function broken(): string {
    const name = pick(['p1.md', 'tag.ejs', '_partial/head.ejs'])
    damaged.push(name)
    if (name.endsWith('.md')) return `broken ${write(`source/_posts/${name}`, '---\ntitle: a: b\n---\n')}`
    return `broken ${write(`themes/plain/layout/${name}`, pick(['<% if ( %>', '<%= nothing.at.all %>', '<%- partial("nowhere") %>']))}`
  }
  function mended(): string {
    for (const name of damaged) {
      if (name.endsWith('.md')) write(`source/_posts/${name}`, post())
      else write(`themes/plain/layout/${name}`, pick(LAYOUTS[name] ?? ['']))
    }
    return `mended ${damaged.splice(0).join(', ')}`
  }
  /** Somebody's hand in the published site: a page deleted, a page changed. A file of somebody's own there is an error. */
  function tampered(): string {
    const name = pick(list('public').concat('index.html'))
    try {
      if (random(2) === 0) rmSync(join(folder, 'public', name))
      else writeFileSync(join(folder, 'public', name), 'tampered', { flag: 'r+' })
    } catch {
      return 'nothing'
    }
    return `tampered ${name}`
  }
  write('_config.yml', config())
  write('themes/plain/source/css/style.css', 'a{}')
  for (const [name, texts] of Object.entries(LAYOUTS)) write(`themes/plain/layout/${name}`, texts[0] ?? '')
  for (let number = 0; number < 4; number++) write(`source/_posts/p${number}.md`, post())
  return {
    folder,
    edit: () => (damaged.length > 0 && random(2) === 0 ? mended() : pick(edits)()),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
