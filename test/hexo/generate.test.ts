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

  it('is left empty and warned of where the theme has others, as in Hexo', async () => {
    const heard: unknown[] = []
    const about = `hexo.extend.generator.register('about', () => ({ path: 'about/index.html', layout: ['about'], data: {} }))`
    const site = guestSite({ ...FILES, 'scripts/about.js': about })
    const hear = (said: unknown) => void heard.push(said)
    const { good } = await buildSite(await openProject(site.folder, { hear }), {
      now: new Date('2020-06-01T00:00:00Z'),
    })
    expect(good).toBe(true)
    expect(site.read('public/about/index.html')).toBe('')
    expect(heard).toMatchObject([{ level: 'warn', text: 'No layout: about/index.html' }])
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
