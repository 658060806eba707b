import { expect, test } from 'vitest'
import { post, siteOf } from './sites.ts'

const withExtension = (members: string) =>
  siteOf({
    'hanmo.config.ts': `export default { extensions: [{ name: 'guest', version: '1', ${members} }] }`,
    'source/_posts/a.md': post('甲', 1),
    'source/css/own.css': 'p {}',
  })

test('output changes files that are copied, from the theme and from the site, by their ending', async () => {
  const site = withExtension(`output: { css: (body, path) => body + '/* ' + path + ' */' }`)
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/style.css')).toBe('a{}/* style.css */')
  expect(site.read('public/css/own.css')).toBe('p {}/* css/own.css */')
})

test('a file that output changes is made again when it changes, and only then', async () => {
  const site = withExtension(`output: { css: (body) => body + '!' }`)
  await site.build()
  site.write('themes/t/source/style.css', 'b{}')
  const { changed } = await site.build()
  expect(changed).toEqual(['style.css'])
  expect(site.read('public/style.css')).toBe('b{}!')
})

test('output changes pages after the hook html, and may be asynchronous', async () => {
  const site = withExtension(`html: (html) => html + '一', output: { html: async (html) => html + '二' }`)
  await site.build()
  expect(site.read('public/index.html').endsWith('一二')).toBe(true)
})

test('output that fails or gives no text is an error naming the extension', async () => {
  const failing = await withExtension(`output: { css() { throw new Error('no') } }`).build()
  expect(failing.problems.map(({ code, params }) => [code, params?.hook])).toEqual([
    ['extension-failed', 'output'],
    ['extension-failed', 'output'],
  ])
  const odd = await withExtension(`output: { css: () => 7 }`).build()
  expect(odd.problems.map(({ code }) => code)).toEqual(['extension-result', 'extension-result'])
})
