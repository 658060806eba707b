import { describe, expect, it } from 'vitest'
import { createAddresses } from '../../src/check/addresses.ts'

const PATHS = [
  'index.html',
  '404.html',
  '2018/03/31/你好/index.html',
  '2018/03/31/你好/图 1.png',
  'tags/C#/index.html',
  'About.html',
  'a%b.txt',
]
const CONFIG = {
  url: 'https://example.com/blog',
  root: '/blog/',
  relative_link: false,
  pretty_urls: { trailing_index: true, trailing_html: true },
}
const POST = '2018/03/31/你好/index.html'
const at = (url: string, from = POST, config = CONFIG) => {
  const target = createAddresses(PATHS, config).targetOf(url, from)
  if (target.kind === 'found') return `${target.path}${target.id === '' ? '' : ` ${target.id}`}`
  return target.kind === 'outside' ? 'outside' : `missing ${target.address}`
}

describe('a link', () => {
  it.each([
    ['/blog/', 'index.html'],
    ['/blog', 'index.html'],
    ['/blog/404.html?x#y', '404.html y'],
    ['/blog/2018/03/31/%E4%BD%A0%E5%A5%BD/', POST],
    ['/blog/2018/03/31/你好', POST],
    ['/blog/2018/03/31/你好/index.html#一', `${POST} 一`],
    ['#%E4%B8%80', `${POST} 一`],
    ['?q=1', POST],
    ['图%201.png', '2018/03/31/你好/图 1.png'],
    ['../../../../404.html', '404.html'],
    ['/blog/tags/C%23/', 'tags/C#/index.html'],
    ['/blog/a%25b.txt', 'a%b.txt'],
    ['https://example.com/blog/404.html', '404.html'],
    ['//example.com/blog/404.html', '404.html'],
    ['#', POST],
    ['#top', POST],
    ['#:~:text=你好', POST],
    ['/blog/404.html#!/route', '404.html'],
    ['/blog/nope/', 'missing /blog/nope/'],
    ['/blog/about.html', 'missing /blog/about.html'],
    ['nope.png', 'missing /blog/2018/03/31/你好/nope.png'],
    ['https://example.com/blog/nope', 'missing /blog/nope'],
    // Without the root: surely meant for this site only where it has such a page.
    ['/404.html', 'missing /404.html'],
    ['/other-site/', 'outside'],
    ['/', 'outside'],
    ['https://example.org/blog/nope', 'outside'],
    ['mailto:a@example.com', 'outside'],
    ['data:image/png;base64,AA', 'outside'],
    ['javascript:void 0', 'outside'],
    ['http://[', 'missing http://['],
    ['/blog/%E4%', 'missing /blog/%E4%'],
  ])('%s leads to %s', (url, expected) => {
    expect(at(url)).toBe(expected)
  })

  it('may leave out .html where the config says so', () => {
    expect(at('/blog/About')).toBe('missing /blog/About')
    expect(at('/blog/About', POST, { ...CONFIG, pretty_urls: { trailing_index: false, trailing_html: false } })).toBe(
      'About.html',
    )
  })

  it('is found from the base of its page', () => {
    expect(createAddresses(PATHS, CONFIG).targetOf('404.html', POST, '/blog/')).toMatchObject({ path: '404.html' })
  })

  it.each([
    ['/blog/about.html', { meant: 'case' }],
    ['/404.html', { meant: 'root', address: '/blog/404.html' }],
    ['/blog/About', { meant: 'exact', address: '/blog/About.html' }],
  ])('%s suggests what is meant: %j', (url, meant) => {
    expect(createAddresses(PATHS, CONFIG).targetOf(url, POST)).toMatchObject({ meant })
  })
})
