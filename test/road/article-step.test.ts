import { expect, it } from 'vitest'
import type { Content } from '../../src/model/article.ts'
import type { Extension } from '../../src/model/extension.ts'
import { createArticleRenderer } from '../../src/road/article-step.ts'
import { surveyed } from './roads.ts'
import { CONFIG, post } from './sites.ts'

/** The content of one article in a site of several files. */
async function contentOf(
  text: string,
  {
    files = {},
    extensions = [],
    path = '_posts/a.md',
  }: { files?: Record<string, string>; extensions?: Extension[]; path?: string } = {},
): Promise<Content> {
  const { project, facts, headOf } = await surveyed({ [`source/${path}`]: text, ...files }, extensions)
  return createArticleRenderer(project)(headOf(path), facts)
}

it('the text of an article is Markdown, without its front matter', async () => {
  const content = await contentOf(post('甲', 1, '## 一\n\n**粗**'))
  expect(content.html).toContain('<strong>粗</strong>')
  expect(content.html).not.toContain('标签')
  expect(content.headings.map(({ text }) => text)).toEqual(['一'])
})

it('the text of an article in HTML stays as it is', async () => {
  const content = await contentOf('---\ntitle: 甲\n---\n<b>**甲**</b>\n', { path: 'a.html' })
  expect(content.html.trim()).toBe('<b>**甲**</b>')
})

it('links and pictures lead to where other files of the site are', async () => {
  const files = {
    'source/_posts/b.md': post('乙', 2),
    'source/images/p.png': 'png',
    'source/downloads/code/x.js': 'let x',
  }
  const body = '看 {% post_link b %} 与 [乙](b.md) ![图](/images/p.png)\n\n{% include_code x.js %}'
  const { html, problems } = await contentOf(post('甲', 1, body), { files })
  expect(html.match(/href="\/2018\/03\/02\/b\/"/g)).toHaveLength(2)
  expect(html).toContain('src="/images/p.png"')
  expect(html).toContain('let')
  expect(problems.map(({ code }) => code)).not.toContain('link-missing')
})

it('an article that turns formulas off is read by another Markdown than its neighbour', async () => {
  const { project, facts, headOf } = await surveyed({
    'source/_posts/a.md': post('甲', 1, '$x$'),
    'source/_posts/b.md': post('乙', 2, '$x$').replace('---\n', '---\nmath: false\n'),
  })
  const render = createArticleRenderer(project)
  const htmlOf = async (path: string) => (await render(headOf(path), facts)).html
  expect(
    [await htmlOf('_posts/a.md'), await htmlOf('_posts/b.md'), await htmlOf('_posts/a.md')].map((html) =>
      html.includes('<math'),
    ),
  ).toEqual([true, false, true])
})

it('extensions change the text, then the content, each after the one before it', async () => {
  const add = (name: string): Extension => ({
    name,
    version: '1',
    text: (text) => `${text.trim()} ${name}`,
    content: async (content) => ({ ...content, html: `${content.html}<!--${name}-->` }),
  })
  const { html } = await contentOf(post('甲', 1, '正文'), { extensions: [add('one'), add('two')] })
  expect(html.trim()).toBe('<p>正文 one two</p>\n<!--one--><!--two-->')
})

it('an extension that makes the content itself may use our Markdown, with tags of its own', async () => {
  const whole: Extension = {
    name: 'whole',
    version: '1',
    article: (_, __, own) => own('**x** {% hi %}', { hi: { render: () => '<i>hi</i>' } }),
  }
  const { html } = await contentOf(post('甲', 1, '正文'), { extensions: [whole] })
  expect(html).toContain('<strong>x</strong> <i>hi</i>')
  expect(html).not.toContain('正文')
})

it('of two tags with one name the later extension wins, and what is no text is an error', async () => {
  const tag = (name: string, given: unknown): Extension => ({
    name,
    version: '1',
    tags: { who: { render: () => given as string } },
  })
  const body = post('甲', 1, '{% who %}')
  expect((await contentOf(body, { extensions: [tag('one', '1'), tag('two', '2')] })).html).toContain('2')
  const { problems } = await contentOf(body, { extensions: [tag('one', 3)] })
  expect(problems).toMatchObject([{ code: 'extension-result', params: { extension: 'one', hook: 'tags.who' } }])
})

it('terms for the search are found only where the site has one', async () => {
  expect(await contentOf(post('甲', 1))).not.toHaveProperty('terms')
  const files = { '_config.yml': CONFIG.replace('search: false', 'search: { engine: builtin }') }
  expect((await contentOf(post('甲', 1), { files })).terms).toContain('正文')
})

it('the excerpt of the front matter is HTML, but where the site takes none from articles', async () => {
  const text = post('甲', 1).replace('---\n', '---\nexcerpt: <b>摘</b>\n')
  expect((await contentOf(text)).excerpt).toContain('<b>摘</b>')
  const files = { '_config.yml': `${CONFIG}markdown: { preset: safe }\n` }
  expect((await contentOf(text, { files })).excerpt).toContain('&lt;b&gt;摘&lt;/b&gt;')
})

it('an article whose file is gone is an error that names it', async () => {
  const { project, facts, headOf } = await surveyed({ 'source/_posts/a.md': post('甲', 1) })
  const render = createArticleRenderer(project)
  expect(() => render(headOf('_posts/a.md'), { ...facts, file: () => undefined })).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({ code: 'vanished', at: { file: 'source/_posts/a.md' } }),
    }),
  )
})

it('the file of an article is read once', async () => {
  const { project, facts, headOf } = await surveyed({ 'source/_posts/a.md': post('甲', 1, '文') })
  let reads = 0
  const counting: typeof facts.file = (path) => {
    const file = facts.file(path)
    const text = () => {
      reads++
      return file?.text() ?? ''
    }
    return file && { ...file, text }
  }
  await createArticleRenderer(project)(headOf('_posts/a.md'), { ...facts, file: counting })
  expect(reads).toBe(1)
})
