import { expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { siteOf } from './site.ts'

const packageJson = (...names: string[]) =>
  JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '^1.0.0'])) })

async function decided(config: string, ...packages: string[]) {
  const site = siteOf({
    '_config.yml': config,
    ...(packages.length > 0 && { 'package.json': packageJson(...packages) }),
  })
  const { config: read, origin, problems } = await readConfig(site)
  expect(problems).toEqual([])
  return { breaks: read.markdown.breaks, doubles: read.math.inline_double_dollar, origin }
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

test.each([
  ['', ['hexo-renderer-kramed'], { renderer: 'hexo-renderer-kramed', breaks: true, doubles: true, headings: true }],
  ['marked: {}', [], { renderer: 'marked:', breaks: true, doubles: false, headings: false }],
  // Nothing was decided that would not be so anyway, or by the author.
  [
    'marked: {breaks: false}',
    ['hexo-renderer-marked'],
    { renderer: 'hexo-renderer-marked', breaks: false, doubles: false, headings: false },
  ],
  [
    'markdown: {breaks: true}\nmath: {inline_double_dollar: true}',
    ['hexo-renderer-kramed'],
    { renderer: 'hexo-renderer-kramed', breaks: false, doubles: false, headings: true },
  ],
  ['', ['hexo'], { renderer: undefined, breaks: false, doubles: false, headings: false }],
  ['index_generator: {per_page: 10}', [], { renderer: undefined, breaks: false, doubles: false, headings: false }],
  ['', ['hanmo'], undefined],
  ['', [], undefined],
] as const)(
  'what another generator left in %j with %j, and what was decided by it',
  async (config, packages, origin) => {
    expect((await decided(config, ...packages)).origin).toEqual(origin)
  },
)

test.each([
  ['', ['hexo'], false],
  ['index_generator: {per_page: 10}', [], false],
  ['marked: {gfm: true}', [], false],
  ['', ['hanmo'], true],
  ['', [], true],
  // Jekyll reads it.
  ['markdown: kramdown', [], true],
  ['front_matter_slug: true', ['hexo'], true],
  ['front_matter_slug: false', [], false],
] as const)(
  'with %j and %j, whether slug: in the front matter is part of the address: %j',
  async (config, packages, slugs) => {
    const site = siteOf({ '_config.yml': config, 'package.json': packageJson(...packages) })
    expect((await readConfig(site)).config.front_matter_slug).toBe(slugs)
  },
)

test.each([
  ['', ['hexo-renderer-kramed'], true],
  ['', ['hexo-renderer-mathjax-kramed'], true],
  ['', ['hexo-renderer-marked'], false],
  ['', [], false],
  ['markdown: {lenient_headings: false}', ['hexo-renderer-kramed'], false],
  ['markdown: {lenient_headings: true}', [], true],
] as const)('with %j and %j, whether ##标题 without a space is a heading: %j', async (config, packages, headings) => {
  const site = siteOf({ '_config.yml': config, 'package.json': packageJson(...packages) })
  expect((await readConfig(site)).config.markdown.lenient_headings).toBe(headings)
})

test('a package.json that cannot be read decides nothing', async () => {
  const site = siteOf({ '_config.yml': 'title: 甲', 'package.json': '{' })
  expect((await readConfig(site)).config.markdown.breaks).toBe(false)
})
