import { expect, it } from 'vitest'
import { guestSite, HOME, post } from '../hexo/sites.ts'
import { blog } from './command.ts'

it('what scripts print is no part of the report for programs', () => {
  const site = guestSite({
    'scripts/home.js': `console.log('from a script'); ${HOME}`,
    'source/_posts/a.md': post('甲', 1),
  })
  const { code, out, err } = blog(site.folder, ['generate', '--json'])
  expect(code, err).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ posts: 1 })
  expect(err).toContain('from a script')
})
