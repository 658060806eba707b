import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseXml } from '../generate/xml-tree.ts'
import { blog, emptyFolder, filesOf } from './command.ts'

/** One site whose every title, name and value is markup: whatever is emitted is parsed, and nothing of it has come alive. */

const EVIL =
  '<script>x()</script> "><img src=x onerror=y> \'><svg onload=y> </script></title></style></textarea> ]]> --!> --> ' +
  '\' onmouseover=y a=\' " onfocus=y b=" {{7*7}} <%= 7*7 %> ${7*7} &lt;b&gt; \u2028'
const quoted = JSON.stringify(EVIL)
const FILES: Readonly<Record<string, string>> = {
  '_config.yml': `title: ${JSON.stringify(`站${EVIL}`)}
subtitle: ${JSON.stringify(`副${EVIL}`)}
description: ${quoted}
keywords: [${quoted}]
author: ${JSON.stringify(`作${EVIL}`)}
email: ${quoted}
url: https://example.com
per_page: 1
markdown: { preset: safe }
open_graph: { twitter_site: ${quoted}, fb_app_id: ${quoted} }
feed: { type: [atom, rss2] }
search: { path: search.xml }
theme_config:
  menu: { ${JSON.stringify(`菜${EVIL}`)}: '/archives/ || archive' }
  social: { ${JSON.stringify(`友${EVIL}`)}: ${JSON.stringify(`https://example.com/"><img src=x onerror=y>' onmouseover=y || ${EVIL}`)} }
  profile: { enable: true, description: ${quoted} }
  footer: { since: ${quoted}, text: ${quoted}, icp: ${quoted} }
`,
  'source/_posts/a.md': post('甲'),
  'source/_posts/b.md': post('乙'),
  'source/_posts/c.md': post('丙'),
  'source/_data/links.yml': `- title: ${quoted}
  links:
    - { name: ${quoted}, url: " java\\tscript:alert(1)", description: ${quoted}, avatar: ${quoted} }
    - { name: ${quoted}, url: ${quoted}, description: ${quoted} }
`,
  'source/links/index.md': `---\ntitle: ${quoted}\nlayout: links\n---\n`,
  'source/tags/index.md': `---\ntitle: ${quoted}\nlayout: tags\n---\n`,
  'source/categories/index.md': `---\ntitle: ${quoted}\nlayout: categories\n---\n`,
  'source/search/index.md': `---\ntitle: ${quoted}\nlayout: search\n---\n`,
  'source/about/index.md': `---\ntitle: ${quoted}\ndescription: ${quoted}\n---\n正文\n`,
  'source/404.md': `---\ntitle: ${quoted}\nlayout: '404'\npermalink: /404.html\n---\n`,
}

function post(name: string): string {
  const title = JSON.stringify(name + EVIL)
  return `---
title: ${title}
date: 2018-0${name.charCodeAt(0) % 9 || 9}-01
description: ${quoted}
excerpt: ${quoted}
author: ${quoted}
lang: ${quoted}
keywords: [${quoted}]
tags: [${JSON.stringify(`标${EVIL}`)}, ${title}]
categories: [${JSON.stringify(`类${EVIL}`)}]
cover: ${quoted}
---
正文 \`${'<%= process.exit(7) %>'}\` <%= process.exit(7) %> {{ 7*7 }} {% unknown %}

## 小节 <%= 7*7 %>
`
}

let folder: string
let files: Map<string, Buffer>
let told: string

beforeAll(() => {
  folder = emptyFolder({ keep: true })
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { code, out, err } = blog(folder, ['generate'])
  told = out + err
  expect(code, told).toBe(0)
  files = filesOf(join(folder, 'public'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const named = (ending: RegExp) =>
  [...files].filter(([path]) => ending.test(path)).map(([path, bytes]) => [path, String(bytes)] as const)

describe('metadata full of markup', () => {
  it('no page has an element, an attribute or an address that came out of it', () => {
    const pages = named(/\.html$/)
    expect(pages.length).toBeGreaterThan(15)
    for (const [path, html] of pages) {
      const root = parse(html, { comment: true })
      const live: string[] = []
      for (const element of root.querySelectorAll('*')) {
        const { attributes } = element
        for (const [name, value] of Object.entries(attributes)) {
          if (/^on|[<>"'=]/i.test(name) || name === 'a' || name === 'b') live.push(`${element.rawTagName} ${name}`)
          if (
            /^(?:href|src|action|poster|srcset|content)$/.test(name) &&
            /^(?:javascript|vbscript|data:text)/i.test(value.replace(/[\0-\x20]/g, ''))
          )
            live.push(`${element.rawTagName} ${name}=${value}`)
        }
        if (element.rawTagName === 'img' && attributes.src === 'x') live.push('img')
        if (element.rawTagName === 'script' && /^x\(\)/.test(element.textContent.trim())) live.push('script')
        if (
          element.rawTagName === 'svg' &&
          !/^(?:icon|)$/.test(attributes.class?.split(' ')[0] ?? '') &&
          attributes.onload
        )
          live.push('svg')
      }
      expect(live, path).toEqual([])
      // What the parser may forgive: outside of scripts and comments the payload's own `<` is escaped.
      const outside = html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
      for (const raw of ['<script>x()', '<img src=x', '<svg onload', '</textarea>'])
        expect(outside, path).not.toContain(raw)
    }
  })

  it('the reader sees it as it was typed', () => {
    const page = named(/^2018\/.*\.html$/)
    expect(page).toHaveLength(3)
    for (const [path, html] of page) {
      const root = parse(html)
      const seen = (selector: string) => (root.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim()
      const literal = EVIL.replace(/\s+/g, ' ').trim()
      expect(seen('h1'), path).toMatch(/^[甲乙丙]/)
      expect(seen('h1'), path).toContain(literal)
      expect(seen('title'), path).toContain(literal.slice(0, 20))
      expect(seen('body')).toContain(`标${literal}`)
      expect(seen('body')).toContain(`类${literal}`)
      expect(root.querySelector('meta[name="description"]')?.getAttribute('content')?.replace(/\s+/g, ' ')).toContain(
        literal.slice(0, 40),
      )
    }
  })

  it('data in pages is JSON, and ends where it should', () => {
    let documents = 0
    for (const [path, html] of named(/\.html$/)) {
      for (const [, type = '', text = ''] of html.matchAll(
        /<script type="(application\/(?:ld\+)?json|importmap)"[^>]*>([\s\S]*?)<\/script>/g,
      )) {
        expect(() => JSON.parse(text), `${path}: ${type}`).not.toThrow()
        expect(text, path).not.toContain('<')
        documents++
      }
    }
    expect(documents).toBeGreaterThan(10)
  })

  it('feeds, sitemap and search files are well-formed and hold the text', () => {
    const documents = named(/\.xml$/)
    expect(documents.map(([path]) => path)).toEqual(expect.arrayContaining(['atom.xml', 'rss2.xml', 'sitemap.xml']))
    for (const [path, xml] of documents) {
      const tree = parseXml(xml)
      // Scripts of Hexo's themes put the texts of search.xml into pages as HTML: there they are escaped once more.
      if (/^(?:atom|rss2)/.test(path)) expect(tree.text, path).toContain('<script>x()</script>')
      if (path === 'search.xml') expect(tree.text).not.toContain('<')
    }
    const json = named(/\.(?:json|webmanifest)$/)
    expect(json.length).toBeGreaterThan(0)
    for (const [path, text] of json) expect(() => JSON.parse(text), path).not.toThrow()
  })

  it('template marks in content are text', () => {
    for (const [path, html] of named(/^2018\/.*\.html$/)) {
      const text = parse(html).querySelector('article, main')?.textContent ?? ''
      expect(text, path).toContain('<%= process.exit(7) %>')
      expect(text, path).toContain('{{ 7*7 }}')
      expect(text, path).not.toContain('49')
    }
  })
})
