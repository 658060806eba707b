import { expect, it } from 'vitest'
import { generate, page, post, themeOf } from './fixture.ts'
import { all, child, parseXml } from './xml-tree.ts'

const heads = [
  post('a', { title: 'C# <b>', path: '2018/C#/', tags: ['C#'], categories: [['技术', '数学']] }),
  post('b', { front: { indexing: false } }),
  page('about/index.md', { title: '关于' }),
  page('404.md'),
]
const contents = { '_posts/a.md': { text: 'if (a<b) alert(1)\u0007' }, 'about/index.md': { text: '我' } }

it('writes search.json as Hexo’s plugin, free of live markup', () => {
  const site = generate({ heads, contents, config: { root: '/blog/', search: { engine: 'json' } } })
  expect(JSON.parse(site.text('search.json'))).toEqual([
    {
      title: 'C# &lt;b&gt;',
      url: '/blog/2018/C%23/',
      content: 'if (a&lt;b) alert(1)',
      tags: ['C#'],
      categories: ['技术', '数学'],
    },
    { title: '关于', url: '/blog/about/index.html', content: '我' },
  ])
})

it('writes search.xml where a path asks for it', () => {
  const site = generate({ heads, contents, config: { search: { path: 'local.xml', field: 'post' } } })
  const [entry, ...more] = all(parseXml(site.text('local.xml')), 'entry')
  expect(more).toEqual([])
  expect(entry?.children.map(({ name, text }) => [name, text.trim().split(/\s*\n\s*/)])).toEqual([
    ['title', ['C# &lt;b&gt;']],
    ['link', ['']],
    ['url', ['/2018/C%23/']],
    ['content', ['if (a&lt;b) alert(1)']],
    ['categories', ['技术', '数学']],
    ['tags', ['C#']],
  ])
  expect(child(entry!, 'link')?.attributes.href).toBe('/2018/C%23/')
})

it('can leave out texts, and everything', () => {
  const site = generate({ heads, contents, config: { search: { engine: 'json', content: false, field: 'page' } } })
  expect(JSON.parse(site.text('search.json'))).toEqual([{ title: '关于', url: '/about/index.html' }])
  const { paths } = generate({ heads, config: { search: false } })
  expect(paths.filter((path) => path.startsWith('search'))).toEqual([])
})

it('lets a browser search from its address field', () => {
  const config = { title: '一个名字很长很长很长很长很长的站', url: 'https://example.com/blog', root: '/blog/' }
  const description = parseXml(generate({ config }).text('search/opensearch.xml'))
  expect([...(child(description, 'ShortName')?.text ?? '')].length).toBeLessThanOrEqual(16)
  expect(child(description, 'Url')?.attributes).toEqual({
    type: 'text/html',
    template: 'https://example.com/blog/search/?q={searchTerms}',
  })
  expect(generate({ theme: themeOf(['index']) }).paths).not.toContain('search/opensearch.xml')
})
