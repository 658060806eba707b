import { expect, test } from 'vitest'
import { CONFIG, guestSite, post } from './sites.ts'

/** Code in articles that our Markdown reads, as the site's theme and plugins have it. */

const CODE = '```js {2} 题 https://a.com 源\nlet a = 1\nb()\n```'
const build = async (script: string, body = CODE, config = '') => {
  const site = guestSite({
    '_config.yml': `${CONFIG}${config}`,
    'source/_posts/a.md': post('甲', 1, body),
    'scripts/a.js': script,
  })
  expect((await site.build()).problems).toEqual([])
  return site.read('public/a/index.html')
}

test('it is Hexo’s table, without the prefix of highlight.js', async () => {
  const page = await build('')
  expect(page).toContain(
    '<figure class="highlight js"><figcaption><span>题</span><a target="_blank" rel="noopener" href="https://a.com">源</a></figcaption><table>',
  )
  expect(page).toContain('<span class="keyword">let</span>')
})

test('what a theme makes of the options in time is done, in articles and in what scripts render', async () => {
  const page = await build(
    `hexo.on('generateBefore', () => { hexo.config.highlight = { ...hexo.config.highlight, language_attr: true, line_number: false } })
    hexo.extend.tag.register('box', (_, text) => hexo.render.renderSync({ text, engine: 'markdown' }), { ends: true })`,
    `${CODE}\n\n{% box %}\n${CODE}\n{% endbox %}`,
  )
  expect(page.split('<figure class="highlight js" data-language="js">')).toHaveLength(3)
  expect(page).not.toContain('gutter')
})

test('for a form of it that is no table, the site’s own hexo-util is asked', async () => {
  const page = await build(
    `hexo.util.highlight = (code, { hljs, wrap, gutter }) => '<pre class="own">' + JSON.stringify({ code, hljs, wrap, gutter }) + '</pre>'
    hexo.on('generateBefore', () => { Object.assign(hexo.config.highlight, { hljs: true, wrap: false }) })`,
  )
  expect(page).toContain('<pre class="own">{"code":"let a = 1\\nb()","hljs":true,"wrap":false,"gutter":true}</pre>')
})

test('another highlighter that the site chooses is asked', async () => {
  const page = await build(
    `hexo.extend.highlight.register('prismjs', (code, { lang, caption, mark, firstLine, lines_length }) =>
      '<pre class="mine">' + JSON.stringify({ code, lang, caption, mark, firstLine, lines_length }) + '</pre>')`,
    CODE,
    'syntax_highlighter: prismjs\n',
  )
  expect(JSON.parse(/<pre class="mine">(.*)<\/pre>/.exec(page)?.[1] ?? '')).toEqual({
    code: 'let a = 1\nb()',
    lang: 'js',
    caption: '<span>题</span><a href="https://a.com">源</a>',
    mark: [2],
    firstLine: 1,
    lines_length: 2,
  })
})

test('lines that a comment marks are ours', async () => {
  const page = await build(
    `hexo.extend.highlight.register('prismjs', () => '<pre class="mine"></pre>')`,
    '```js\na() // [!code ++]\n```',
    'syntax_highlighter: prismjs\n',
  )
  expect(page).toContain('<figure class="highlight js">')
  expect(page).not.toContain('mine')
})
