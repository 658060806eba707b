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

describe('the stylesheet of KaTeX, on a site of guests,', () => {
  it('is linked from the pages with formulas, and stands there', async () => {
    const site = guestSite(FILES)
    expect((await site.build()).problems).toEqual([])
    expect(site.read('public/a/index.html').split(LINK)).toHaveLength(2)
    expect(site.read('public/b/index.html')).not.toContain('katex')
    expect(site.read('public/css/katex/katex.min.css')).toContain('.katex')
  })

  it.each([
    [
      'the theme loads one',
      { 'themes/g/layout/layout.njk': '<head><link href="https://cdn/katex.min.css"></head>{{ body }}' },
    ],
    [
      'formulas are MathML',
      { '_config.yml': `${CONFIG.replace('.com', '.com/blog')}root: /blog/\nmath: { output: mathml }\n` },
    ],
  ])('is not linked where %s', async (_, files) => {
    const site = guestSite({ ...FILES, ...files })
    await site.build()
    expect(site.read('public/a/index.html')).toContain('<math')
    expect(site.read('public/a/index.html')).not.toContain(LINK)
  })

  it('is the plugin’s business where a plugin renders Markdown', async () => {
    const renderer = `hexo.extend.renderer.register('md', 'html', ({ text }) => '<span class="katex">' + text + '</span>', true)`
    const site = guestSite(
      { ...FILES, '_config.yml': `${CONFIG}markdown: { engine: plugin }\n` },
      { 'hexo-renderer-one': renderer },
    )
    expect((await site.build()).problems).toEqual([])
    expect(site.read('public/a/index.html')).toContain('<span class="katex">$x^2$')
    expect(site.read('public/a/index.html')).not.toContain('katex.min.css')
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
