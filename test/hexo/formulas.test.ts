import { describe, expect, it } from 'vitest'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** Formulas on the pages of a theme that may know nothing of them. */

const FILES = {
  'scripts/home.js': HOME,
  '_config.yml': `${CONFIG.replace('.com', '.com/blog')}root: /blog/\n`,
  'source/_posts/a.md': post('甲', 1, '$x^2$'),
  'source/_posts/b.md': post('乙', 2),
}
const LINK = '<link rel="stylesheet" href="/blog/css/katex/katex.min.css">'

const SHOWN = /<style>html \.katex\{display:inline\}[^<]*<\/style><span class="katex/

describe('the stylesheet of KaTeX, on a site of guests,', () => {
  it('is linked before the first formula of a page, and stands there', async () => {
    const site = guestSite({ ...FILES, 'source/_posts/a.md': post('甲', 1, '甲 $x^2$ 乙 $y$') })
    expect((await site.build()).problems).toEqual([])
    const page = site.read('public/a/index.html')
    expect(page.split(LINK)).toHaveLength(2)
    expect(page).toMatch(new RegExp(`<p>甲 ${LINK}${SHOWN.source}`))
    expect(site.read('public/b/index.html')).not.toContain('katex')
    expect(site.read('public/css/katex/katex.min.css')).toContain('.katex')
  })

  it('comes after that of another KaTeX', async () => {
    const other = '<link href="https://cdn/katex.min.css">'
    const site = guestSite({ ...FILES, 'themes/g/layout/layout.njk': `<head>${other}</head>{{ body }}` })
    await site.build()
    const page = site.read('public/a/index.html')
    expect(page.indexOf(LINK)).toBeGreaterThan(page.indexOf(other))
  })

  it.each([
    ['the theme links it', { 'themes/g/layout/layout.njk': `<head>${LINK}</head>{{ body }}` }, 2],
    [
      'formulas are MathML',
      { '_config.yml': `${CONFIG.replace('.com', '.com/blog')}root: /blog/\nmath: { output: mathml }\n` },
      1,
    ],
  ])('is not linked again where %s, and formulas are shown all the same', async (_, files, pieces) => {
    const site = guestSite({ ...FILES, ...files })
    await site.build()
    const page = site.read('public/a/index.html')
    expect(page).toContain('<math')
    expect(page.split(LINK)).toHaveLength(pieces)
    expect(page).toMatch(SHOWN)
  })

  it('is the plugin’s business where a plugin renders Markdown', async () => {
    const renderer = `hexo.extend.renderer.register('md', 'html', ({ text }) => '<span class="katex">' + text + '</span>', true)`
    const site = guestSite(
      { ...FILES, '_config.yml': `${CONFIG}markdown: { engine: plugin }\n` },
      { 'hexo-renderer-one': renderer },
    )
    expect((await site.build()).problems).toEqual([])
    expect(site.read('public/a/index.html')).toContain('<span class="katex">$x^2$')
    expect(site.read('public/a/index.html')).not.toMatch(/katex\.min\.css|<style>/)
    expect(site.has('public/css')).toBe(false)
  })
})

const SUMMARY = {
  ...FILES,
  'source/_posts/a.md': post('甲', 1, '由 $x^2$ 得\n\n## 求 $y_1$'),
  'themes/g/layout/index.njk':
    '{% for post in page.posts.toArray() %}[{{ strip_html(post.content) | trim }}][{{ own(post.content) | trim }}]{{ toc(post.content) }}{% endfor %}',
  'scripts/own.js': `const { stripHTML } = require('hexo-util')\nhexo.extend.helper.register('own', (html) => stripHTML(html))`,
}

it('a formula is its TeX in a text or a table of contents without tags, whoever takes them out', async () => {
  const site = guestSite(SUMMARY)
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/index.html')).toMatch(/\[由 x\^2 得\s*求 y_1\]\[由 x\^2 得\s*求 y_1\]/)
  expect(site.read('public/index.html')).toMatch(/class="toc-text">.*y_1.*<\/ol>/)
  expect(site.read('public/index.html')).not.toMatch(/<mi>|katex-html/)
})

it('so it is for a plugin that has another hexo-util of its own', async () => {
  const site = guestSite(
    {
      ...SUMMARY,
      'themes/g/layout/index.njk': '{% for post in page.posts.toArray() %}[{{ counted(post.content) }}]{% endfor %}',
      'source/_posts/a.md': post('甲', 1, '$x^2$'),
      'node_modules/hexo-count/node_modules/hexo-util/package.json': '{ "name": "hexo-util", "main": "index.js" }',
      'node_modules/hexo-count/node_modules/hexo-util/index.js':
        'exports.stripHTML = (html) => html.replace(/<[^>]*>/g, "").trim()',
    },
    {
      'hexo-count': `const { stripHTML } = require('hexo-util')
        hexo.extend.helper.register('counted', (html) => stripHTML(html).length)`,
    },
  )
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/index.html')).toContain('[3]')
})
