import { expect, test } from 'vitest'
import { digestFrom, sourcePath } from '../../src/base/paths.ts'
import type { Source } from '../../src/model/source.ts'
import { headOf } from '../../src/source/head.ts'
import { configOf } from '../scaffold/site.ts'

const source: Source = {
  path: sourcePath('_posts/a.md'),
  kind: 'post',
  digest: digestFrom('0'),
  sizeBytes: 0,
  modifiedMs: 0,
}
const titleOf = (front: string, titlecase: boolean) =>
  headOf(source, `---\n${front}\ndate: 2024-05-01\n---\n`, 'source/_posts/a.md', configOf({ titlecase })).head?.title

test('titles are in title case where the config or the post wants it', () => {
  expect(titleOf('title: attention is all you need', true)).toBe('Attention Is All You Need')
  expect(titleOf('title: attention is all you need', false)).toBe('attention is all you need')
  expect(titleOf('title: all you need\ntitlecase: false', true)).toBe('all you need')
  expect(titleOf('title: all you need\ntitlecase: true', false)).toBe('All You Need')
})

test('a date that does not exist is reported once', () => {
  const { problems } = headOf(source, '---\ntitle: a\ndate: 2024-02-30\n---\n', 'source/_posts/a.md', configOf())
  expect(problems.map(({ code }) => code)).toEqual(['date-invalid'])
})

test.each([
  ['true', []],
  ['false', []],
  ['', []],
  ['{ enable: false }', []],
  ['"false"', ['toc-invalid']],
  ['3', ['toc-invalid']],
  ['[2, 4]', ['toc-invalid']],
])('toc: %s', (toc, codes) => {
  const text = `---\ntitle: a\ndate: 2024-05-01\ntoc: ${toc}\n---\n`
  const { problems } = headOf(source, text, 'source/_posts/a.md', configOf())
  expect(problems.map(({ code }) => code)).toEqual(codes)
  for (const { at } of problems) expect(at).toMatchObject({ line: 4 })
})

test.each([
  ['lang: en', 'en', []],
  ['language: zh-TW', 'zh-TW', []],
  ['lang:', undefined, []],
  ['lang: 中文', undefined, ['language-invalid 4']],
  ['lang: "en\\" onload=\\"x"', undefined, ['language-invalid 4']],
  ['language: ../../x', undefined, ['language-invalid 4']],
  ['lang: [en, zh-CN]', undefined, []],
])('the language of an article with `%s` is %s', (front, lang, reported) => {
  const text = `---\ntitle: a\ndate: 2024-05-01\n${front}\n---\n`
  const { head, problems } = headOf(source, text, 'source/_posts/a.md', configOf())
  expect(head?.lang).toBe(lang)
  expect(problems.map(({ code, at, severity }) => `${code} ${at?.line}${severity === 'error' ? '!' : ''}`)).toEqual(
    reported,
  )
})

test.each([
  [{}, 'resnet/', '残差网络/'],
  [{ front_matter_slug: true }, 'resnet/', '残差网络/'],
  // As in Hexo.
  [{ front_matter_slug: false }, 'a/', 'a/'],
])('with %j a slug gives the address %s, and an address as Hugo has it %s', (config, bySlug, byUrl) => {
  const pathWith = (front: string) =>
    headOf(
      source,
      `---\ntitle: a\ndate: 2024-05-01\n${front}\n---\n`,
      'source/_posts/a.md',
      configOf({ permalink: ':title/', ...config }),
    ).head?.path
  expect(pathWith('slug: resnet')).toBe(bySlug)
  expect(pathWith('url: /残差网络/')).toBe(byUrl)
})

test.each<[path: string, front: string, options: object | boolean, categories: string[][]]>([
  ['_posts/数学/代数/a.md', '', true, [['数学', '代数']]],
  ['_posts/数学/群/index.md', '', true, [['数学']]],
  ['_posts/a.md', '', true, []],
  ['_posts/数学/a.md', 'categories: 随笔', true, [['随笔']]],
  ['_posts/数学/a.md', 'categories: 随笔', { enable: true, force: true }, [['数学']]],
  ['_posts/数学/a.md', '', false, []],
])('%s with %j and auto_dir_categorize %j is in %j', (path, front, auto_dir_categorize, categories) => {
  const text = `---\ntitle: a\ndate: 2024-05-01\n${front}\n---\n`
  const { head } = headOf({ ...source, path: sourcePath(path) }, text, path, configOf({ auto_dir_categorize } as never))
  expect(head?.categories).toEqual(categories)
})

test('title_from_heading: a page is titled by the heading that it begins with, which its text then lacks', () => {
  const page: Source = { ...source, path: sourcePath('zh/commands.md'), kind: 'page' }
  const text = '<!-- 由工具写成 -->\n\n# 命令行\n\n命令是 `blog`。\n'
  const head = (text: string, title_from_heading: boolean) =>
    headOf(page, text, 'source/zh/commands.md', configOf({ title_from_heading })).head
  expect(head(text, true)).toMatchObject({ title: '命令行', bodyLine: 4 })
  expect(text.slice(head(text, true)?.bodyOffset)).toBe('\n命令是 `blog`。\n')
  expect(head(text, false)).toMatchObject({ title: '', bodyLine: 1 })
  expect(head(`---\ntitle: 另一个\n---\n${text}`, true)).toMatchObject({ title: '另一个', bodyLine: 4 })
})

test('title_from_heading: a post needs no other title', () => {
  const { head, problems } = headOf(
    source,
    '---\ndate: 2024-05-01\n---\n# 论文\n\n正文\n',
    'source/_posts/a.md',
    configOf({ title_from_heading: true }),
  )
  expect(head?.title).toBe('论文')
  expect(problems).toEqual([])
})
