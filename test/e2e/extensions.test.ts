import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blog, ROOT, site } from './command.ts'

/** The examples of docs/extensions.md, put into a site as a reader would put them there. */

const examples = Array.from(
  readFileSync(join(ROOT, 'docs/extensions.md'), 'utf8').matchAll(/^```ts\n([\s\S]*?)\n```$/gm),
  ([, text = '']) => text,
)
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
  expect(names).toEqual(['video', 'years', 'titles', 'compact'])
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
