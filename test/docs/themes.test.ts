import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseYaml } from '../../src/base/yaml.ts'
import { fakeSite, inHome } from '../theme/fake.ts'

/** `docs/themes.md` is true: its theme renders, its tables name what there is. */

const DOC = readFileSync(new URL('../../docs/themes.md', import.meta.url), 'utf8')

/** The blocks of code below a line that names a file. */
const files = new Map(
  Array.from(
    DOC.matchAll(/^`([\w/.-]+)`\n```\w+\n([\s\S]*?)^```$/gm),
    ([, file = '', text = '']) => [file, text] as const,
  ),
)

const views = Object.fromEntries(
  [...files]
    .filter(([file]) => file.startsWith('layout/'))
    .map(([file, text]) => [file.slice('layout/'.length, -'.ejs'.length), text]),
)
const messages = parseYaml(files.get('languages/zh-CN.yml') ?? '', { file: 'zh-CN.yml' }).value

const site = fakeSite({
  config: { title: '墨池', subtitle: '札记' },
  languages: { 'zh-CN': messages as Record<string, unknown> },
  views,
  articles: [
    {
      source: '_posts/resnet.md',
      title: '残差 <网络>',
      date: '2018-03-31',
      tags: ['论文'],
      html: '<h2 id="加号">加号</h2><p>正文</p>',
      content: { words: 900, cjk: 900, has: { math: true, code: false, mermaid: false } },
    },
    { source: '_posts/vgg.md', title: 'VGG', date: '2018-02-01', html: '<p>二</p>' },
  ],
})

describe('the example theme', () => {
  it('shows a list', () => {
    const { html, problems } = site.home(1, 2)
    expect(problems).toEqual([])
    expect(html).toContain('<title>札记 - 墨池</title>')
    expect(html).toContain('<a href="/archives">归档</a>')
    expect(html).toContain('<h2><a href="/resnet/">残差 &lt;网络&gt;</a></h2>')
    expect(html).toContain('<time datetime="2018-03-30T16:00:00.000Z">2018-03-31</time>, 约 3 分钟')
    expect(html).toContain('<a href="/tags/%E8%AE%BA%E6%96%87/">#论文</a>')
    expect(html).toContain('href="/page/2/">下一页</a>')
    expect(html).toContain('/css/katex/katex.min.css')
  })

  it('shows a post', () => {
    const { html, problems } = site.article('_posts/resnet.md')
    expect(problems).toEqual([])
    expect(html).toContain('<title>残差 &lt;网络&gt; - 墨池</title>')
    expect(html).toContain('<a class="toc-link" href="#%E5%8A%A0%E5%8F%B7"><span class="toc-text">加号</span></a>')
    expect(html).toContain('<p>正文</p>')
    expect(html).toContain('<a rel="next" href="/vgg/">VGG</a>')
    expect(site.article('_posts/vgg.md').html).not.toContain('katex')
  })
})

describe('the tables', () => {
  const named = new Set(DOC.match(/[A-Za-z_$][\w$]*/g))

  it('name every local and every helper', () => {
    const locals = inHome('<%- Object.keys(locals).join() %>').split(',')
    expect(locals.length).toBeGreaterThan(60)
    expect(locals.filter((name) => !named.has(name))).toEqual([])
  })

  it('name no helper that is not there', () => {
    const helpers = DOC.slice(DOC.indexOf('## Helpers\n'), DOC.indexOf('Arguments and HTML are'))
    const called = Array.from(helpers.matchAll(/\b([a-z_]+)\(/g), ([, name = '']) => name)
    const known = new Set(inHome('<%- Object.keys(locals).join() %>').split(','))
    expect([...new Set(called)].filter((name) => !known.has(name))).toEqual([])
  })

  it('name every member of posts, tags and lists', () => {
    const members = inHome(
      '<% const of = (object) => { const names = []; for (const name in object) names.push(name); return names } %>' +
        '<%- [of(site.posts.first()), of(site.tags.first()), of(page)].flat().join() %>',
      { articles: [{ source: '_posts/a.md', tags: ['t'] }] },
    ).split(',')
    expect(members.length).toBeGreaterThan(40)
    expect(members.filter((name) => !named.has(name) && name !== 'cjk')).toEqual([])
  })

  it('name every method of lists', async () => {
    const { List } = await import('../../src/theme/list.ts')
    const methods = Object.getOwnPropertyNames(List.prototype)
    const inner = ['constructor', 'populate', 'toJSON', 'isTouched']
    expect(methods.filter((name) => !named.has(name) && !inner.includes(name))).toEqual([])
  })
})

describe('the other examples', () => {
  it('render', () => {
    const blocks = Array.from(DOC.matchAll(/^```ejs\n([\s\S]*?)^```$/gm), ([, text = '']) => text)
    const loose = blocks.filter((text) => ![...files.values()].includes(text))
    expect(loose).toHaveLength(2)
    for (const text of loose)
      expect(
        fakeSite({
          articles: [{ source: '_posts/a.md', title: 'Neu', date: '2021-01-01', html: '<p>x</p>' }],
          views: { post: text, wide: '[<%- body %>]' },
        }).article('_posts/a.md'),
      ).toMatchObject({ problems: [], html: expect.stringMatching(/Neu\s+1|\[<p>x<\/p>/) })
  })
})
