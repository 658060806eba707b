import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { usesOnly } from '../../src/hexo/fragments.ts'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** Pieces that themes have made once: shared where all pages would make the same, and never stale. */

/** A helper that counts how often a piece is made, for the test alone to see. */
const COUNT = `hexo.extend.helper.register('made', function () { globalThis.made = (globalThis.made ?? 0) + 1; return '' })`
/** Views whose code sees the locals by name, as EJS does. */
const WITH = `const compile = ({ text }) => new Function('locals', 'with (locals) { return \`' + text + '\` }')
  hexo.extend.renderer.register('with', 'html', Object.assign((data, locals) => compile(data)(locals), { compile }), true)`

function siteWith(files: Readonly<Record<string, string>>) {
  const posts = [1, 2, 3].map((day) => [`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day, `正文 ${day}`)])
  const site = guestSite(
    { ...Object.fromEntries(posts), 'scripts/home.js': HOME, 'scripts/count.js': COUNT, ...files },
    { 'hexo-renderer-with': WITH },
  )
  /** Builds and gives how many pieces were made; what came of it is what a clean build gives. */
  const made = async () => {
    const counter = globalThis as { made?: number }
    counter.made = 0
    expect((await site.build()).problems).toEqual([])
    const pieces = counter.made
    const incremental = site.published()
    await site.build({ force: true })
    expect(incremental).toEqual(site.published())
    return pieces
  }
  let hours = 0
  const edit = (path: string, text: string) => {
    site.write(path, text)
    const later = new Date(Date.UTC(2021, 0, 1, ++hours))
    utimesSync(join(site.folder, path), later, later)
  }
  const textOf = (page: string) =>
    site.read(`public/${page}index.html`).replace(/<head>.*<\/head>|<title>.*<\/title>/g, '')
  return { ...site, made, edit, textOf }
}

describe.each([
  ['njk', (piece: string) => piece],
  ['with', (piece: string) => piece.replaceAll('{{', '$' + '{').replaceAll('}}', '}')],
])('a cached partial in %s', (ending, written) => {
  const site = (piece: string, files = {}) =>
    siteWith({
      'themes/g/layout/post.njk': '{{ partial("piece", {}, { cache: true }) }}|{{ page.title }}',
      'themes/g/layout/index.njk': '{{ partial("piece", {}, { cache: true }) }}',
      [`themes/g/layout/piece.${ending}`]: written(piece),
      ...files,
    })

  it('that knows nothing of its page is made once, and what it reads is read by all pages', async () => {
    const { made, edit, textOf } = site('{{ made() }}{{ site.posts.sort("date").first().content }}{{ config.title }}')
    expect(await made()).toBe(1)
    edit('source/_posts/p1.md', post('第 1 篇', 1, '新的'))
    expect(await made()).toBe(1)
    expect([textOf(''), textOf('p3/')]).toEqual([expect.stringContaining('新的'), expect.stringContaining('新的')])
    edit(`themes/g/layout/piece.${ending}`, written('{{ made() }}other'))
    expect(await made()).toBe(1)
    expect(textOf('p2/')).toMatch(/^other\|/)
  })

  it.each([
    ['{{ made() }}{{ page.title }}', '第 2 篇|第 2 篇', 4],
    ['{{ made() }}{{ path }}', 'p2/index.html|第 2 篇', 4],
    ['{{ made() }}{{ is_post() ? 1 : 0 }}', '1|第 2 篇', 2],
    ['{{ made() }}{{ page.lang }}', 'en|第 2 篇', 1],
    ['{{ made() }}{{ color }}', 'red|第 2 篇', 1],
    ['{{ made() }}{{ partial("inner") }}', '第 2 篇|第 2 篇', 4],
    ['{{ made() }}{{ chance() }}', /^0\.\d+\|第 2 篇$/, 4],
  ] as const)('%s is what a page would make, made for as many as make another', async (piece, expected, times) => {
    const chosen = ending === 'njk' ? piece.replace('is_post() ? 1 : 0', '1 if is_post() else 0') : piece
    const { made, edit, textOf } = site(chosen, {
      'themes/g/layout/inner.njk': '{{ page.title }}',
      'scripts/color.js': `hexo.extend.filter.register('template_locals', (locals) => { locals.color = 'red'; return locals })
        hexo.extend.helper.register('chance', () => Math.random())`,
    })
    expect(await made()).toBe(times)
    expect(textOf('p2/').trim()).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
    edit('source/_posts/p2.md', post('第 2 篇', 2, '另'))
    await made()
  })

  it('with locals of its own is made for each of these', async () => {
    const { made, textOf } = site('{{ made() }}{{ word }}', {
      'themes/g/layout/post.njk': '{{ partial("piece", { word: page.title }, { cache: "x" }) }}',
      'themes/g/layout/index.njk':
        '{{ partial("piece", { word: "a" }, { cache: true }) }}{{ partial("piece", { word: "a" }, { cache: true }) }}',
    })
    expect(await made()).toBe(4)
    expect([textOf(''), textOf('p1/')]).toEqual(['aa', '第 1 篇'])
  })

  it('speaks the language of its page, or with compat: strict that of the site', async () => {
    const files = {
      'themes/g/languages/en.yml': 'home: Home',
      'themes/g/languages/fr.yml': 'home: Accueil',
      'source/_posts/p2.md': post('第 2 篇', 2, '', 'lang: fr\n'),
    }
    const fixed = site('{{ made() }}{{ __("home") }}', files)
    expect(await fixed.made()).toBe(2)
    expect([fixed.textOf('p1/'), fixed.textOf('p2/')]).toEqual(['Home|第 1 篇', 'Accueil|第 2 篇'])
    const strict = site('{{ made() }}{{ __("home") }}{{ page.lang }}', {
      ...files,
      '_config.yml': `${CONFIG}compat: strict\n`,
    })
    expect(await strict.made()).toBe(1)
    expect(strict.textOf('p2/')).toBe('Homeen|第 2 篇')
  })
})

describe('fragment_cache', () => {
  const site = (view: string) => siteWith({ 'themes/g/layout/post.with': view, 'themes/g/layout/post.njk': '' })
  it.each([
    ['function () { return made() + config.title }', '站', 1],
    ['function () { return made() + page.title }', '第 2 篇', 3],
    ['function () { return made() + title }', '第 2 篇', 3],
    ['function () { return made() + is_post() }', 'true', 1],
    ['made', '', 1],
  ])('%s', async (work, expected, times) => {
    const { made, textOf, remove, edit } = site(
      `\${(() => { var title = page.title; return fragment_cache('x', ${work}) })()}`,
    )
    remove('themes/g/layout/post.njk')
    expect(await made()).toBe(times)
    expect(textOf('p2/')).toBe(expected)
    edit('source/_posts/p2.md', post('第 2 篇', 2, '另'))
    await made()
  })
})

it.each([
  ['function(){return injectHtml(theme.inject.head)}', true],
  ["() => helper('page')", true],
  ["function () { return helper('page', { url: theme.page }) }", false],
  ['function () { return page.title }', false],
  ['function () { return local }', false],
  ['function () { return `page` }', false],
])('%s uses names of the site alone: %s', (text, expected) => {
  const names = new Set(['helper', 'injectHtml'])
  expect(usesOnly({ toString: () => text }, (name) => names.has(name))).toBe(expected)
})
