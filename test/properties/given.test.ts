import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openProject } from '../../src/project.ts'
import { build } from '../../src/road/build.ts'
import { createPlainEngine } from '../../src/road/engines.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { CONFIG, guestSite, HOME } from '../hexo/sites.ts'
import { snapshot } from '../road/sites.ts'
import { type Random, randomOf } from './site-edits.ts'

/**
 * Generators that read all texts, give pages made of what they found, and write it into documents that other pages show:
 * after any edits a build that remembers gives what a clean one gives.
 */

const NOW = new Date('2020-06-01T00:00:00Z')
const EDITS = Number(process.env.GUEST_EDITS ?? 20)

const each = (give: string) => `hexo.extend.generator.register('each', ({ posts }) => posts.map((post, at) => {
  const { path, layout } = post, short = post.content.slice(0, 9)
  ${give}
}))`
const FILES: Readonly<Record<string, readonly string[]>> = {
  'scripts/each.js': [
    each('post.excerpt = short; post.more = post.content.slice(9); return { path, layout, data: post }'),
    each(
      'post.note = { short, of: post }; return { path: "copies/" + path, layout, data: { ...post, short, at: [post.date] } }',
    ),
    each('return { path, layout, data: Object.assign(hexo.model("Post").findById(post._id), { short }) }'),
    each(
      'if (at % 2) post.note = { short: () => short }; return { path: "more/" + path, layout, data: { short, posts: posts.limit(2) } }',
    ),
    each(
      'return { path, layout: short.length % 2 ? layout : "other", data: { short, run: at % 2 ? () => short : short } }',
    ),
    each('post.more = short; return []'),
  ],
  'scripts/related.js': [
    `hexo.extend.generator.register('related', ({ posts, tags }) => {
       posts.forEach((post) => {
         post.related = posts.find({}).filter((other) => other !== post && other.content.length === post.content.length)
       })
       tags.forEach((tag) => { tag.sum = tag.posts.reduce((sum, { content }) => sum + content.length, 0) })
       return tags.map((tag) => ({ path: tag.path, layout: 'tag', data: { tag, posts: tag.posts } }))
     })`,
    `hexo.extend.generator.register('related', ({ posts }) => {
       hexo.locals.set('newest', posts.sort('-date').first().content)
       return { path: 'related/', layout: ['tag', 'other'], data: { first: posts.first() } }
     })`,
    '',
  ],
  'themes/g/layout/post.njk': [
    '<h1>{{ page.title }}</h1>{{ page.content }}{{ page.prev.excerpt }}',
    '{{ page.excerpt }}|{{ page.more }}|{{ page.short }}{{ page.next.note.short }}{{ page.note.of.title }}',
    '{{ page.content }}{% if page.related %}{% for post in page.related.toArray() %}{{ post.title }}{{ post.excerpt }}{% endfor %}{% endif %}',
    '{{ page.title }}{{ site.newest }}',
    '{{ page.title }}{{ partial("piece", {}, { cache: true }) }}',
  ],
  'themes/g/layout/piece.njk': [
    '{% for post in site.posts.sort("date").toArray() %}{{ post.excerpt }}{% endfor %}',
    '{{ site.tags.first().sum }}',
  ],
  'themes/g/layout/index.njk': [
    '{% for post in page.posts.toArray() %}{{ post.title }}{{ post.excerpt }}{% endfor %}',
    '{% for post in page.posts.toArray() %}{{ post.more }}{% if post.note.short.call %}{{ post.note.short() }}{% endif %}{% endfor %}',
    '{% for tag in site.tags.toArray() %}{{ tag.name }}{{ tag.sum }}{% endfor %}',
  ],
  'themes/g/layout/tag.njk': [
    '{{ page.tag.name }}{{ page.tag.sum }}{% if page.posts %}{% for post in page.posts.toArray() %}{{ post.note.short }}{% endfor %}{% endif %}',
    '{{ page.first.related.length }}{{ page.first.excerpt }}',
  ],
  'themes/g/layout/other.njk': ['{{ page.short }}', '{{ page.run() if page.run.call else page.run }}'],
}
const BODIES = [
  '正文',
  '另一段',
  '**粗**体',
  '首段\n\n<!-- more -->\n\n余下',
  '首段\n\n<!-- more -->\n\n尾声',
  '`a`',
  '`b`',
]

function edits(random: Random): () => readonly [string, string] {
  const any = <T>(list: readonly T[]): T => list[random(list.length)] as T
  return () => {
    if (random(3) === 0) {
      const path = any(Object.keys(FILES))
      return [path, any(FILES[path] ?? [])]
    }
    const number = random(5)
    const front = `title: 第 ${number} 篇\ndate: 2018-03-${10 + number} 08:00:00\ntags: [${number % 2 ? '甲' : '乙'}]`
    return [`source/_posts/p${number}.md`, `---\n${front}\n---\n${any(BODIES)}\n`]
  }
}

it.each([6, 7, 8])(
  'what generators found in texts shows on every page that looks at it (seed %i)',
  async (seed) => {
    const next = edits(randomOf(seed))
    const first = Object.entries(FILES).map(([path, [text = '']]) => [path, text])
    const site = guestSite({
      '_config.yml': CONFIG,
      ...Object.fromEntries(first),
      'scripts/home.js': HOME,
      'source/_posts/p0.md': '---\ntitle: 开头\ndate: 2018-01-01\ntags: [甲]\n---\n正文\n',
    })
    const history: string[] = []
    for (let step = 0; step < EDITS; step++) {
      const [path, text] = next()
      history.push(path)
      site.write(path, text)
      const when = new Date(Date.UTC(2020, 0, 1, 0, step))
      utimesSync(join(site.folder, path), when, when)
      const { problems } = await buildSite(await openProject(site.folder), { now: NOW })
      const project = await openProject(site.folder)
      const { folders } = project
      const apart = { ...folders, public: `${folders.public}-clean`, cache: `${folders.cache}-clean` }
      const expected = await build({ ...project, folders: apart }, createPlainEngine(NOW))
      const recent = history.slice(-6).join('; ')
      expect(problems, recent).toEqual(expected.problems)
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(site.published(), recent).toEqual(snapshot(apart.public))
    }
  },
  600_000,
)
