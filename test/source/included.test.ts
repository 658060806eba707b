import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { guestSite } from '../hexo/sites.ts'
import { CONFIG, siteOf } from '../road/sites.ts'

/** `<!-- md file.md -->`: another file in its place, as if the author had written it there. */

const article = (body: string) => `---\ntitle: 甲\ndate: 2018-03-01\n---\n${body}\n`

function site(body: string, parts: Readonly<Record<string, string>>, config = 'include_markdown: true\n') {
  return siteOf({
    '_config.yml': CONFIG + config,
    'source/_posts/a.md': article(body),
    'source/_posts/b.md': article('乙').replace('甲', '乙'),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [`source/_template/${name}`, text])),
  })
}

async function bodyOf(made: ReturnType<typeof site>): Promise<string> {
  const report = await made.build()
  expect(report.problems).toEqual([])
  return made.read('public/2018/03/01/a/index.html').replace(/^.*<\/h1>/s, '')
}

it.each<[name: string, body: string, parts: Record<string, string>, html: string]>([
  ['a paragraph', '一\n\n<!-- md x.md -->\n\n三', { 'x.md': '二\n' }, '<p>一</p>\n<p>二</p>\n<p>三</p>\n'],
  ['within a line', '一<!-- md x.md -->三', { 'x.md': '二\n' }, '<p>一二三</p>\n'],
  ['twice', '<!-- md x.md --><!-- md x.md -->', { 'x.md': '二\n' }, '<p>二二</p>\n'],
  [
    'a list item',
    '- 一\n  <!-- md x.md -->',
    { 'x.md': '- 二\n- 三\n' },
    '<ul>\n<li>一\n<ul>\n<li>二</li>\n<li>三</li>\n</ul>\n</li>\n</ul>\n',
  ],
  ['a file that includes another', '<!-- md x.md -->', { 'x.md': '<!-- md d/y.md -->', 'd/y.md': '二' }, '<p>二</p>\n'],
  ['a name with spaces', '<!-- md "x y.md" -->', { 'x y.md': '二' }, '<p>二</p>\n'],
  ['without its front matter', '<!-- md x.md -->', { 'x.md': '---\ntitle: x\n---\n二' }, '<p>二</p>\n'],
  ['a file of Windows', '<!-- md x.md -->', { 'x.md': '\ufeff二\r\n\r\n三\r\n' }, '<p>二</p>\n<p>三</p>\n'],
  ['an empty file', '一<!-- md x.md -->', { 'x.md': '' }, '<p>一</p>\n'],
])('%s', async (_, body, parts, html) => {
  expect(await bodyOf(site(body, parts))).toBe(html)
})

it('code stays code', async () => {
  const html = await bodyOf(site('```\n<!-- md x.md -->\n```\n\n`<!-- md x.md -->`', { 'x.md': '二' }))
  expect(html.match(/md x\.md/g)).toHaveLength(2)
  expect(html).not.toContain('二')
})

it('of several names it takes one, always the same', async () => {
  const made = site('<!-- md x.md y.md z.md -->', { 'x.md': '二', 'y.md': '二二', 'z.md': '二二二' })
  const first = await bodyOf(made)
  expect(first).toMatch(/^<p>二+<\/p>/)
  made.remove('.blog-cache')
  expect(await bodyOf(made)).toBe(first)
})

it('without the option a comment is a comment', async () => {
  expect(await bodyOf(site('一\n<!-- md x.md -->', { 'x.md': '二' }, ''))).not.toContain('二')
})

it("the plugin's own keys mean it", async () => {
  const made = site('<!-- md x.md -->', {}, 'include_markdown: { dir: parts, verbose: true }\n')
  made.write('parts/x.md', '二')
  expect(await bodyOf(made)).toBe('<p>二</p>\n')
})

it('an edit of the file makes its articles again, and no other', async () => {
  const made = site('<!-- md x.md -->', { 'x.md': '<!-- md y.md -->', 'y.md': '二' })
  await made.build()
  expect((await made.build()).computed.contents).toBe(0)
  made.write('source/_template/y.md', '三三')
  const report = await made.build()
  expect(report.computed.contents).toBe(1)
  expect(made.read('public/2018/03/01/a/index.html')).toContain('三三')
  made.remove('source/_template/y.md')
  expect((await made.build()).problems).toMatchObject([{ code: 'include-markdown' }])
  made.write('source/_template/y.md', '二')
  expect((await made.build()).problems).toEqual([])
})

it('pictures and diagrams of the file are those of the article', async () => {
  const made = site('<!-- md x.md -->', { 'x.md': '```mermaid\ngraph TD\n```' })
  await made.build()
  expect(Object.keys(made.published()).some((path) => path.includes('mermaid'))).toBe(true)
})

it.each<[string, string, Record<string, string>, object]>([
  ['missing', '一\n\n<!-- md x.md -->', {}, { params: { fault: 'missing' }, at: { line: 7, column: 1 } }],
  ['above the folder', '<!-- md ../_posts/b.md -->', {}, { params: { fault: 'outside' } }],
  ['above the site', '<!-- md ../../../secret.md -->', {}, { params: { fault: 'outside' } }],
  ['absolute', '<!-- md /etc/passwd -->', {}, { params: { fault: 'missing' } }],
  ['hidden', '<!-- md .env -->', { '.env': 'KEY=1' }, { params: { fault: 'outside' } }],
  [
    'in a circle',
    '<!-- md x.md -->',
    { 'x.md': '二\n<!-- md y.md -->', 'y.md': '<!-- md x.md -->' },
    {
      params: {
        fault: 'circle',
        files: ['source/_posts/a.md', 'source/_template/x.md', 'source/_template/y.md', 'source/_template/x.md'],
      },
      at: { file: 'source/_template/y.md', line: 1 },
    },
  ],
])('what cannot be included is reported at its place: %s', async (_, body, parts, expected) => {
  const made = site(body, parts)
  const { problems } = await made.build()
  expect(problems).toMatchObject([{ code: 'include-markdown', severity: 'warning', ...expected }])
  expect(made.read('public/2018/03/01/a/index.html')).not.toContain('KEY')
})

it('a link out of the folder leads nowhere', async () => {
  const made = site('<!-- md x.md -->', { 'y.md': '' })
  writeFileSync(join(made.folder, 'secret.md'), '秘密')
  symlinkSync(join(made.folder, 'secret.md'), join(made.folder, 'source/_template/x.md'))
  expect((await made.build()).problems).toMatchObject([{ params: { fault: 'outside' } }])
  expect(made.read('public/2018/03/01/a/index.html')).not.toContain('秘密')
})

it('files that include each other twice end somewhere', async () => {
  const parts = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `${index}.md`,
      `<!-- md ${index + 1}.md -->\n`.repeat(2) + 'x'.repeat(1000),
    ]),
  )
  const made = site(
    '<!-- md 0.md -->',
    { ...parts, '30.md': 'x' },
    'include_markdown: true\nlimits: { post_size: 1 }\n',
  )
  const { problems } = await made.build()
  expect(problems[0]).toMatchObject({ code: 'include-markdown', params: { fault: 'size' } })
})

it('problems name the file and the line where they were written', async () => {
  const made = site('一\n\n<!-- md x.md -->\n\n$\\frac$', { 'x.md': '二\n\n$\\sqrt$' })
  const { problems } = await made.build()
  expect(problems.map(({ code, at }) => [code, at?.file, at?.line])).toEqual([
    [problems[0]?.code, 'source/_posts/a.md', 9],
    [problems[0]?.code, 'source/_template/x.md', 3],
  ])
  expect(problems[1]?.frame).toContain('> 3 | $\\sqrt$')
})

it('long lines of marks that never close take no time', { timeout: 5000 }, async () => {
  const made = site(`${'<!-- md '.repeat(20_000)}\n<!-- md ${' '.repeat(200_000)}`, {})
  await made.build()
})

it('a plugin that does it is left to it', async () => {
  const made = guestSite(
    { 'source/_posts/a.md': article('<!-- md x.md -->'), 'source/_template/x.md': '二' },
    {
      'hexo-include-markdown':
        "hexo.extend.filter.register('before_post_render', (data) => { data.content = data.content.replace(/<!-- md .*-->/, '插件') })",
    },
  )
  made.write('_config.yml', `${made.read('_config.yml')}include_markdown: true\n`)
  expect((await made.build()).problems).toEqual([])
  expect(made.read('public/a/index.html')).toContain('插件')
})

it('on a Hexo site our Markdown does it too', async () => {
  const made = guestSite({
    'source/_posts/a.md': article('<!-- md x.md -->\n\n$\\frac$'),
    'source/_template/x.md': '二\n\n$\\sqrt$',
    'scripts/a.js': '',
  })
  made.write('_config.yml', `${made.read('_config.yml')}include_markdown: true\n`)
  const { problems } = await made.build()
  expect(made.read('public/a/index.html')).toContain('<p>二</p>')
  expect(problems.map(({ at }) => [at?.file, at?.line])).toEqual([
    ['source/_posts/a.md', 7],
    ['source/_template/x.md', 3],
  ])
})
