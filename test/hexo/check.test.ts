import { expect, it } from 'vitest'
import { checkSite } from '../../src/check/check.ts'
import { openProject } from '../../src/project.ts'
import { guestSite, post } from './sites.ts'

const PAGES = `hexo.extend.generator.register('all', (locals) => [
  ...locals.posts.map((post) => ({ path: post.path, layout: ['post'], data: post })),
  { path: '', layout: ['index'], data: { posts: locals.posts } },
  { path: 'made/by/a/script.html', data: '<p id="here">x</p>' },
])`

it('pages that scripts make are found, and what an article leads to in vain stands where the article says it', async () => {
  const site = guestSite({
    'scripts/pages.js': PAGES,
    'themes/g/layout/index.njk':
      '{% for post in page.posts.toArray() %}{{ post.content }}{% endfor %}<a href="/theme/">',
    'source/_posts/a.md': post(
      '甲',
      1,
      '[脚本](/made/by/a/script.html#here) [坏](/nope/)\n\n[乙](/b/) [无](/made/by/a/script.html#no)',
    ),
    'source/_posts/b.md': post('乙', 2),
  })
  const { problems, pages } = await checkSite(await openProject(site.folder), { now: new Date('2020-06-01T00:00:00Z') })
  expect(pages).toBe(4)
  expect(problems.map(({ code, at }) => [code, at?.file, at?.line])).toEqual([
    ['link-missing', undefined, undefined],
    ['link-missing', 'source/_posts/a.md', 6],
    ['anchor-missing', 'source/_posts/a.md', 8],
  ])
})
