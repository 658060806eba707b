import { readFileSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openProject } from '../../src/project.ts'
import { build } from '../../src/road/build.ts'
import { createPlainEngine } from '../../src/road/engines.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { CONFIG, guestSite, HOME } from '../hexo/sites.ts'
import { snapshot } from '../road/sites.ts'
import { type Random, randomOf } from './site-edits.ts'

/** Ten plugins at once, each of another kind: after any edits a build that remembers gives what a clean one gives. */

const NOW = new Date('2020-06-01T00:00:00Z')
const EDITS = Number(process.env.GUEST_EDITS ?? 20)

const PLUGINS: Readonly<Record<string, string>> = {
  // Fields of articles, and a sum of them over all posts.
  'hexo-words': `
    hexo.extend.filter.register('after_post_render', (data) => { data.length = data.content.length }, 0)
    hexo.extend.helper.register('words', (site) => site.posts.reduce((sum, { length }) => sum + length, 0))`,
  // Writes into the source, once.
  'hexo-link': `
    const { readFileSync, writeFileSync } = require('fs')
    hexo.extend.filter.register('before_post_render', (data) => {
      if (data.layout !== 'post' || data.link) return data
      data.link = require('crypto').createHash('md5').update(data.title).digest('hex').slice(0, 8)
      const text = readFileSync(data.full_source, 'utf8')
      writeFileSync(data.full_source, text.replace('---\\n', '---\\nlink: ' + data.link + '\\n'))
      return data
    }, 15)`,
  // A feed of the newest, by a template of its own, and a link to it on every page.
  'hexo-feeds': `
    const { readFileSync } = require('fs'), { join } = require('path')
    const own = join(hexo.base_dir, 'feed.njk')
    hexo.extend.generator.register('feeds', (locals) => ({
      path: 'feed.xml',
      data: require('nunjucks').renderString(readFileSync(own, 'utf8'), {
        posts: locals.posts.sort('-date').limit(hexo.config.feed_limit || 2).toArray(), config: hexo.config,
      }),
    }))
    hexo.extend.filter.register('after_render:html', (html) =>
      html.replace('</head>', '<link href="' + hexo.config.root + 'feed.xml"></head>'))`,
  'hexo-map': `
    hexo.extend.generator.register('map', ({ posts, pages, tags }) => ({
      path: 'map.xml', layout: ['map'], data: { all: [...posts.toArray(), ...pages.toArray(), ...tags.toArray()] },
    }))`,
  'hexo-searches': `
    hexo.extend.generator.register('searches', ({ posts }) => ({
      path: 'search.json', data: () => JSON.stringify(posts.map(({ title, path, content, tags }) =>
        ({ title, path, content: content.replace(/<[^>]+>/g, ''), tags: tags.map(({ name }) => name) }))),
    }))`,
  // Changes what is inside of articles, and later every page.
  'hexo-lazy': `
    hexo.extend.filter.register('after_post_render', async function (data) {
      data.content = data.content.replaceAll('<strong>', '<strong class="' + (this.config.strong || 's') + '">')
      return data
    })`,
  'hexo-injects': `
    hexo.extend.injector.register('head_end', () => '<meta name="n" content="' + hexo.locals.get('posts').length + '">')
    hexo.extend.injector.register('body_end', '<script src="/x.js"></script>', 'post')
    hexo.extend.filter.register('template_locals', (locals) => { locals.today = new Date().getDate(); return locals })`,
  'hexo-small': ['html', 'css', 'js']
    .map((kind) => `hexo.extend.filter.register('after_render:${kind}', (text) => text.replace(/\\s+/g, ' '), 90)`)
    .join('\n'),
  // Reads routes that are finished, and makes another of them.
  'hexo-workers': `
    hexo.extend.filter.register('after_generate', async () => {
      const { route } = hexo, found = []
      for (const path of route.list().filter((one) => /\\.(?:css|js)$/.test(one)).sort()) {
        let text = ''
        for await (const part of route.get(path)) text += part
        found.push([path, text.length])
      }
      route.set('worker.js', JSON.stringify([found, route.list().length]))
    })`,
  // Tags with a body, and a helper that draws lots among what is published and what is not.
  'hexo-notes': `
    hexo.extend.tag.register('note', async ([kind = 'a'], body) =>
      '<div class="' + kind + '">' + await hexo.render.render({ text: body, engine: 'md' }) + '</div>', { ends: true, async: true })
    hexo.extend.helper.register('chosen', function () {
      const all = hexo.model('Post').toArray()
      return all[Math.floor(Math.random() * all.length)].title + Math.random().toFixed(4)
    })
    hexo.extend.filter.register('before_generate', () => {
      hexo.theme.config.kinds = hexo.model('Post').map(({ published }) => Number(published)).join('')
    })`,
  // Makes a post where there is none of that name.
  'hexo-welcome': `
    hexo.on('ready', async () => {
      if (!require('fs').existsSync(hexo.source_dir + '_posts/welcome.md'))
        await hexo.post.create({ title: 'welcome', slug: 'welcome', date: '2018-01-01 00:00:00' })
    })`,
}

const TEXTS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'feed.njk': [
    '{% for post in posts %}<e>{{ post.title }}{{ post.excerpt }}</e>{% endfor %}',
    '<f>{{ config.title }}{% for post in posts %}{{ post.content }}{% endfor %}</f>',
  ],
  'scripts/one.js': [
    '',
    "hexo.extend.helper.register('words', () => 'none')",
    "hexo.extend.filter.register('before_post_render', (data) => { data.content += '\\n\\n尾'; return data })",
    undefined,
  ],
  // What shows most comes first.
  'themes/g/layout/post.njk': [
    '<h1>{{ page.title }}</h1>{{ page.content }}{{ page.link }}{{ page.prev.title }}{{ chosen() }}{{ theme.kinds }}',
    '{{ page.content }}{{ page.next.excerpt }}{{ page.length }}',
  ],
  'themes/g/layout/map.njk': [
    '{% for one in page.all %}{{ one.title or one.name }}{{ one.updated.format() if one.updated }}{{ one.length }}{% endfor %}',
    '{% for one in page.all %}<u>{{ one.permalink }}</u>{% endfor %}',
  ],
  'themes/g/layout/layout.njk': [
    '<head></head>  <body> {{ words(site) }} {{ today }} {{ body }}</body>',
    '<head></head><body>{{ config.title }}{{ body }}</body>',
  ],
  'themes/g/source/css/a.css': ['a  {}', 'b  {}'],
  'themes/g/source/js/a.js': ['let  a', undefined],
  'source/own.css': ['c  {}', 'd  {}', undefined],
  'source/about.md': [
    '---\ntitle: 关于\n---\n{% note b %}**我**{% endnote %}',
    '---\ntitle: 关于\n---\n别的',
    undefined,
  ],
  'source/_data/links.yml': ['[a]', '[b]'],
  'source/_drafts/d.md': ['---\ntitle: 稿\n---\n稿', '---\ntitle: 另稿\n---\n稿', undefined],
  '_config.yml': ['', 'feed_limit: 3\n', 'strong: t\ntitle: 新\n', 'updated_option: date\n', 'nothing: 1\n'].map(
    (more) => `${more.includes('title') ? CONFIG.replace(/^.*\n/, '') : CONFIG}${more}`,
  ),
}
const BODIES = [
  '正文',
  '**粗**体',
  '{% note c %}\n**注**\n{% endnote %}',
  '首段\n\n<!-- more -->\n\n余下',
  '$x^2$',
  '`a`',
]

function edits(random: Random): () => readonly [string, string | undefined] {
  const any = <T>(list: readonly T[]): T => list[random(list.length)] as T
  const post = (): string => {
    const number = random(4)
    const hidden = random(8) === 0 ? 'published: false\n' : ''
    return `---\ntitle: 第 ${number} 篇\ndate: 2018-03-${10 + random(9)} 08:00:00\ntags: [${any(['甲', '乙'])}]\n${hidden}---\n${any(BODIES)}\n`
  }
  return () => {
    const name = `source/_posts/p${random(4)}.md`
    if (random(2) === 0) return [name, random(6) === 0 ? undefined : post()]
    const path = any(Object.keys(TEXTS))
    return [path, any(TEXTS[path] ?? [])]
  }
}

function siteWithPlugins() {
  const first = Object.entries(TEXTS).map(([path, [text = '']]) => [path, text])
  const site = guestSite(
    {
      ...Object.fromEntries(first),
      'scripts/home.js': HOME,
      'source/_posts/p0.md': '---\ntitle: 开头\ndate: 2018-01-01\ntags: [甲]\n---\n正文\n',
    },
    PLUGINS,
  )
  /** Until plugins have written into the sources whatever they write there. */
  const settled = async () => {
    let before: string | undefined
    for (let turn = 0; turn < 4; turn++) {
      const report = await buildSite(await openProject(site.folder), { now: NOW })
      const now = JSON.stringify(snapshot(join(site.folder, 'source')))
      if (before === now) return report
      before = now
    }
    throw new Error('plugins go on writing')
  }
  const clean = async () => {
    const project = await openProject(site.folder)
    const { folders } = project
    const apart = { ...folders, public: `${folders.public}-clean`, cache: `${folders.cache}-clean` }
    const { problems } = await build({ ...project, folders: apart }, createPlainEngine(NOW))
    return { problems, files: snapshot(apart.public) }
  }
  return { ...site, settled, clean }
}

it.each([4, 5])(
  'a site with ten plugins is what a clean build gives, after any edits (seed %i)',
  async (seed) => {
    const next = edits(randomOf(seed))
    const site = siteWithPlugins()
    const history: string[] = []
    for (let step = 0; step < EDITS; step++) {
      const [path, text] = next()
      history.push(`${text === undefined ? 'remove' : 'write'} ${path}`)
      if (text === undefined) {
        if (!site.has(path)) continue
        site.remove(path)
      } else {
        site.write(path, text)
        const when = new Date(Date.UTC(2020, 0, 1, 0, step))
        utimesSync(join(site.folder, path), when, when)
      }
      const { problems } = await site.settled()
      const expected = await site.clean()
      const recent = history.slice(-6).join('; ')
      expect(problems, recent).toEqual(expected.problems)
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(site.published(), recent).toEqual(expected.files)
    }
    expect(Object.keys(PLUGINS).length).toBeGreaterThanOrEqual(10)
    expect(readFileSync(join(site.folder, 'source/_posts/welcome.md'), 'utf8')).toContain('link: ')
  },
  600_000,
)
