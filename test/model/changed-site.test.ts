import { expect, test } from 'vitest'
import { post, siteOf } from '../road/sites.ts'
import { said } from '../said.ts'

/** The hooks `head` and `site`, as a build sees them. */

const withExtension = (members: string) =>
  siteOf({
    'hanmo.config.ts': `export default { extensions: [{ name: 'guest', version: '1', ${members} }] }`,
    'source/_posts/a.md': post('甲', 1),
    'source/_posts/b.md': post('乙', 2),
    'source/about.md': '---\ntitle: 关于\n---\n',
  })

test('the hook head gives an article another title and another address, which its file follows', async () => {
  const site = withExtension(`head: (head, text) =>
    text.includes('甲') ? { ...head, title: '丙', path: 'p/' + head.slug + '/' } : undefined`)
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/p/a/index.html')).toContain('<h1>丙</h1>')
  expect(site.read('public/2018/03/02/b/index.html')).toContain('<h1>乙</h1>')
})

test('an address of the hook head that leads out of public/ is an error of the article', async () => {
  const { problems } = await withExtension(`head: (head) => ({ ...head, path: '../../' + head.slug })`).build()
  expect(problems.map(({ code, at }) => [code, at?.file])).toEqual([
    ['path-escapes', 'source/_posts/a.md'],
    ['path-escapes', 'source/_posts/b.md'],
    ['path-escapes', 'source/about.md'],
  ])
})

test('the hook head may be asynchronous, and a failure is an error of its article', async () => {
  const site = withExtension(`head: async (head) => {
    if (head.title === '乙') throw new Error('no')
    return { ...head, title: head.title + '！' }
  }`)
  const { problems } = await site.build()
  expect(problems).toMatchObject([{ code: 'extension-failed', at: { file: 'source/_posts/b.md' } }])
})

test('the hook site drops a post from all lists, and its tag with it', async () => {
  const site = withExtension(
    `site: async (site) => ({ ...site, posts: site.posts.filter(({ title }) => title !== '甲') })`,
  )
  const { problems, posts } = await site.build()
  expect([problems, posts]).toEqual([[], 1])
  expect(Object.keys(site.published()).filter((path) => path.includes('/a/'))).toEqual([])
  expect(site.read('public/tags/标签/index.html')).not.toContain('甲')
  site.write('source/_posts/b.md', post('丁', 2))
  await site.build()
  expect(site.read('public/index.html')).toContain('丁')
})

test('the hook site hides a post: it has its page, and stands in no list', async () => {
  const site = withExtension(`site: (site) => ({
    ...site, posts: site.posts.filter(({ title }) => title !== '甲'), hidden: site.posts.filter(({ title }) => title === '甲'),
  })`)
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/2018/03/01/a/index.html')).toContain('甲')
  expect(site.read('public/index.html')).not.toContain('甲')
})

test('the hook site cannot change an article, which the memory would not see', async () => {
  const { problems } = await withExtension(
    `site: (site) => ({ ...site, posts: site.posts.map((head) => ({ ...head, title: 'x' })) })`,
  ).build()
  expect(said(problems[0])).toBe(
    'The hook "site" of the extension "guest" gave a changed article where one of the articles found is needed.',
  )
})

test('the hook site that throws is an error, and the site is checked as it was', async () => {
  const { problems, posts } = await withExtension(`site() { throw new Error('no') }`).build()
  expect([problems.map(({ code }) => code), posts]).toEqual([['extension-failed'], 2])
})
