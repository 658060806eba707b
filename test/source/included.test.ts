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
  [
    'a quote',
    '> 一\n>\n> <!-- md x.md -->\n\n三',
    { 'x.md': '二\n\n- 二二\n' },
    '<blockquote>\n<p>一</p>\n<p>二</p>\n<ul>\n<li>二二</li>\n</ul>\n</blockquote>\n<p>三</p>\n',
  ],
  ['an item', '- <!-- md x.md -->', { 'x.md': '二\n- 三' }, '<ul>\n<li>二\n<ul>\n<li>三</li>\n</ul>\n</li>\n</ul>\n'],
  ['an empty file', '一<!-- md x.md -->', { 'x.md': '' }, '<p>一</p>\n'],
])('%s', async (_, body, parts, html) => {
  expect(await bodyOf(site(body, parts))).toBe(html)
})

it('code stays code', async () => {
  const html = await bodyOf(site('```\n<!-- md x.md -->\n```\n\n`<!-- md x.md -->`', { 'x.md': '二' }))
  expect(html.match(/md x\.md/g)).toHaveLength(2)
  expect(html).not.toContain('二')
})

it.each([
  ['a fence in an item', '- ```\n  码\n  ```'],
  ['a fence in a numbered item', '1. ```sh\n   码\n   ```'],
  ['a fence glued to its item', '-```\n码\n```'],
  ['three backticks within a line', '```码```'],
  ['indented code that shows a fence', '一\n\n    ```sh\n    码'],
  ['a lone backtick', '这个 ` 号'],
  ['an escaped backtick', '\\`'],
  ['two marks', '`` ` ``'],
  ['a fence in a quote that ends with it', '> ```\n> 码'],
  ['an open fence in an item', '- ```\n  码\n'],
  ['a fence in an item of an item', '- 一\n    - 二\n\n      ```\n      码\n      ```'],
  ['an element that is never closed in code', '`<pre>`'],
  ['a longer fence', '````\n```\n````'],
  ['tildes', '~~~\n`\n~~~'],
  ['indented code before a fence', '一\n\n    ```sh\n    码\n\n二\n\n```sh\n码\n```'],
  ['a lone backtick in each item', '- 一 `\n- 二'],
])('behind %s it stands as elsewhere', async (_, before) => {
  const made = site(`${before}\n\n<!-- md x.md -->\n\n- 号 \``, { 'x.md': '这里' })
  const { problems } = await made.build()
  expect(problems.filter(({ code }) => code !== 'fence-unclosed')).toEqual([])
  expect(made.read('public/2018/03/01/a/index.html')).toContain('<p>这里</p>')
})

it.each([
  ['behind a lone backtick', '这个 ` 号 <!-- md x.md -->'],
  ['far in an item', '- 一\n  - 二\n\n    <!-- md x.md -->'],
  ['in a box', '!!! note\n\n    <!-- md x.md -->'],
  ['in a footnote', '一[^1]\n\n[^1]: 二\n\n    <!-- md x.md -->'],
  ['between lone backticks of items', '- 一 `\n- <!-- md x.md -->\n- 三 `'],
  ['between lone backticks of rows', '| 一 ` |\n| --- |\n| <!-- md x.md --> |\n| ` |'],
  ['in a paragraph', '一\n    <!-- md x.md -->'],
])('it is text and no code: %s', async (_, body) => {
  expect(await bodyOf(site(body, { 'x.md': '这里' }))).toContain('这里')
})

it.each([
  ['indented', '一\n\n    <!-- md x.md -->'],
  ['indented in an item', '- 一\n\n      <!-- md x.md -->'],
  ['a fence in an item', '- ```\n  <!-- md x.md -->\n  ```'],
  ['a span of two lines', '`一 <!-- md x.md -->\n二`'],
  ['a tag', '{% codeblock %}\n<!-- md x.md -->\n{% endcodeblock %}'],
])('code of any kind stays code: %s', async (_, body) => {
  const html = await bodyOf(site(body, { 'x.md': '这里' }))
  expect(html).toContain('md x.md')
  expect(html).not.toContain('这里')
})

it.each(['<pre>\n<!-- md x.md -->\n</pre>', '{% raw %}\n<!-- md x.md -->\n{% endraw %}'])(
  'where it stays a comment that nobody sees, that is said: %s',
  async (body) => {
    const made = site(body, { 'x.md': '这里' })
    expect((await made.build()).problems).toMatchObject([
      { code: 'include-markdown', params: { fault: 'hidden' }, at: { line: 6, column: 1 } },
    ])
    expect(made.read('public/2018/03/01/a/index.html')).not.toContain('这里')
  },
)

it('in an article in HTML only elements hold code', async () => {
  const made = site('', { 'x.md': '这里' })
  made.write('source/_posts/c.html', article('<div>\n\n    <!-- md x.md --> ` <!-- md x.md -->\n</div>'))
  expect((await made.build()).problems).toEqual([])
  expect(made.read('public/2018/03/01/c/index.html').match(/这里/g)).toHaveLength(2)
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

it.each(['parts', 'parts/', './parts'])("the plugin's own keys mean it: %s", async (dir) => {
  const made = site('<!-- md x.md -->', {}, `include_markdown: { dir: ${dir}, verbose: true }\n`)
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
  [
    'not UTF-8',
    '一\n\n<!-- md x.md -->',
    {},
    { params: { fault: 'encoding' }, at: { file: 'source/_posts/a.md', line: 7 } },
  ],
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
  if (JSON.stringify(expected).includes('encoding')) {
    made.write('source/_template/x.md', '')
    writeFileSync(join(made.folder, 'source/_template/x.md'), new Uint8Array([0xc4, 0xe3, 0xba, 0xc3, 0x0a]))
  }
  const { problems } = await made.build()
  expect(problems).toMatchObject([{ code: 'include-markdown', severity: 'warning', ...expected }])
  expect(made.read('public/2018/03/01/a/index.html')).not.toContain('KEY')
})

it('a link out of the folder leads nowhere', async () => {
  const made = site('<!-- md x.md -->', { 'y.md': '' })
  writeFileSync(join(made.folder, 'secret.md'), '秘密')
  symlinkSync(join(made.folder, 'secret.md'), join(made.folder, 'source/_template/x.md'))
  expect((await made.build()).problems).toMatchObject([{ params: { fault: 'link' } }])
  expect(made.read('public/2018/03/01/a/index.html')).not.toContain('秘密')
})

it.each([
  ['source/_template', ''],
  ['parts', 'dir: parts'],
  ['source/deep', 'dir: source/deep/parts'],
])('a folder that is a link out of the source folder is not followed: %s', async (folder, dir) => {
  const other = siteOf({ 'parts/x.md': '秘密', 'x.md': '秘密' })
  const made = site('<!-- md x.md -->', {}, `include_markdown: { enable: true, ${dir} }\n`)
  symlinkSync(other.folder, join(made.folder, folder))
  expect((await made.build()).problems.filter(({ code }) => code !== 'link-outside')).toMatchObject([
    { code: 'include-markdown', params: { fault: 'link' } },
  ])
  expect(made.read('public/2018/03/01/a/index.html')).not.toContain('秘密')
})

it('links within the source folder, and into folders that are listed, are followed', async () => {
  const other = siteOf({ 'x.md': '二' })
  const made = site('<!-- md x.md -->', {}, `include_markdown: true\nlink_folders: ['${other.folder}']\n`)
  symlinkSync(other.folder, join(made.folder, 'source/_template'))
  expect(await bodyOf(made)).toBe('<p>二</p>\n')
  const inside = site('<!-- md x.md -->', { 'y.md': '二' })
  symlinkSync('y.md', join(inside.folder, 'source/_template/x.md'))
  expect(await bodyOf(inside)).toBe('<p>二</p>\n')
})

it.each(['.', '..', '/etc', 'source/../..'])(
  'a setting that names no folder of the site is reported: %s',
  async (dir) => {
    const made = site('<!-- md hosts -->', {}, `include_markdown: { dir: '${dir}' }\n`)
    expect((await made.build()).problems).toMatchObject([{ code: 'include-markdown', params: { fault: 'folder' } }])
  },
)

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
