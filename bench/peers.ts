import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Other generators on the same posts, with the same lists, a feed and a search file, and formulas and code rendered
 * where they can: Hugo before 0.132 leaves formulas as they are, and it makes no archives by year and month here. Their
 * packages come from npm; Hugo has to be installed.
 */
export interface Peer {
  /** Installs what is needed, once for all sites. */
  install(tools: string): void
  /** Makes its site out of the corpus. */
  prepare(corpus: string, site: string, tools: string): void
  /** Relative to the site, with `node` for Node. */
  readonly command: readonly string[]
  /** Its preview, where it is measured. */
  readonly server?: Server
  /** What a cold build must not find. */
  readonly leftovers: readonly string[]
  /** Where its copy of a post is, for edits. */
  readonly posts: string
}

export interface Server {
  /** Listens on 127.0.0.1; like `command`. */
  readonly command: (port: number) => readonly string[]
  /** Whether it tells the browser of a change. */
  readonly reloads: boolean
}

const HEXO = [
  'hexo@8',
  ...['index', 'archive', 'category', 'tag', 'feed', 'search'].map((name) => `hexo-generator-${name}`),
  ...['hexo-server', 'hexo-renderer-ejs', 'hexo-renderer-markdown-it', '@vscode/markdown-it-katex'],
]
const ELEVENTY = ['@11ty/eleventy@3', 'markdown-it', '@vscode/markdown-it-katex', 'highlight.js']

export const PEERS: Readonly<Record<string, Peer>> = {
  hexo: {
    install: (tools) => npmInstall(join(tools, 'hexo'), HEXO),
    prepare(corpus, site, tools) {
      for (const name of ['source', 'themes']) cpSync(join(corpus, name), join(site, name), { recursive: true })
      withPackages(join(tools, 'hexo'), site)
      write(site, {
        'package.json': JSON.stringify({
          private: true,
          hexo: { version: '8' },
          dependencies: Object.fromEntries(HEXO.map((name) => [withoutVersion(name), '*'])),
        }),
        'katex.cjs': KATEX_PLUGIN,
        '_config.yml': HEXO_CONFIG,
      })
    },
    command: ['node', 'node_modules/hexo/bin/hexo', 'generate', '--silent'],
    server: {
      command: (port) => ['node', 'node_modules/hexo/bin/hexo', 'server', '-i', '127.0.0.1', '-p', String(port)],
      reloads: false,
    },
    leftovers: ['public', 'db.json'],
    posts: 'source/_posts',
  },
  eleventy: {
    install: (tools) => npmInstall(join(tools, 'eleventy'), ELEVENTY),
    prepare(corpus, site, tools) {
      cpSync(join(corpus, 'source/_posts'), join(site, 'posts'), { recursive: true })
      withPackages(join(tools, 'eleventy'), site)
      write(site, { 'package.json': '{"private":true,"type":"module"}', 'katex.cjs': KATEX_PLUGIN, ...ELEVENTY_FILES })
    },
    command: ['node', 'node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
    leftovers: ['_site'],
    posts: 'posts',
  },
  hugo: {
    install() {
      if (spawnSync('hugo', ['version']).status !== 0) throw new Error('Install hugo to measure it: apt install hugo.')
    },
    prepare(corpus, site) {
      cpSync(join(corpus, 'source/_posts'), join(site, 'content/posts'), { recursive: true })
      write(site, HUGO_FILES)
    },
    command: ['hugo', '--quiet'],
    server: {
      command: (port) => ['hugo', 'server', '--bind', '127.0.0.1', '--port', String(port)],
      reloads: true,
    },
    leftovers: ['public', 'resources', '.hugo_build.lock'],
    posts: 'content/posts',
  },
}

function npmInstall(folder: string, packages: readonly string[]): void {
  if (packages.every((name) => existsSync(join(folder, 'node_modules', withoutVersion(name))))) return
  write(folder, { 'package.json': '{"private":true}' })
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Error(`npm could not install ${packages.join(' ')}.`)
}

const withoutVersion = (name: string): string => name.replace(/(?<=.)@\d+$/, '')

function withPackages(from: string, site: string): void {
  mkdirSync(site, { recursive: true })
  symlinkSync(join(from, 'node_modules'), join(site, 'node_modules'))
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** The version of a peer, as the table names it. */
export function versionOf(name: string, tools: string): string {
  if (name === 'hugo') return spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout.split(/[ -]/)[1] ?? ''
  const folder = { hexo: 'hexo/node_modules/hexo', eleventy: 'eleventy/node_modules/@11ty/eleventy' }[name] ?? ''
  return JSON.parse(readFileSync(join(tools, folder, 'package.json'), 'utf8')).version
}

const KATEX_PLUGIN = "module.exports = (md) => md.use(require('@vscode/markdown-it-katex').default)\n"

const HEXO_CONFIG = `title: 测量
url: https://example.com
timezone: Asia/Shanghai
theme: bench
syntax_highlighter: highlight.js
highlight: { line_number: false, auto_detect: false, wrap: false, hljs: true }
markdown:
  preset: default
  render: { html: true, linkify: true }
  anchors: { level: 2 }
  plugins: [{ name: ./katex.cjs }]
feed: { type: atom, path: atom.xml, limit: 20 }
search: { path: search.xml, field: post, content: true }
`

const ELEVENTY_FILES = {
  'eleventy.config.js': `
import MarkdownIt from 'markdown-it'
import hljs from 'highlight.js'
import katex from './katex.cjs'
const highlight = (code, language) => (hljs.getLanguage(language) ? hljs.highlight(code, { language }).value : '')
const pages = (groups) => [...groups].flatMap(([name, posts]) =>
  Array.from({ length: Math.ceil(posts.length / 10) }, (_, at) => ({
    name, posts: posts.slice(at * 10, at * 10 + 10), path: name + '/' + (at ? 'page/' + (at + 1) + '/' : ''),
  })))
const grouped = (posts, keysOf) => {
  const groups = new Map()
  for (const post of posts) for (const key of new Set(keysOf(post))) groups.set(key, [...(groups.get(key) ?? []), post])
  return groups
}
export default (config) => {
  config.setLibrary('md', new MarkdownIt({ html: true, linkify: true, highlight }).use(katex))
  const newest = (api) => api.getFilteredByGlob('posts/*.md').reverse()
  config.addCollection('newest', newest)
  config.addCollection('lists', (api) => {
    const posts = newest(api)
    const day = (post) => post.date.toISOString()
    return pages([
      ['page', posts], ['archives', posts],
      ...grouped(posts, (post) => ['archives/' + day(post).slice(0, 4), 'archives/' + day(post).slice(0, 7).replace('-', '/')]),
      ...grouped(posts, ({ data }) => data.tags.map((tag) => 'tags/' + tag)),
      ...grouped(posts, ({ data }) => data.categories.map((_, at) => 'categories/' + data.categories.slice(0, at + 1).join('/'))),
    ])
  })
  config.addFilter('excerpt', (html) => html.split('<!-- more -->')[0])
  config.addFilter('text', (html) => html.replace(/<[^>]*>/g, ''))
  config.addFilter('json', (value) => JSON.stringify(value))
  config.addFilter('day', (date) => date.toISOString().slice(0, 10))
  return { markdownTemplateEngine: false }
}
`,
  'posts/posts.11tydata.js':
    "export default { layout: 'post.njk', permalink: ({ page }) => page.date.toISOString().slice(0, 10).replaceAll('-', '/') + '/' + page.fileSlug + '/' }\n",
  '_includes/layout.njk': `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><header><a href="/">测量</a> <a href="/archives/">{{ collections.newest.length }}</a></header><main>{{ content | safe }}</main></body></html>
`,
  '_includes/post.njk': `---
layout: layout.njk
---
<article><h1>{{ title }}</h1><p><time>{{ page.date | day }}</time>{% for tag in tags %} <a href="/tags/{{ tag }}/">{{ tag }}</a>{% endfor %}</p>{{ content | safe }}</article>
`,
  'lists.njk': `---
layout: layout.njk
pagination: { data: collections.lists, size: 1, alias: list }
permalink: "{{ list.path }}index.html"
---
{% for post in list.posts %}<article><h2><a href="{{ post.url }}">{{ post.data.title }}</a></h2>{% if list.name == 'page' %}{{ post.content | excerpt | safe }}{% endif %}</article>{% endfor %}
`,
  'atom.njk': `---
permalink: atom.xml
---
<feed>{% for post in collections.newest %}{% if loop.index <= 20 %}<entry><title>{{ post.data.title }}</title><content type="html">{{ post.content }}</content></entry>{% endif %}{% endfor %}</feed>
`,
  'search.njk': `---
permalink: search.json
---
[{% for post in collections.newest %}{"title":{{ post.data.title | json | safe }},"text":{{ post.content | text | json | safe }}}{% if not loop.last %},{% endif %}{% endfor %}]
`,
} as const

const HUGO_LIST =
  '{{ define "main" }}{{ range .Paginator.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ if $.IsHome }}{{ .Summary }}{{ end }}</article>{{ end }}{{ end }}\n'

const HUGO_FILES = {
  'config.toml': `baseURL = "https://example.com/"
title = "测量"
languageCode = "zh-CN"
hasCJKLanguage = true
paginate = 10
disableKinds = ["sitemap"]
[permalinks]
posts = "/:year/:month/:day/:filename/"
[outputs]
home = ["HTML", "RSS", "JSON"]
[markup.goldmark.renderer]
unsafe = true
[markup.highlight]
noClasses = false
[taxonomies]
tag = "tags"
category = "categories"
[services.rss]
limit = 20
`,
  'layouts/_default/baseof.html':
    '<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><header><a href="/">测量</a> {{ len .Site.RegularPages }}</header><main>{{ block "main" . }}{{ end }}</main></body></html>\n',
  'layouts/_default/single.html':
    '{{ define "main" }}<article><h1>{{ .Title }}</h1><p><time>{{ .Date.Format "2006-01-02" }}</time>{{ range .Params.tags }} <a href="/tags/{{ . }}/">{{ . }}</a>{{ end }}</p>{{ .Content }}<nav>{{ with .PrevInSection }}{{ .Title }}{{ end }}{{ with .NextInSection }}{{ .Title }}{{ end }}</nav></article>{{ end }}\n',
  'layouts/_default/list.html': HUGO_LIST,
  'layouts/index.html': HUGO_LIST,
  'layouts/index.json':
    '[{{ range $at, $post := .Site.RegularPages }}{{ if $at }},{{ end }}{{ dict "title" $post.Title "text" $post.Plain | jsonify }}{{ end }}]\n',
} as const
