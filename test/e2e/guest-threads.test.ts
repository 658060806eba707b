import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/memo/store.ts'
import { openProject } from '../../src/project.ts'
import { build } from '../../src/road/build.ts'
import { createMemoEngine, createPlainEngine, createPool } from '../../src/road/engines.ts'
import { toolchainDigest } from '../../src/road/run-build.ts'
import { CONFIG, guestSite, HOME, post } from '../hexo/sites.ts'
import { createGuestPlayground } from '../properties/guest-edits.ts'
import { blog, filesOf } from './command.ts'

/** Guests in several threads make and say what they do in one. The threads are those of the built package. */

/** Enough for one more thread. */
const POSTS = 140

const SCRIPTS = `
const { readFileSync } = require('fs'), { join } = require('path')
console.log('ready')
hexo.log.info('in ' + hexo.config.title)
${HOME}
hexo.extend.filter.register('before_post_render', (data) => {
  data.content += '\\n\\n尾'
  data.abbr = data.title.length
  return data
})
hexo.extend.filter.register('after_post_render', async (data) => {
  await new Promise((done) => setTimeout(done, 1))
  if (data.title.endsWith('7')) console.log('article ' + data.title)
  data.cover = { url: '/' + data.slug + '.png', at: data.date.valueOf(), chance: Math.random() }
  return data
})
hexo.extend.tag.register('later', async ([name]) => name + Math.random(), { async: true })
hexo.extend.tag.register('note', () => readFileSync(join(hexo.base_dir, 'note.txt'), 'utf8'))
hexo.extend.helper.register('covers', () => hexo.locals.get('posts').map((one) => one.cover.url + one.abbr).join())
hexo.extend.helper.register('say', (title) => {
  if (title.endsWith('3')) { hexo.log.warn('page ' + title); process.stdout.write('no end ' + title) }
  return new Date().getTime() + ' ' + Math.random()
})
hexo.extend.injector.register('head_end', '<meta name="ours">')
hexo.extend.filter.register('after_render:html', async (html) => html + '<!-- late -->')
hexo.extend.generator.register('posts', (locals) => locals.posts.map((one) => ({
  path: one.path, layout: ['post'], data: one,
})))
hexo.extend.generator.register('made', (locals) => [
  { path: 'list.json', data: () => JSON.stringify(locals.posts.map((one) => [one.title, one.cover])) },
  { path: 'plain.txt', data: 'text' },
])`

const FILES = {
  'scripts/all.js': SCRIPTS,
  'note.txt': 'note',
  'themes/g/layout/post.njk':
    '<h1>{{ page.title }}</h1>{{ page.content }}{{ page.cover.url }} {{ page.prev.title }} {{ say(page.title) }}',
  'themes/g/layout/index.njk': '{{ covers() }}{% for post in page.posts.toArray() %}{{ post.content }}{% endfor %}',
  ...Object.fromEntries(
    Array.from({ length: POSTS }, (_, n) => [
      `source/_posts/p${n}.md`,
      post(`文${n}`, 1 + (n % 28), `正文 ${n}，$x^${n}$。{% later ${n} %}{% note %}`),
    ]),
  ),
}

const generate = (folder: string, threads: number, ...more: string[]) =>
  blog(folder, ['generate', '--concurrency', String(threads), '--debug', ...more])

/** What was computed and how long it took belongs to each build. */
const said = (err: string) => err.split('\n').filter((line) => !/^Computed/.test(line))

describe('guests in several threads', () => {
  it('make and say what they do in one, from nothing and after edits', () => {
    const one = guestSite(FILES)
    const several = guestSite(FILES)
    const edits: Readonly<Record<string, (folder: string) => void>> = {
      'no edit': () => {},
      'an article': (folder) => writeFileSync(join(folder, 'source/_posts/p5.md'), post('新', 3, '{% later 5 %}')),
      'a view': (folder) =>
        writeFileSync(join(folder, 'themes/g/layout/post.njk'), '{{ page.content }}{{ page.abbr }}'),
    }
    for (const [told, edit] of Object.entries(edits)) {
      edit(one.folder)
      edit(several.folder)
      const [expected, made] = [generate(one.folder, 1, '--force'), generate(several.folder, 2)]
      expect(made.code, made.err).toBe(0)
      expect(filesOf(join(several.folder, 'public')), told).toEqual(filesOf(join(one.folder, 'public')))
      if (told !== 'no edit') continue
      expect(said(made.err)).toEqual(said(expected.err))
      expect(made.err.split('ready')).toHaveLength(2)
      expect(made.err).toMatch(/article 文137/)
    }
  })

  it('work beside a theme of ours', () => {
    const files = {
      ...FILES,
      'scripts/all.js': SCRIPTS.replace(HOME, ''),
      'themes/g/package.json': '{ "name": "g", "version": "1.0.0", "engines": { "hanmo": "*" } }',
      'themes/g/layout/layout.ejs': '<head></head><title><%= config.title %></title><%- body %>',
      'themes/g/layout/post.ejs': '<h1><%= page.title %></h1><%- page.content %><%- say(page.title) %>',
      'themes/g/layout/index.ejs': '<% page.posts.each(function (post) { %><%= post.title %><% }) %>',
    }
    const [one, several] = [guestSite(files), guestSite(files)]
    const [expected, made] = [generate(one.folder, 1), generate(several.folder, 2)]
    expect(made.code, made.err).toBe(0)
    expect(filesOf(join(several.folder, 'public'))).toEqual(filesOf(join(one.folder, 'public')))
    expect(said(made.err)).toEqual(said(expected.err))
  })

  it.each([
    ['a script that throws', { 'scripts/bad.js': "throw new Error('no')" }],
    [
      'a filter of one article',
      {
        'scripts/bad.js':
          "hexo.extend.filter.register('after_post_render', (data) => { if (data.title === '文9') throw new Error('no') })",
      },
    ],
    [
      'a filter that ends the process',
      { 'scripts/bad.js': "hexo.extend.filter.register('after_render:html', () => process.exit(0))" },
    ],
    ['a helper', { 'themes/g/layout/post.njk': '{{ page.content }}{{ nothing(page.title) }}' }],
    ['a generator', { 'scripts/bad.js': "hexo.extend.generator.register('bad', () => { throw new Error('no') })" }],
  ])('report what they report in one: %s', (_, files) => {
    const [one, several] = [guestSite({ ...FILES, ...files }), guestSite({ ...FILES, ...files })]
    const [expected, made] = [generate(one.folder, 1), generate(several.folder, 2)]
    expect(expected.code).toBe(1)
    expect(made.code).toBe(1)
    expect(said(made.err)).toEqual(said(expected.err))
  })

  it.each([
    [
      'keep something in the config',
      "hexo.extend.filter.register('after_post_render', (data) => { if (data.title === '文9') hexo.config.nine = true })",
    ],
    [
      'inject what an article asks for',
      "hexo.extend.tag.register('later', () => { hexo.extend.injector.register('body_end', '<i>' + require('worker_threads').threadId + '</i>'); return '' })",
    ],
    [
      'make up addresses',
      "hexo.extend.generator.register('any', () => Array.from({ length: 300 }, () => ({ path: require('crypto').randomUUID() + '.txt', data: () => 'x' })))",
    ],
  ])('are an error where they %s', (_, script) => {
    const site = guestSite({ ...FILES, 'scripts/bad.js': script })
    const { code, err } = generate(site.folder, 2)
    expect(err).toContain('guest-threads')
    expect(err.split('guest-threads')).toHaveLength(2)
    expect(code).toBe(1)
    expect(generate(site.folder, 1)).toMatchObject({ code: 0 })
  })

  it('say so where they do what only one thread can', () => {
    const { code, err } = generate(guestSite({ ...FILES, 'scripts/bad.js': 'process.chdir(hexo.base_dir)' }).folder, 2)
    expect(code).toBe(1)
    expect(err).toContain('This works in one thread only')
  })

  it('are stopped where they never end', () => {
    const site = guestSite({
      ...FILES,
      '_config.yml': `${CONFIG}limits: { page_seconds: 1 }\n`,
      'scripts/bad.js': `const { isMainThread } = require('worker_threads')
hexo.extend.filter.register('after_post_render', async () => {
  await null
  if (!isMainThread) for (;;);
})`,
    })
    const { code, err } = generate(site.folder, 2)
    expect(code).toBe(1)
    expect(err.replace(/\s+/g, ' ')).toMatch(/_posts\/p\d+\.md took more than 1 s and was stopped/)
  })

  it('are opened by one thread where nobody asks for more, and --debug says so', () => {
    // A site of ours gets a thread for so many articles.
    const posts = Array.from({ length: 1100 }, (_, n) => [`source/_posts/p${n}.md`, post(`文${n}`, 1)])
    const site = guestSite({
      ...Object.fromEntries(posts),
      'scripts/thread.js': "if (!require('worker_threads').isMainThread) throw new Error('no')",
    })
    const made = blog(site.folder, ['generate', '--debug'])
    expect(made.code, made.err).toBe(0)
    expect(made.err).toContain('Built in one thread')
    const asked = generate(site.folder, 2, '--force')
    expect(asked.code).toBe(1)
    expect(asked.err).not.toContain('Built in one thread')
  })

  it('give what one thread gives, after any edits', async () => {
    const { folder, edit } = createGuestPlayground(7)
    const now = new Date('2020-06-01T00:00:00Z')
    const history: string[] = []
    let reached = 0
    for (let step = 0; step < 20; step++) {
      history.push(edit())
      const project = await openProject(folder)
      const store = openStore(project.folders.cache, toolchainDigest(project))
      const pool = await createPool({ threads: 3, store, keysPerThread: 1 })
      const { folders } = project
      const told = history.slice(-6).join('; ')
      try {
        const report = await build(project, createMemoEngine({ now, store, pool }))
        store.save()
        const plain = await openProject(folder)
        const clean = {
          ...plain,
          folders: { ...folders, public: `${folders.public}-1`, cache: `${folders.cache}-1` },
        }
        const expected = await build(clean, createPlainEngine(now))
        expect({ problems: report.problems, good: report.good }, told).toEqual({
          problems: expected.problems,
          good: expected.good,
        })
        if (!report.good) continue
        expect(filesOf(folders.public), told).toEqual(filesOf(clean.folders.public))
        reached++
      } finally {
        await pool.close()
        store.close()
      }
    }
    expect(reached).toBeGreaterThan(10)
  })
})
