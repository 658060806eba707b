import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { said } from '../said.ts'
import { siteOf } from './site.ts'

const packageJson = (...names: string[]) =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '^1.0.0'])) })

async function decided(config: string, ...packages: string[]) {
  const site = siteOf({
    '_config.yml': config,
    ...(packages.length > 0 && { 'package.json': packageJson(...packages) }),
  })
  const { config: read, notes, problems } = await readConfig(site)
  expect(problems).toEqual([])
  return { breaks: read.markdown.breaks, doubles: read.math.inline_double_dollar, notes }
}

test.each([
  // Packages.
  ['', ['hexo', 'hexo-renderer-marked'], true, false],
  ['', ['hexo', 'hexo-renderer-kramed'], true, true],
  ['', ['hexo', 'hexo-renderer-mathjax-kramed'], true, true],
  ['', ['hexo', 'hexo-renderer-markdown-it'], true, false],
  ['', ['hexo', 'hexo-renderer-multi-markdown-it'], true, false],
  ['', ['hexo', 'hexo-renderer-markdown-it-katex'], true, false],
  ['', ['hexo', 'hexo-renderer-markdown-it-plus'], true, true],
  ['', ['hexo', 'hexo-renderer-pandoc'], false, 'between'],
  ['', ['kramdown'], false, true],
  // Nothing that says anything.
  ['', ['hexo', 'hexo-renderer-ejs', 'hexo-renderer-stylus'], false, false],
  ['', [], false, false],
  // Of two the last is the one that Hexo uses.
  ['', ['hexo-renderer-kramed', 'hexo-renderer-marked'], true, false],
  ['', ['hexo-renderer-marked', 'hexo-renderer-pandoc'], false, 'between'],
  // Options of the renderer.
  ['marked: {breaks: false}', ['hexo-renderer-marked'], false, false],
  ['marked: {gfm: true}', [], true, false],
  ['marked: {breaks: false}', [], false, false],
  ['kramed: {breaks: false}', ['hexo-renderer-kramed'], false, true],
  ['marked: {breaks: false}', ['hexo-renderer-kramed'], true, true],
  ['markdown_it_plus: {breaks: false}', ['hexo-renderer-markdown-it-plus'], false, true],
  ['markdown: {render: {breaks: false}}', ['hexo-renderer-markdown-it'], false, false],
  ['markdown: {render: {breaks: true}}', [], true, false],
  ['markdown: kramdown', [], false, true],
  ['markdown: commonmark', [], false, false],
  // Our own keys win.
  ['markdown: {breaks: false}', ['hexo-renderer-marked'], false, false],
  ['markdown: {breaks: true}', [], true, false],
  ['math: {inline_double_dollar: false}', ['hexo-renderer-kramed'], true, false],
  ['math: {inline_double_dollar: true}', [], false, true],
  ['markdown: {breaks: auto}', ['hexo-renderer-marked'], true, false],
] as const)('%j with %j: breaks %j, doubles inline %j', async (config, packages, breaks, doubles) => {
  expect(await decided(config, ...packages)).toMatchObject({ breaks, doubles })
})

test('what was decided is said in one sentence that names its source and the keys', async () => {
  const { notes } = await decided('', 'hexo-renderer-kramed')
  expect(notes.map(said)).toEqual([
    'As hexo-renderer-kramed in package.json has it, a single line break breaks the line and $$x$$ beside words stays in its line; markdown.breaks and math.inline_double_dollar in _config.yml change that.',
  ])
  const byKey = await decided('marked: {}')
  expect(byKey.notes.map(said)).toEqual([
    'As marked: in _config.yml has it, a single line break breaks the line; markdown.breaks in _config.yml changes that.',
  ])
})

test.each([
  ['', []],
  ['marked: {breaks: false}', ['hexo-renderer-marked']],
  ['markdown: {breaks: true}\nmath: {inline_double_dollar: true}', ['hexo-renderer-kramed']],
] as const)('nothing is said where nothing was decided: %j', async (config, packages) => {
  expect((await decided(config, ...packages)).notes).toEqual([])
})

test('a package.json that cannot be read decides nothing', async () => {
  const site = siteOf({ '_config.yml': 'title: 甲', 'package.json': '{' })
  expect((await readConfig(site)).config.markdown.breaks).toBe(false)
})
