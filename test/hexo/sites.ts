import { cpSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { siteOf } from '../road/sites.ts'

/** A site with guests on disk: its theme's scripts, plugins by name, and what it has in node_modules. */

const ROOT = join(import.meta.dirname, '../..')

export const CONFIG = 'title: 站\nurl: https://example.com\ntheme: g\ntimezone: UTC\npermalink: :title/\n'

/** @param plugins by package name: the code of their one file */
export function guestSite(files: Readonly<Record<string, string>>, plugins: Readonly<Record<string, string>> = {}) {
  const dependencies = Object.fromEntries(Object.keys(plugins).map((name) => [name, '1.0.0']))
  const site = siteOf({
    '_config.yml': CONFIG,
    'package.json': JSON.stringify({ name: 'site', private: true, dependencies: { hexo: '8.0.0', ...dependencies } }),
    'themes/g/layout/layout.njk': '<head></head><title>{{ config.title }}</title>{{ body }}',
    'themes/g/layout/post.njk': '<h1>{{ page.title }}</h1>{{ page.content }}',
    'themes/g/layout/index.njk':
      '{% for post in page.posts.toArray() %}<a href="{{ url_for(post.path) }}">{{ post.title }}</a>{% endfor %}',
    ...Object.fromEntries(
      Object.entries(plugins).flatMap(([name, code]) => [
        [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
        [`node_modules/${name}/index.js`, code],
      ]),
    ),
    ...files,
  })
  const modules = join(site.folder, 'node_modules')
  mkdirSync(modules, { recursive: true })
  cpSync(join(ROOT, 'test/fixtures/hexo'), modules, { recursive: true })
  for (const name of ['nunjucks', 'moment']) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'dir')
  return site
}

export const post = (title: string, day: number, body = '正文', more = '') =>
  `---\ntitle: ${title}\ndate: 2018-03-${String(day).padStart(2, '0')} 08:00:00\ntags: [标签]\n${more}---\n${body}\n`

/** A home page from all posts, as a plugin registers it. */
export const HOME = `hexo.extend.generator.register('index', (locals) => ({
  path: '', layout: ['index'], data: { posts: locals.posts.sort('-date'), __index: true },
}))`
