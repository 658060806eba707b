import { describe, expect, it } from 'vitest'
import { fakeSite, inHome } from '../fake.ts'

describe('url_for', () => {
  it.each([
    ['url_for(null)', '/blog/'],
    ['url_for("a.html#%E4%BD%A0")', '/blog/a.html#%E4%BD%A0'],
    ['url_for("/a b/?q=数")', '/blog/a%20b/?q=%E6%95%B0'],
    ['url_for("data:image/png;base64,xx")', 'data:image/png;base64,xx'],
    ['["a", "b/"].map(url_for)', '/blog/a,/blog/b/'],
    ['url_for("a/", { relative: true })', 'a/'],
    ['url_for("a/", null)', '/blog/a/'],
  ])('%s', (expression, expected) => {
    expect(inHome(`<%- ${expression} %>`, { config: { root: '/blog/', url: 'https://example.com/blog' } })).toBe(
      expected,
    )
  })

  it('shortens as pretty_urls says', () => {
    const config = { pretty_urls: { trailing_index: false, trailing_html: false } }
    expect(
      inHome('<%- url_for("a/index.html") %> <%- url_for("b.html") %> <%- full_url_for("c/index.html") %>', { config }),
    ).toBe('/a/ /b https://example.com/c/')
  })

  it('is relative to the page where relative_link says so', () => {
    const site = fakeSite({
      config: { relative_link: true, meta_generator: false },
      articles: [{ source: '_posts/a.md', path: '2020/01/a/' }],
      views: {
        post: '<%- url_for("css/a.css") %> <%- url_for("2020/02/b/") %> <%- url_for("#x") %> <%- url_for("https://x.y/") %> <%- url_for("/") %>',
      },
    })
    expect(site.article('_posts/a.md').html).toBe('../../../css/a.css ../../02/b/ #x https://x.y/ ../../../index.html')
  })
})
