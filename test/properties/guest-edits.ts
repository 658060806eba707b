import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { CONFIG, guestSite, HOME } from '../hexo/sites.ts'
import { type Random, randomOf } from './site-edits.ts'

/** A site of guests, and random edits of all that such a site is made of. */

const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  'scripts/home.js': [HOME, HOME.replace("'-date'", "'-updated'")],
  'scripts/filters.js': [
    `hexo.extend.filter.register('after_post_render', (data) => { data.length = data.content.length; return data })
     hexo.extend.filter.register('after_render:html', (html) => html + '<!-- one -->')`,
    `hexo.extend.filter.register('before_post_render', (data) => { data.content += '\\n\\n尾'; return data })`,
    `hexo.extend.filter.register('before_generate', function () {
       this.theme.config.newest = this.locals.get('posts').sort('-date').first().title
     })`,
  ],
  'scripts/pages.js': [
    `hexo.extend.generator.register('list', (locals) => ({
       path: 'list.json', data: JSON.stringify(locals.posts.map(({ title, content }) => [title, content.length])),
     }))`,
    `hexo.extend.generator.register('tags', (locals) => locals.tags.map((tag) => ({
       path: tag.path, layout: ['index'], data: { posts: tag.posts.sort('title') },
     })))`,
    `hexo.extend.helper.register('chance', () => Math.random().toFixed(3))
     hexo.extend.tag.register('newest', () => hexo.locals.get('posts').sort('-date').first().title)`,
  ],
}
/** What of a theme and beside it is a fact by itself. */
const READ: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'scripts/reads.js': [
    `const { existsSync, readFileSync, readdirSync } = require('fs'), { dirname, join } = require('path')
     const text = (file) => existsSync(file) ? readFileSync(file, 'utf8') : '-'
     let kept
     hexo.extend.renderer.register('sty', 'css', ({ text: own, path }) =>
       own.replace(/@import (\\w+)/g, (_, name) => text(join(dirname(path), '_' + name + '.sty'))), true)
     hexo.extend.helper.register('note', (name) => text(join(hexo.base_dir, 'notes', name)))
     hexo.extend.helper.register('kept', () => kept ??= text(join(hexo.base_dir, 'notes/kept')))
     hexo.extend.helper.register('notes', () => readdirSync(join(hexo.base_dir, 'notes')).join())
     hexo.extend.helper.register('module', () => require('../lib/module.js'))
     hexo.extend.tag.register('note', ([name]) => text(join(hexo.base_dir, 'notes', name)))`,
  ],
  'themes/g/source/css/one.sty': ['a {} @import base', 'a {} @import base @import extra', 'a {}'],
  'themes/g/source/css/two.sty': ['@import extra', '@import base'],
  'themes/g/source/css/_base.sty': ['b {}', 'b { top: 0 }'],
  'themes/g/source/css/_extra.sty': ['x {}', undefined],
  'themes/g/source/plain.txt': ['plain', 'other', undefined],
  'themes/g/languages/default.yml': ['home: Home', 'home: Start\nmore: More'],
  'notes/a': ['a', 'A', undefined],
  'notes/kept': ['k', 'K'],
  'lib/module.js': ["module.exports = 'one'", "module.exports = require('./inner.json').text"],
  'lib/inner.json': ['{ "text": "in" }', '{ "text": "inner" }'],
}
const VIEWS: Readonly<Record<string, readonly string[]>> = {
  'themes/g/layout/layout.njk': [
    '<title>{{ config.title }}</title>{{ theme.newest }}{{ body }}',
    '<head></head>{{ body }}',
  ],
  'themes/g/layout/post.njk': [
    '<h1>{{ page.title }}</h1>{{ page.content }}{{ page.prev.title }} {{ page.updated.format() }}',
    '{{ page.content }}{{ page.next.excerpt }}{{ page.length }}{% include "part.njk" %}',
    '{{ partial("piece", {}, { cache: true }) }}{{ page.content }}',
    '{{ page.content }}{% for tag in page.tags.toArray() %}{{ tag.name }} {{ tag.length }}{% endfor %}{{ site.data.links }}',
  ],
  'themes/g/layout/piece.njk': [
    '{{ site.posts.sort("-date").first().title }}',
    '{{ page.title }}{{ path }}',
    '{{ note("a") }}{{ kept() }}{{ __("home") }}{% include "part.njk" %}',
    '{{ site.posts.sort("date").first().content }}{% if chance %}{{ chance() }}{% endif %}',
    '{% if is_post() %}{{ partial("part", {}, { cache: true }) }}{% endif %}',
  ],
  'themes/g/layout/part.njk': [
    '{% if page.date %}{{ page.date.format() }}{% endif %}',
    '{% if chance %}{{ chance() }}{% endif %}',
    '{{ __("home") }}{{ note("a") }}{{ kept() }}',
  ],
  'themes/g/layout/index.njk': [
    '{% for post in page.posts.toArray() %}<a href="{{ url_for(post.path) }}">{{ post.title }}</a>{% endfor %}{{ partial("piece", {}, { cache: true }) }}',
    '{{ notes() }}{{ module() }}{% include "part.njk" %}{{ partial("piece", {}, { cache: true }) }}',
  ],
}
const BODIES = [
  '{% note a %}',
  '正文',
  '**粗**体',
  '$x^2$',
  '首段\n\n<!-- more -->\n\n余下',
  '{% newest %}',
  '```js\nlet a\n```',
]
const CONFIGS = [CONFIG, `${CONFIG}description: 说\n`, `${CONFIG}theme_config: { newest: 主题 }\n`]

/** @returns the next edit: a file, and its text or that it goes */
function edits(random: Random) {
  const any = <T>(list: readonly T[]): T => list[random(list.length)] as T
  const change = <T extends string | undefined>(table: Readonly<Record<string, readonly T[]>>): [string, T] => {
    const path = any(Object.keys(table))
    return [path, any(table[path] ?? [])]
  }
  const post = (): [string, string] => {
    const number = random(5)
    const updated = random(4) === 0 ? 'updated: 2019-01-01\n' : ''
    const hidden = random(8) === 0 ? 'hidden: true\n' : ''
    const date = `2018-03-${String(1 + random(20)).padStart(2, '0')}`
    const head = `title: 第 ${number}.${random(2)} 篇\ndate: ${date} 08:00:00\ntags: [${any(['甲', '乙'])}]\n${updated}${hidden}`
    return [`source/_posts/p${number}.md`, `---\n${head}---\n${any(BODIES)}\n`]
  }
  return (): [string, string | undefined] => {
    switch (random(13)) {
      case 10:
      case 11:
      case 12:
        return change(READ)
      case 0:
        return change(SCRIPTS)
      case 1:
        return change(VIEWS)
      case 2:
        return ['_config.yml', any(CONFIGS)]
      case 3:
        return ['source/_data/links.yml', any(['[a]', '[b]'])]
      case 4:
        return [`source/_posts/p${1 + random(4)}.md`, undefined]
      default:
        return post()
    }
  }
}

/** The site as it begins, and what edits it and says how. */
export function createGuestPlayground(seed: number) {
  const next = edits(randomOf(seed))
  const first = Object.entries({ ...SCRIPTS, ...READ, ...VIEWS }).map(([path, [text = '']]) => [path, text])
  const site = guestSite({
    ...Object.fromEntries(first),
    'source/_posts/p0.md': '---\ntitle: 开头\ndate: 2018-01-01\n---\n正文\n',
  })
  let step = 0
  return {
    folder: site.folder,
    edit(): string {
      const [path, text] = next()
      if (text !== undefined) {
        site.write(path, text)
        const when = new Date(Date.UTC(2020, 0, 1, 0, step++))
        utimesSync(join(site.folder, path), when, when)
        return `write ${path}`
      }
      if (site.has(path)) site.remove(path)
      return `remove ${path}`
    },
  }
}
