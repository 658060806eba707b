import { expect, it } from 'vitest'
import { guestSite, HOME, post } from '../hexo/sites.ts'
import { blog } from './command.ts'

it('what scripts print is no part of the report for programs', () => {
  const site = guestSite({
    'scripts/home.js': `console.log('from a script'); ${HOME}
      process.stdout.write('\\u001b[33mWARN\\u001b[39m  ')
      process.stdout.write('by itself\\n')
      const { Console } = require('console')
      const own = new Console({ stdout: process.stdout, stderr: process.stderr })
      hexo.extend.helper.register('say', () => { own.log('from a page'); process.stdout.write('no end'); return '' })`,
    'themes/g/layout/post.njk': '{{ say() }}',
    'source/_posts/b.md': post('乙', 2),
    'source/_posts/a.md': post('甲', 1),
  })
  const { code, out, err } = blog(site.folder, ['generate', '--json'])
  expect(code, err).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ posts: 2 })
  expect(err).toContain('from a script')
  expect(err).toContain('WARN   by itself  scripts/home.js:')
  // Of many pages that say the same, once.
  expect(err.split('from a page')).toHaveLength(2)
  expect(err).toMatch(/^INFO {3}no end/m)
})
