import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blog, filesOf, ROOT, site } from './command.ts'

/** The examples of docs/extensions.md, put into a site as a reader would put them there. */

const examples = Array.from(
  readFileSync(join(ROOT, 'docs/extensions.md'), 'utf8').matchAll(/^```ts\n([\s\S]*?)\n```$/gm),
  ([, text = '']) => text,
)
const THEME = { 'themes/own/layout/post.ejs': '<%- page.content %>', 'themes/own/layout/index.ejs': 'home' }
const CONFIG = 'title: 站\nurl: https://example.com\ntheme: own\n'
const recipe =
  /^```js\n([\s\S]*?)\n```$/m.exec(readFileSync(join(ROOT, 'docs/extensions.md'), 'utf8'))?.[1] ?? 'no example'
const post = (body: string) => `---\ntitle: 影片\ndate: 2024-05-01\n---\n\n${body}\n`

test('the first example is a whole configuration', () => {
  const [config = ''] = examples
  const folder = site({ 'hanmo.config.ts': config, 'source/_posts/a.md': post('好！！') })
  const { code, err } = blog(folder, ['generate', '--config', 'hanmo.config.ts'])
  expect(err).toBe('')
  expect(code).toBe(0)
  const page = readFileSync(join(folder, 'public/2024/05/01/a/index.html'), 'utf8')
  expect(page).toContain('好！</p>')
  expect(page).toContain('我的博客')
})

test('every other example is an extension that works beside the rest', () => {
  const files = examples.slice(1).map((text, i) => [`extensions/${i}.ts`, text] as const)
  const names = examples.slice(1).map((text) => /export const (\w+): Extension/.exec(text)?.[1] ?? '')
  expect(names).toEqual(['video', 'charts', 'years', 'titles', 'compact'])
  const folder = site({
    ...Object.fromEntries(files),
    'hanmo.config.ts': [
      "import { defineConfig } from 'hanmo'",
      ...names.map((name, i) => `import { ${name} } from './extensions/${i}.ts'`),
      `export default defineConfig({ title: '站', theme: 'own', extensions: [${names.join(', ')}] })`,
    ].join('\n'),
    'themes/own/layout/layout.ejs': '<%- body %>',
    'themes/own/layout/index.ejs': 'years: <%= years() %>',
    'themes/own/layout/post.ejs': '<%- page.content %>',
    'source/own.css': '/* mine */\np {\n}\n',
    '_config.yml': 'url: https://example.com\n',
    'source/_posts/a.md': post('{% video /films/demo.mp4 %}'),
  })
  const { code, err } = blog(folder, ['generate', '--config', 'hanmo.config.ts'])
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(readFileSync(join(folder, 'public/own.css'), 'utf8')).toBe(' p { } ')
  expect(readFileSync(join(folder, 'public/titles.txt'), 'utf8')).toBe('影片')
  expect(readFileSync(join(folder, 'public/index.html'), 'utf8')).toContain('years: 1')
  expect(readFileSync(join(folder, 'public/2024/05/01/a/index.html'), 'utf8')).toContain(
    '<video controls src="/films/demo.mp4"></video>',
  )
})

test('an extension that is named by its module gives the same bytes in one thread and in two', () => {
  // In every hook that runs in a thread; a number of the thread would show.
  const visits = `import type { Extension } from 'hanmo'
    export default ({ since }: { since: number }): Extension => ({
      name: 'visits',
      version: '1',
      text: (text) => text.replace('since', String(since)),
      content: (content) => ({ ...content, html: content.html + '<hr>' }),
      html: (html, route, facts) => html + '<!-- ' + facts.posts().length + ' -->',
    })`
  const build = (threads: string) => {
    const posts = Array.from({ length: 130 }, (_, number) => [`source/_posts/p${number}.md`, post(`${number} since`)])
    const files = { ...Object.fromEntries(posts), 'extensions/visits.ts': visits, 'hanmo.config.mjs': recipe }
    const folder = site({ ...files, ...THEME, '_config.yml': CONFIG })
    const run = blog(folder, ['generate', '--debug', '--concurrency', threads])
    expect(run.err).not.toContain('one thread')
    expect(run.code).toBe(0)
    const packs = readdirSync(join(folder, '.blog-cache')).filter((name) => name.endsWith('.pack'))
    return { packs: packs.length, files: filesOf(join(folder, 'public')) }
  }
  const [one, two] = [build('1'), build('2')]
  // Each thread that made texts has written a pack.
  expect([one.packs, two.packs]).toEqual([1, 2])
  expect(two.files).toEqual(one.files)
  expect(String(two.files.get('2024/05/01/p7/index.html'))).toContain('7 2020</p>\n<hr><!-- 130 -->')
})

test('an extension that is written inline is built in one thread, and --debug says so', () => {
  const config = "export default { extensions: [{ name: 'mine', version: '1', html: (html) => html + '!' }] }"
  const folder = site({ 'hanmo.config.mjs': config, 'source/_posts/a.md': post('') })
  const { err, code } = blog(folder, ['generate', '--debug'])
  expect(err).toContain('Built in one thread, because functions cannot cross to others: mine.')
  expect(code).toBe(0)
})
