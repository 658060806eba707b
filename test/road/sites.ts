import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openProject } from '../../src/project.ts'
import { type BuildOptions, buildSite } from '../../src/road/run-build.ts'

/** A small site on disk for tests of the build: write, build, look, one line each. */

export const THEME = {
  'themes/t/layout/layout.ejs': '<title><%= config.title %></title><%- body %>',
  'themes/t/layout/index.ejs':
    '<% page.posts.each(function (post) { %><h2><%= post.title %></h2><%- post.content %><% }) %>',
  'themes/t/layout/archive.ejs': '<% page.posts.each(function (post) { %><li><%= post.title %></li><% }) %>',
  'themes/t/layout/post.ejs': '<h1><%= page.title %></h1><%- page.content %>',
  'themes/t/layout/page.ejs': '<h1><%= page.title %></h1><%- page.content %>',
  'themes/t/source/style.css': 'a{}',
} as const

export const CONFIG = `title: 站
url: https://example.com
theme: t
per_page: 2
feed: false
sitemap: false
robots: false
search: false
math: { output: mathml }
`

export function siteOf(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-build-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const [path, text] of Object.entries({ '_config.yml': CONFIG, ...THEME, ...files })) write(path, text)
  return {
    folder,
    write,
    has: (path: string) => existsSync(join(folder, path)),
    remove: (path: string) => rmSync(join(folder, path), { recursive: true }),
    read: (path: string) => readFileSync(join(folder, path), 'utf8'),
    build: async (options: Partial<BuildOptions> = {}) =>
      buildSite(await openProject(folder), { now: new Date('2020-06-01T00:00:00Z'), ...options }),
    /** Paths below `public/` with their bytes. */
    published: () => snapshot(join(folder, 'public')),
  }
}

export function snapshot(folder: string): Record<string, string> {
  let names: string[] = []
  try {
    names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
      statSync(join(folder, name)).isFile(),
    )
  } catch {
    // No folder, no files.
  }
  return Object.fromEntries(
    names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'latin1')]),
  )
}

export const post = (title: string, day: number, body = '正文') =>
  `---\ntitle: ${title}\ndate: 2018-03-${String(day).padStart(2, '0')}\ntags: [标签]\n---\n${body}\n`
