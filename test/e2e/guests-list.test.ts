import { expect, it } from 'vitest'
import { guestSite, post } from '../hexo/sites.ts'
import { blog } from './command.ts'

it('`blog list route` names the pages that scripts make, and posts are listed without running them', () => {
  const site = guestSite({
    'scripts/pages.js': `hexo.extend.generator.register('one', (locals) => ({
      path: 'made-of-' + locals.posts.length + '.txt', data: 'x' }))
    if (process.argv.includes('post')) throw new Error('boom')`,
    'source/_posts/a.md': post('甲', 1),
  })
  const routes = blog(site.folder, ['list', 'route', '--json'])
  expect(routes.code, routes.err).toBe(0)
  expect(JSON.parse(routes.out)).toContainEqual(expect.objectContaining({ path: 'made-of-1.txt' }))
  const posts = blog(site.folder, ['list', 'post', '--json'])
  expect(posts.code, posts.err).toBe(0)
  expect(JSON.parse(posts.out)).toMatchObject([{ title: '甲' }])
})
