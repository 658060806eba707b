import { expect, test } from 'vitest'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** Addresses that plugins make. */

const FILES = {
  '_config.yml': CONFIG.replace(':title/', 'p/:code.html'),
  'source/_posts/a.md': post('甲', 1),
  'source/_posts/b.md': post('乙', 2, '正文', 'code: b1\n'),
  'scripts/home.js': HOME,
}
const CODES = `hexo.extend.filter.register('before_post_render', (data) => { data.code = data.code || 'made-' + data.slug })`

test('a part of the address that a filter gives an article is in its page’s, and in lists', async () => {
  const site = guestSite({ ...FILES, 'scripts/codes.js': CODES })
  expect((await site.build()).problems).toEqual([])
  expect(Object.keys(site.published())).toEqual(['index.html', 'p/b1.html', 'p/made-a.html'])
  expect(site.read('public/index.html')).toContain('<a href="/p/b1.html">乙</a><a href="/p/made-a.html">甲</a>')
})

test('an article links its own files where the address that a filter gave puts them', async () => {
  for (const ending of ['.html', '/']) {
    const site = guestSite({
      ...FILES,
      '_config.yml': `${CONFIG.replace(':title/', `p/:code${ending}`)}post_asset_folder: true\n`,
      'source/_posts/a.md': post('甲', 1, '![图](x.txt) [文件](x.txt)'),
      'source/_posts/a/x.txt': 'x',
      'scripts/codes.js': CODES,
    })
    await site.build()
    expect(Object.keys(site.published())).toContain('p/made-a/x.txt')
    const page = site.read(ending === '/' ? 'public/p/made-a/index.html' : 'public/p/made-a.html')
    expect(page).toContain('href="/p/made-a/x.txt"')
    expect(page).not.toMatch(/p\/[0-9a-f]{12}/)
  }
})

test('so it is after an edit of another', async () => {
  const site = guestSite({ ...FILES, 'scripts/codes.js': CODES })
  await site.build()
  site.write('source/_posts/b.md', post('丙', 2, '正文', 'code: b2\n'))
  expect((await site.build()).problems).toEqual([])
  const edited = site.published()
  expect(Object.keys(edited)).toEqual(['index.html', 'p/b2.html', 'p/made-a.html'])
  site.remove('.blog-cache')
  await site.build()
  expect(site.published()).toEqual(edited)
})

test('where nobody gives one a short code stands, and a warning names the article', async () => {
  const site = guestSite(FILES)
  const { good, problems } = await site.build()
  expect(good).toBe(true)
  expect(problems).toMatchObject([
    { severity: 'warning', code: 'permalink-variable', params: { name: 'code' }, at: { file: 'source/_posts/a.md' } },
  ])
  const [, short] = Object.keys(site.published())
  expect(short).toMatch(/^p\/[0-9a-f]{12}\.html$/)
  expect(site.read('public/index.html')).toContain(`<a href="/${short}">甲</a>`)
})
