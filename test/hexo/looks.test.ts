import { existsSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { guestSite, HOME, post } from './sites.ts'

/** What guests look at by themselves decides what is made again: counts. */

const POSTS = Object.fromEntries([1, 2, 3].map((day) => [`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day)]))
const pageOf = (day: number) => `p${day}/index.html`

/** A site that was built, and what an edit of one file makes again. */
async function built(files: Readonly<Record<string, string>>, plugins: Readonly<Record<string, string>> = {}) {
  const site = guestSite({ ...POSTS, 'scripts/home.js': HOME, ...files }, plugins)
  const first = await site.build()
  expect(first.problems).toEqual([])
  expect((await site.build()).computed).toEqual({ heads: 0, contents: 0, outputs: 0 })
  let hours = 0
  const edit = async (edits: Readonly<Record<string, string | undefined>>) => {
    for (const [path, text] of Object.entries(edits)) {
      if (text === undefined) site.remove(path)
      else site.write(path, text)
      const later = new Date(Date.UTC(2021, 0, 1, ++hours))
      if (existsSync(join(site.folder, path))) utimesSync(join(site.folder, path), later, later)
    }
    const { computed, changed, problems } = await site.build()
    expect(problems).toEqual([])
    const incremental = site.published()
    await site.build({ force: true })
    expect(incremental).toEqual(site.published())
    return { contents: computed.contents, outputs: computed.outputs, changed: changed.toSorted() }
  }
  return { ...site, edit }
}

const ALL = ['index.html', pageOf(1), pageOf(2), pageOf(3)]

describe('templates', () => {
  it('an edited view makes its pages', async () => {
    const { edit } = await built({})
    expect(await edit({ 'themes/g/layout/post.njk': '<h1>{{ page.title }}</h1>' })).toEqual({
      contents: 0,
      outputs: 3,
      changed: ALL.slice(1),
    })
    expect((await edit({ 'themes/g/layout/index.njk': '-' })).changed).toEqual(['index.html'])
    expect((await edit({ 'themes/g/layout/layout.njk': '{{ body }}' })).changed).toEqual(ALL)
  })

  it('an edited include makes the pages that include it, whoever read its file first', async () => {
    const { edit } = await built({
      'themes/g/layout/post.njk':
        '{% include "part.njk" %}{% if page.title == "第 2 篇" %}{% include "two.njk" %}{% endif %}',
      'themes/g/layout/part.njk': '{% import "macro.njk" as m %}{{ m.hi() }}',
      'themes/g/layout/macro.njk': '{% macro hi() %}hi{% endmacro %}',
      'themes/g/layout/two.njk': '2',
    })
    expect((await edit({ 'themes/g/layout/two.njk': 'zwei' })).changed).toEqual([pageOf(2)])
    expect((await edit({ 'themes/g/layout/macro.njk': '{% macro hi() %}hello{% endmacro %}' })).changed).toEqual(
      ALL.slice(1),
    )
  })

  it('an include that was missing makes the pages that looked for it', async () => {
    const { edit } = await built({
      'themes/g/layout/post.njk': '{% include "data/none.njk" ignore missing %}{{ page.title }}',
      'themes/g/layout/data/some.txt': '',
    })
    expect((await edit({ 'themes/g/layout/data/none.njk': 'now' })).changed).toEqual(ALL.slice(1))
  })

  it('what a view reads when it is compiled is read by each page of it', async () => {
    const compiled = `const { readFileSync } = require('fs'), { dirname, join } = require('path')
      const compile = ({ text, path }) => {
        const whole = text.replace(/#\\{(\\S+)\\}/g, (_, name) => readFileSync(join(dirname(path), name), 'utf8'))
        return (locals) => whole + locals.page.title
      }
      hexo.extend.renderer.register('inc', 'html', Object.assign((data, locals) => compile(data)(locals), { compile }), true)`
    const files = { 'themes/g/layout/post.njk': '{{ partial("part") }}', 'themes/g/layout/part.inc': '#{text.txt}' }
    const { edit } = await built({ ...files, 'themes/g/layout/text.txt': 'a' }, { 'hexo-renderer-inc': compiled })
    expect((await edit({ 'themes/g/layout/text.txt': 'b' })).changed).toEqual(ALL.slice(1))
  })

  it('edited words make the pages that show some of them', async () => {
    const { edit } = await built({
      'themes/g/layout/index.njk': '{{ __("home") }}',
      'themes/g/languages/default.yml': 'home: Home\n',
    })
    expect((await edit({ 'themes/g/languages/default.yml': 'home: Start\n' })).changed).toEqual(['index.html'])
  })
})

const STYLES = `const { readFileSync, existsSync } = require('fs'), { dirname, join } = require('path')
  hexo.extend.renderer.register('sty', 'css', ({ text, path }) => text.replace(/^@import (\\S+)$/gm, (_, name) => {
    const file = join(dirname(path), name)
    return existsSync(file) ? readFileSync(file, 'utf8') : '/* none */'
  }) + hexo.theme.config.color, true)`

describe('files of a theme', () => {
  it('an edited part of a stylesheet makes the stylesheets that import it', async () => {
    const { edit, read } = await built(
      {
        'themes/g/_config.yml': 'color: red\n',
        'themes/g/source/css/main.sty': '@import _part.sty\n@import _none.sty\n',
        'themes/g/source/css/other.sty': 'b {}',
        'themes/g/source/css/_part.sty': 'a {}',
        'themes/g/source/js/a.js': 'let a',
        'themes/g/source/img/a.svg': '<svg/>',
      },
      { 'hexo-renderer-sty': STYLES },
    )
    const main = { contents: 0, outputs: 1, changed: ['css/main.css'] }
    expect(await edit({ 'themes/g/source/css/_part.sty': 'p {}' })).toEqual(main)
    expect((await edit({ 'themes/g/source/css/_none.sty': 'n {}' })).changed).toEqual(['css/main.css'])
    expect(read('public/css/main.css')).toContain('n {}')
    expect((await edit({ 'themes/g/source/css/other.sty': 'c {}' })).changed).toEqual(['css/other.css'])
    expect((await edit({ 'themes/g/source/js/a.js': 'let b' })).changed).toEqual(['js/a.js'])
    expect(await edit({ 'themes/g/source/img/a.svg': '<svg></svg>' })).toMatchObject({
      outputs: 0,
      changed: ['img/a.svg'],
    })
    expect((await edit({ 'themes/g/_config.yml': 'color: blue\n' })).changed).toEqual(['css/main.css', 'css/other.css'])
  })

  it('a file that comes is there, and one that goes is gone', async () => {
    const { edit, read, has } = await built({ 'themes/g/source/a.txt': 'a' })
    await edit({ 'themes/g/source/b.txt': 'b', 'themes/g/source/a.txt': undefined })
    expect([read('public/b.txt'), has('public/a.txt')]).toEqual(['b', false])
  })
})

const READERS = `const fs = require('fs'), path = require('node:path')
  const at = (name) => path.join(hexo.base_dir, 'notes', name)
  let once
  hexo.extend.helper.register('note', (name) => fs.readFileSync(at(name), 'utf8'))
  hexo.extend.helper.register('kept', () => once ??= fs.readFileSync(at('kept.txt'), 'utf8'))
  hexo.extend.helper.register('names', () => fs.readdirSync(at('')).join())
  hexo.extend.helper.register('known', (name) => String(fs.existsSync(at(name))))
  hexo.extend.helper.register('loaded', () => require('../notes/load.js').text)
  hexo.extend.tag.register('later', async ([name]) => (await fs.promises.readFile(at(name), 'utf8')), { async: true })`
const NOTES = {
  'scripts/readers.js': READERS,
  'notes/a.txt': 'a',
  'notes/b.txt': 'b',
  'notes/kept.txt': 'kept',
  'notes/load.js': "exports.text = require('./data.json').text",
  'notes/data.json': '{ "text": "one" }',
}

describe('files that scripts read', () => {
  it('make again what read them, and what may have been handed what was read', async () => {
    const view = '{% if page.title == "第 2 篇" %}{{ note("a.txt") }}{% endif %}{{ kept() }}{{ page.title }}'
    const { edit } = await built({ ...NOTES, 'themes/g/layout/post.njk': view, 'themes/g/layout/index.njk': '' })
    expect((await edit({ 'notes/a.txt': 'A' })).changed).toEqual([pageOf(2)])
    expect((await edit({ 'notes/b.txt': 'B' })).outputs).toBe(0)
    expect((await edit({ 'notes/kept.txt': 'K' })).changed).toEqual(ALL.slice(1))
  })

  it('are seen to come and go', async () => {
    const view = '{{ known("new.txt") }}{{ page.title }}'
    const { edit } = await built({
      ...NOTES,
      'themes/g/layout/post.njk': view,
      'themes/g/layout/index.njk': '{{ names() }}',
    })
    expect((await edit({ 'notes/c.txt': 'c' })).changed).toEqual(['index.html'])
    expect((await edit({ 'notes/new.txt': 'n' })).changed).toEqual(ALL)
    expect((await edit({ 'notes/new.txt': undefined })).changed).toEqual(ALL)
  })

  it('may be modules, that load others, and lie in articles’ tags', async () => {
    const { edit } = await built({
      ...NOTES,
      'themes/g/layout/index.njk': '{{ loaded() }}',
      'source/_posts/p2.md': post('第 2 篇', 2, '{% later b.txt %}'),
    })
    expect((await edit({ 'notes/data.json': '{ "text": "two" }' })).changed).toEqual(['index.html'])
    // What one article read may be kept for later ones.
    expect(await edit({ 'notes/b.txt': 'B' })).toMatchObject({ contents: 2, changed: [pageOf(2)] })
  })

  it('before anything is made decide everything', async () => {
    const { edit } = await built({
      'scripts/a.js': `const { sign } = require('../lib/sign.js')
        const text = require('fs').readFileSync(hexo.base_dir + 'sign.txt', 'utf8')
        hexo.extend.filter.register('after_post_render', (data) => { data.content += sign + text })`,
      'lib/sign.js': "exports.sign = '!'",
      'sign.txt': '.',
    })
    expect(await edit({ 'lib/sign.js': "exports.sign = '?'" })).toMatchObject({ contents: 3, changed: ALL.slice(1) })
    expect(await edit({ 'sign.txt': ',' })).toMatchObject({ contents: 3, changed: ALL.slice(1) })
  })

  it('by generators decide what these made: a text by what it is, a page by what was read', async () => {
    const generators = `const fs = require('fs')
      const text = (name) => fs.readFileSync(hexo.base_dir + name, 'utf8')
      hexo.extend.generator.register('texts', () => ({ path: 'first.txt', data: text('a.txt').slice(0, 1) }))
      hexo.extend.generator.register('pages', () => ({ path: 'a.html', layout: ['a'], data: { text: text('a.txt') } }))`
    const files = { 'scripts/generators.js': generators, 'a.txt': 'abc', 'themes/g/layout/a.njk': '{{ page.text }}' }
    const { edit } = await built(files)
    expect((await edit({ 'a.txt': 'axy' })).changed).toEqual(['a.html'])
    expect((await edit({ 'a.txt': 'bxy' })).changed).toEqual(['a.html', 'first.txt'])
  })
})

describe('the network', () => {
  const outputs = async (script: string, view: string) => {
    const site = guestSite({
      ...POSTS,
      'scripts/home.js': HOME,
      'scripts/net.js': script,
      'themes/g/layout/index.njk': view,
    })
    expect((await site.build()).problems).toEqual([])
    const { computed, volatile } = await site.build()
    return [computed.outputs, volatile]
  }

  it.each([
    ["require('child_process').execFileSync(process.execPath, ['--version'])", '{{ out() }}'],
    ["require('node:https').get('https://127.0.0.1:1/').on('error', () => {})", '{{ out() }}'],
    ["fetch('http://127.0.0.1:1/').catch(() => {}) && ''", '{{ out() }}'],
  ])('%s in a page makes the page anew each time', async (call, view) => {
    expect(await outputs(`hexo.extend.helper.register('out', () => ${call})`, view)).toEqual([1, 1])
  })

  it('asked by a generator decides its pages, and asked while scripts get ready none', async () => {
    const call = "require('http').get('http://127.0.0.1:1/').on('error', () => {})"
    expect(
      await outputs(
        `hexo.extend.generator.register('n', () => { ${call}; return { path: 'n/', layout: ['post'], data: {} } })`,
        '',
      ),
    ).toEqual([1, 1])
    expect(await outputs(`hexo.on('generateAfter', () => { ${call} }); ${call}`, '')).toEqual([0, 0])
  })
})

it('a relative path is one from the folder that the process is in when a script reads it', async () => {
  const before = process.cwd()
  onTestFinished(() => process.chdir(before))
  const { edit, read } = await built({
    'deep/data.json': '1',
    'scripts/data.js': `const { chdir, cwd } = process
hexo.extend.helper.register('data', () => {
  const before = cwd()
  chdir(hexo.base_dir + 'deep')
  try { return require('fs').readFileSync('data.json', 'utf8') } finally { chdir(before) }
})`,
    'themes/g/layout/post.njk': '{{ data() }}',
  })
  expect((await edit({ 'deep/data.json': '2' })).changed).toEqual(ALL.slice(1))
  expect(read(`public/${pageOf(1)}`)).toContain('2')
})
