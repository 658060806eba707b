import { describe, expect, it } from 'vitest'
import { htmlElsewhere } from '../../src/theme/foreign-content.ts'
import { fakeSite } from './fake.ts'

describe('HTML of an article on another page', () => {
  it.each([
    ['<p>a</p>', '<p>a</p>'],
    [
      '<h2 id="一"><a href="#一" class="headerlink" title="一"></a>一</h2>',
      '<h2><a href="/a&amp;b/#一" class="headerlink" title="一"></a>一</h2>',
    ],
    [
      '<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>',
      '<sup class="footnote-ref"><a href="/a&amp;b/#fn1">[1]</a></sup>',
    ],
    ["<li class='x' id = fn1>", "<li class='x'>"],
    ['<a href="/x#y">', '<a href="/x#y">'],
    ['<a href="#">', '<a href="#">'],
    ['<p title=\'an id="x"\' id="y">id="z"</p>', '<p title=\'an id="x"\'>id="z"</p>'],
    ['<input id="x"><label for="x">', '<input id="x"><label for="x">'],
    ['<i id="x"></i><p aria-describedby="y x">', '<i id="x"></i><p aria-describedby="y x">'],
    ['<svg id="s"><g id="g"/><use href="#g"/></svg><b id="b">', '<svg id="s"><g id="g"/><use href="#g"/></svg><b>'],
    ['<script>"<b id=1>"</script><!-- <b id=2> --><b id=3>', '<script>"<b id=1>"</script><!-- <b id=2> --><b>'],
    ['1 < 2 <b id="x">', '1 < 2 <b>'],
    ['<b id="x', '<b id="x'],
  ])('%s', (html, expected) => {
    expect(htmlElsewhere(html, '/a&b/')).toBe(expected)
  })
})

describe('a theme that prints whole posts', () => {
  const html = '<h2 id="h">h</h2><a href="#h">to</a>'
  const articles = [
    { source: '_posts/a.md', date: '2020-01-02', html, excerpt: html, content: { more: html } },
    { source: '_posts/b.md', date: '2020-01-01', html },
  ]
  const show = '<% site.posts.each((post) => { %><%- post.content %>|<%- post.excerpt %>|<%- post.more %>\n<% }) %>'
  const moved = (name: string) => `<h2>h</h2><a href="/${name}/#h">to</a>`

  it('has each id once on a list, and links that lead to the post', () => {
    const site = fakeSite({ articles, views: { index: show } })
    expect(site.home().html).toBe(`${[moved('a'), moved('a'), moved('a')].join('|')}\n${moved('b')}||\n`)
  })

  it('shows a post on its own page as it is, and others as on a list', () => {
    const site = fakeSite({ articles, views: { post: `<%- page.content %>\n${show}` } })
    expect(site.article('_posts/a.md').html).toBe(`${html}\n${[html, html, html].join('|')}\n${moved('b')}||\n`)
  })

  it('has links from where the page is', () => {
    const config = { relative_link: true, root: '/blog/' }
    const site = fakeSite({ config, articles, views: { index: show } })
    expect(site.home(2, 2).html).toContain('<a href="../../b/#h">')
    expect(fakeSite({ config: { root: '/blog/' }, articles, views: { index: show } }).home().html).toContain(
      '"/blog/b/#h"',
    )
  })

  it('shares pieces of posts with the page of one of them', () => {
    const views = { post: '<%- partial("side", null, { cache: true }) %>', side: show }
    const site = fakeSite({ articles, views })
    expect(site.article('_posts/a.md').html).toBe(
      `${[moved('a'), moved('a'), moved('a')].join('|')}\n${moved('b')}||\n`,
    )
    expect(site.article('_posts/b.md').html).toBe(site.article('_posts/a.md').html)
  })
})
