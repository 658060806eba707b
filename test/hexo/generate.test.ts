import { describe, expect, it } from 'vitest'
import { openProject } from '../../src/project.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** Pages of a generator for which the theme has no template. */

const FILES = { 'scripts/home.js': HOME, 'source/_posts/a.md': post('甲', 1) }

describe('a page without a template', () => {
  it('ends the build where the theme has none at all, as a submodule that was not fetched', async () => {
    const site = guestSite({
      ...FILES,
      '_config.yml': CONFIG.replace('theme: g', 'theme: fetched'),
      'themes/fetched/.gitkeep': '',
    })
    const { problems, good } = await site.build()
    expect(good).toBe(false)
    expect(new Set(problems.map(({ code, at }) => `${code} ${at?.file}`))).toEqual(
      new Set(['theme-empty themes/fetched']),
    )
  })

  it('is left empty as in Hexo, and one warning tells of all that ask for the same', async () => {
    const notes = `hexo.extend.generator.register('notes', () => [1, 2, 3].flatMap((n) => [
      { path: 'notes/' + n + '/', layout: ['note', 'paper'], data: {} },
      { path: 'about/' + n + '/', layout: 'about', data: {} },
      { path: 'shown/' + n + '/', layout: ['about', 'post'], data: {} },
    ]).slice(0, -2))`
    const site = guestSite({ ...FILES, 'scripts/notes.js': notes })
    const heard: unknown[] = []
    const build = async () =>
      buildSite(await openProject(site.folder, { hear: (said) => void heard.push(said) }), {
        now: new Date('2020-06-01T00:00:00Z'),
      })
    const first = await build()
    expect(first.good).toBe(true)
    expect(['about', 'notes'].map((name) => site.read(`public/${name}/1/index.html`))).toEqual(['', ''])
    expect(first.problems).toMatchObject([
      { params: { layouts: ['note', 'paper'], path: 'notes/1/index.html', count: 3 } },
      { params: { layouts: ['about'], path: 'about/1/index.html', count: 2 } },
    ])
    const where = { code: 'guest-layout-missing', severity: 'warning', at: { file: 'themes/g' } }
    expect(first.problems).toMatchObject([where, where])
    site.write('source/_posts/a.md', post('甲', 1, '另一段'))
    expect((await build()).problems).toEqual(first.problems)
    expect(heard).toEqual([])
  })

  it('is no fault of a site that asks for no page', async () => {
    const site = guestSite({
      'scripts/data.js': `hexo.extend.generator.register('data', () => ({ path: 'data.json', data: '[]' }))`,
      '_config.yml': CONFIG.replace('theme: g', 'theme: none'),
      'themes/none/.gitkeep': '',
      'source/robots.txt': '',
    })
    const { problems } = await site.build()
    expect(problems).toEqual([])
    expect(site.read('public/data.json')).toBe('[]')
  })
})
