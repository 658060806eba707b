import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AS_TEXT, copyPosts, copySite, type Generator, TITLE, write } from './generator.ts'

/**
 * Hugo, the one on the path and a newer one that `HUGO_NEWEST` names, with a theme that does the work of Mist and with the
 * small theme. Since 0.132 it can render formulas; before, they stay text. It makes no archives by year and month.
 */

interface Variant {
  readonly newest: boolean
  readonly like: 'Mist' | 'small'
  /** Whether it renders formulas. */
  readonly formulas: boolean
}

const THEMES = {
  Mist: {
    label: 'theme like Mist',
    site: 'hugo-mist',
    style: 'assets/css/style.css',
    from: 'themes/mist/source/css/mist.css',
  },
  small: {
    label: 'small theme',
    site: 'hugo-small',
    style: 'static/css/style.css',
    from: 'bench/theme/source/css/style.css',
  },
}
const ROOT = join(import.meta.dirname, '../..')

function hugo({ newest, like, formulas }: Variant): Generator {
  const { label, site: folder, style, from } = THEMES[like]
  const program = newest ? (process.env.HUGO_NEWEST ?? 'hugo-newest') : 'hugo'
  return {
    name: () => `Hugo ${versionOf(program)}, ${label}${formulas ? '' : AS_TEXT}`,
    install() {
      if (spawnSync(program, ['version']).status === 0) return
      throw new Error(newest ? 'Name a newer Hugo in HUGO_NEWEST.' : 'Install Hugo to measure it.')
    },
    prepare(corpus, site) {
      copyPosts(corpus, join(site, 'content/posts'))
      copySite(folder, site)
      if (formulas) copySite('hugo-math', site)
      mkdirSync(dirname(join(site, style)), { recursive: true })
      copyFileSync(join(ROOT, from), join(site, style))
      // Rendered formulas are kept there: a cold build must not find them.
      const cache = `cacheDir = ${JSON.stringify(join(site, 'cache'))}\n`
      write(site, { 'config.toml': `${GENERAL}${cache}${newest ? NEWER : OLDER}${CONFIG}${formulas ? FORMULAS : ''}` })
    },
    command: () => [program, '--quiet'],
    server: {
      command: (port) => [program, 'server', '--bind', '127.0.0.1', '--port', String(port)],
      reloads: true,
    },
    leftovers: ['public', 'resources', 'cache', '.hugo_build.lock'],
    files: {
      posts: 'content/posts',
      config: 'config.toml',
      partial: `layouts/partials/${like === 'Mist' ? 'footer' : 'header'}.html`,
      style,
    },
  }
}

const versionOf = (program: string): string =>
  /v(\d[\d.]*)/.exec(spawnSync(program, ['version'], { encoding: 'utf8' }).stdout)?.[1] ?? ''

// Keys of the first level come before the first table.
const GENERAL = `baseURL = "https://example.com/"
title = "${TITLE}"
defaultContentLanguage = "zh-cn"
timeZone = "Asia/Shanghai"
hasCJKLanguage = true
`
const OLDER = 'paginate = 10\n[permalinks]\nposts = "/:year/:month/:day/:filename/"\n'
const NEWER = '[pagination]\npagerSize = 10\n[permalinks]\nposts = "/:year/:month/:day/:contentbasename/"\n'
const FORMULAS = `[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [["$$", "$$"]]
inline = [["$", "$"]]
`
const CONFIG = `[outputs]
home = ["HTML", "RSS", "JSON"]
section = ["HTML"]
taxonomy = ["HTML"]
term = ["HTML"]
[markup.goldmark.renderer]
unsafe = true
[markup.highlight]
noClasses = false
[taxonomies]
tag = "tags"
category = "categories"
[services.rss]
limit = 20
[related]
includeNewer = true
[[related.indices]]
name = "tags"
weight = 100
[params]
author = "佚名"
description = "记录与思考"
typography = { body = "sans", headings = "serif" }
[[params.menu]]
name = "home"
url = "/"
icon = "home"
[[params.menu]]
name = "posts"
url = "/posts/"
icon = "archive"
[[params.menu]]
name = "categories"
url = "/categories/"
icon = "folder"
[[params.menu]]
name = "tags"
url = "/tags/"
icon = "tags"
`

export const HUGOS: Readonly<Record<string, Generator>> = {
  hugo: hugo({ newest: false, like: 'Mist', formulas: false }),
  'hugo-bench': hugo({ newest: false, like: 'small', formulas: false }),
  'hugo-newest': hugo({ newest: true, like: 'Mist', formulas: true }),
  'hugo-newest-text': hugo({ newest: true, like: 'Mist', formulas: false }),
  'hugo-newest-bench': hugo({ newest: true, like: 'small', formulas: true }),
}
