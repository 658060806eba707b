import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { guestSite, HOME, post } from '../hexo/sites.ts'
import { blog } from './command.ts'

/** Code of guests that ends the process. */

const FILES = { 'scripts/home.js': HOME, 'source/_posts/a.md': post('甲', 1) }

it('an exit that nobody waits for fails the build, and nothing is left in public', () => {
  const site = guestSite({
    ...FILES,
    'scripts/a.js': `let pages = 0
hexo.extend.filter.register('after_render:html', () => pages++ && new Promise(() => setTimeout(() => process.exit())))`,
  })
  const { code, err } = blog(site.folder, ['generate'])
  expect(code).toBe(1)
  expect(err).toContain('process.exit() was called')
  expect(err).toContain('scripts/a.js:2')
  expect(readdirSync(join(site.folder, 'public'))).toEqual([])
})

it('a command of a plugin may end the process', () => {
  const site = guestSite({
    ...FILES,
    'scripts/a.js': "hexo.extend.console.register('stop', async () => { await hexo.load(); process.exit(3) })",
  })
  expect(blog(site.folder, ['stop'])).toMatchObject({ code: 3, err: '' })
})
