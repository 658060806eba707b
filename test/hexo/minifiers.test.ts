import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { guestSite, HOME, post } from './sites.ts'

/** Plugins that make every output smaller, by the filters that hexo-neat, hexo-all-minifier and their kin use. */

const minified: string[] = []
Object.assign(globalThis, { minified })

const MINIFIER = ['html', 'css', 'js']
  .map(
    (
      kind,
    ) => `hexo.extend.filter.register('after_render:${kind}', ${kind === 'css' ? 'async ' : ''}(text, { path }) => {
      minified.push(path)
      return text.replace(/\\s+/g, ' ') + ${kind === 'css' ? "'/* ' + Date().toLocaleString() + ' */'" : "''"}
    })`,
  )
  .join('\n')

const FILES = {
  'scripts/home.js': HOME,
  'scripts/styles.js':
    "hexo.extend.renderer.register('sty', 'css', ({ text }) => text.replace('#', '/* made */'), true)",
  'themes/g/source/css/site.sty': '#\na {}\n',
  'themes/g/source/css/plain.css': 'b  {}\n',
  'themes/g/source/js/site.js': 'let  a\n',
  ...Object.fromEntries([1, 2, 3, 4].map((day) => [`source/_posts/p${day}.md`, post(`第 ${day} 篇`, day)])),
}

function minifiedSite() {
  const site = guestSite(FILES, { 'hexo-small': MINIFIER })
  return {
    ...site,
    /** What a build changes, and what it has the plugin minify. */
    async small(edit: () => void = () => {}) {
      minified.length = 0
      edit()
      const { problems, changed } = await site.build()
      expect(problems).toEqual([])
      return { changed: changed.toSorted(), minified: minified.map((path) => path.replace(/^\//, '')).toSorted() }
    },
    save(path: string, text: string) {
      site.write(path, text)
      const later = new Date('2020-05-01T00:00:00Z')
      utimesSync(join(site.folder, path), later, later)
    },
  }
}

it('an edited post, style or script alone is minified again', async () => {
  const { small, save, read } = minifiedSite()
  const first = await small()
  expect(first.minified.length).toBeGreaterThan(7)
  expect(read('public/css/site.css')).toMatch(/^\/\* made \*\/ a {} \/\* Mon Jun 01 2020 \d\d:00:00/)
  expect(read('public/css/plain.css')).toContain('b {} /*')
  expect(read('public/js/site.js')).toBe('let a ')
  expect(await small()).toEqual({ changed: [], minified: [] })
  const page = ['p3/index.html']
  expect(await small(() => save('source/_posts/p3.md', post('第 3 篇', 3, '另一段')))).toEqual({
    changed: page,
    minified: page,
  })
  expect(await small(() => save('themes/g/source/css/site.sty', '#\nc {}\n'))).toMatchObject({
    changed: ['css/site.css'],
    minified: [expect.stringContaining('css/site')],
  })
})

it('what was minified earlier is what a clean build minifies', async () => {
  const { small, save, build, published } = minifiedSite()
  await small()
  await small(() => save('source/_posts/p2.md', post('第 2 篇', 2, '另一段')))
  const incremental = published()
  await build({ force: true })
  expect(incremental).toEqual(published())
})
