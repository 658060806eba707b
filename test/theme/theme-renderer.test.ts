import { describe, expect, it } from 'vitest'
import { fakeSite } from './fake.ts'

const POSTS = [
  {
    source: '_posts/resnet.md',
    title: '论文笔记：<ResNet> & 残差',
    date: '2018-03-31 20:15:00',
    path: '2018/03/31/残差/',
    tags: ['论文', 'C#'],
    categories: [['深度学习', '视觉']],
    html: '<p>正文 <b>一</b></p>',
    excerpt: '<p>摘要</p>',
  },
  { source: '_posts/vgg.md', title: 'VGG', date: '2018-02-01', path: '2018/02/01/vgg/', html: '<p>二</p>' },
]

const VIEWS = {
  layout:
    '<html lang="<%= page.lang %>"><head><title><%= page.title || config.title %></title></head><body><%- partial("_partial/nav") %><main><%- body %></main></body></html>',
  index:
    '<% page.posts.each(function (post) { %><h2><a href="<%- url_for(post.path) %>"><%= post.title %></a></h2><%- partial("_partial/meta", { post: post }) %><%- post.excerpt || post.content %><% }) %>',
  post: '<h1><%= page.title %></h1><%- page.content %><% if (page.next) { %><a rel="next" href="<%- url_for(page.next.path) %>"><%= page.next.title %></a><% } %>',
  '_partial/nav': '<nav><a href="<%- url_for("/") %>"><%= config.title %></a></nav>',
  '_partial/meta':
    '<time datetime="<%- date_xml(post.date) %>"><%- date(post.date, "YYYY-MM-DD HH:mm") %></time><% post.tags.each(function (tag) { %><a href="<%- url_for(tag.path) %>">#<%= tag.name %></a><% }) %>',
}

describe('a theme', () => {
  it('renders a list inside its layout, with partials, dates in the site’s zone and links', () => {
    const { html, problems } = fakeSite({ config: { title: '翰墨' }, articles: POSTS, views: VIEWS }).home()
    expect(problems).toEqual([])
    expect(html).toContain('<html lang="zh-CN"><head><title>翰墨</title>')
    expect(html).toContain('<body><nav><a href="/">翰墨</a></nav><main><h2>')
    expect(html).toContain(
      '<a href="/2018/03/31/%E6%AE%8B%E5%B7%AE/">论文笔记：&lt;ResNet&gt; &amp; 残差</a></h2><time datetime="2018-03-31T12:15:00.000Z">2018-03-31 20:15</time><a href="/tags/%E8%AE%BA%E6%96%87/">#论文</a><a href="/tags/C/">#C#</a><p>摘要</p>',
    )
    expect(html.endsWith('<p>二</p></main></body></html>')).toBe(true)
  })

  it('renders a post with the older one as next', () => {
    const { html } = fakeSite({ articles: POSTS, views: VIEWS }).article('_posts/resnet.md')
    expect(html).toContain('<main><h1>论文笔记：&lt;ResNet&gt; &amp; 残差</h1><p>正文 <b>一</b></p>')
    expect(html).toContain('<a rel="next" href="/2018/02/01/vgg/">VGG</a>')
  })

  it('does not load bodies that no view prints', () => {
    const site = fakeSite({ articles: POSTS, views: { index: '<%= site.posts.map(p => p.title).join() %>' } })
    expect(site.home().html).toContain('VGG')
    expect(site.bodiesRead).toEqual([])
  })

  it('gives the content alone without a layout', () => {
    const site = fakeSite({ articles: [{ source: 'raw.md', layout: false, html: '<p>nur</p>' }], views: VIEWS })
    expect(site.article('raw.md', []).html).toBe('<p>nur</p>')
  })
})
