import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFully, parseYaml } from '../../src/base/yaml.ts'
import { dataOf, parseSimpleYaml } from '../../src/base/yaml-simple.ts'
import { runs } from '../fuzz.ts'

const options = { file: 'a.yml' }

describe('simple', () => {
  test.each<[string, unknown]>([
    [
      'title: 深度残差网络\ndate: 2018-03-31 20:15:00\ntags: [论文, C#, "a b", 3]',
      { title: '深度残差网络', date: '2018-03-31 20:15:00', tags: ['论文', 'C#', 'a b', 3] },
    ],
    [
      'permalink: :year/:title/\norder_by: -date\nurl: https://a.com/b?c#d # comment',
      { permalink: ':year/:title/', order_by: '-date', url: 'https://a.com/b?c#d' },
    ],
    [
      'a:\nb: ~\nc: null\nd: true\ne: no\nf: 1\ng: -2.5\nh: 1.2.3\ni: 007x',
      { a: null, b: null, c: null, d: true, e: 'no', f: 1, g: -2.5, h: '1.2.3', i: '007x' },
    ],
    ['a:\n  b:\n    c: 1\n  # comment\n\n  d: 2\ne: 3', { a: { b: { c: 1 }, d: 2 }, e: 3 }],
    [
      'a:\n  - x\n  - y: 1\n    z: 2\n  -\n    w: 3\nb:\n- p\n- q\nc: 1',
      { a: ['x', { y: 1, z: 2 }, { w: 3 }], b: ['p', 'q'], c: 1 },
    ],
    ['"\\\\R": "\\\\mathbb{R}"\n\'k\': \'a: "b" # c\'', { '\\R': '\\mathbb{R}', k: 'a: "b" # c' }],
    ['- a\n- b', ['a', 'b']],
    ['# a file of words\n---\nhome: 首页\nmenu:\n  about: 关于', { home: '首页', menu: { about: '关于' } }],
    ['', null],
    ['\n  # a comment\n\n', null],
    [
      'a: { b: 1, "c": "x, y", d: -date, 名: 甲 乙 }  # comment\ne: {}',
      { a: { b: 1, c: 'x, y', d: '-date', 名: '甲 乙' }, e: {} },
    ],
    ['a: x\r\nb:\r\n  c: y\r\n', { a: 'x', b: { c: 'y' } }],
    ['51la: x\n2018-03-31: y', { '51la': 'x', '2018-03-31': 'y' }],
  ])('%j', (text, data) => {
    const node = parseSimpleYaml(text)
    expect(node && dataOf(node)).toEqual(data)
  })
})

test.each(
  ['_config.yml', 'languages/en.yml', 'languages/zh-CN.yml', 'languages/zh-TW.yml', 'languages/ja.yml'].map(
    (name) => `themes/mist/${name}`,
  ),
)('%s is simple: every start reads it', (path) => {
  expect(parseSimpleYaml(readFileSync(join(import.meta.dirname, '../..', path), 'utf8'))).toBeDefined()
})

describe('left to the full parser', () => {
  test.each([
    'a: b: c',
    'a: 1\na: 2',
    'a: |\n  text',
    'a: long\n  text',
    'a: &x 1\nb: *x',
    'a: !!str 1',
    'a: {b: 1, b: 2}',
    'a: {b: 1,}',
    'a: {b: {c: 1}}',
    'a: {b: [c]}',
    'a: {b:1}',
    'a: {b: }',
    'a: {b}',
    'a: {b: x:y}',
    'a: {__proto__: 1}',
    'a: [b, [c]]',
    "a: 'it''s'",
    'a: "\\x41"',
    'a: 0x10',
    'a: 010',
    'a: 1e3',
    'a: .5',
    'a:\n\tb: 1',
    'a: 1\n---\nb: 2',
    'a:\n   b: 1\n  c: 2',
    '  a: 1\nb: 2',
    '1: a',
    '? a\n: b',
    '<<: {a: 1}',
    '__proto__: 1',
    'a: "b',
    'a: [b',
    'just text',
    'a: @b',
    'a: %b',
    '- - a',
  ])('%j', (text) => {
    expect(parseSimpleYaml(text)).toBeUndefined()
  })

  test('a line too long to look at twice', () => {
    expect(parseSimpleYaml(`a: b${' '.repeat(50_000)}c`)).toBeUndefined()
  })
})

// Pieces that make and break lines of YAML, put together at random.
const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    '标题',
    'true',
    'null',
    '~',
    '1',
    '-2',
    '1.5',
    '0x1',
    '1e3',
    '.5',
    'a b',
    '2018-03-31',
    '51la',
    '10:00',
    ':',
    ': ',
    ' ',
    '  ',
    '- ',
    '-',
    '#',
    ' #',
    "'",
    '"',
    '\\',
    '\\n',
    '\\u4e00',
    '[',
    ']',
    '{',
    '}',
    ',',
    ', ',
    '|',
    '>',
    '&',
    '*',
    '!',
    '%',
    '@',
    '`',
    '?',
    '? ',
    '<<',
    '=',
    '/',
    '.',
    '...',
    '---',
    '\r',
    '\u00a0',
    '\u3000',
    '\u2028',
    'e\u0301',
    '😀',
    '_',
    '(',
    ')',
    '+',
    '$',
  ],
)
const value = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['x', '一', '1', "'q'", '"d"', '[a, b]', '[]', '', '# c', 'a: b', '-x', ':y', 'x # c'],
      ...['{ a: x }', '{a: 1, "b": -y}', '{}', "{ 一: 二 三 , b: 'q' } # c", '{ a: a }'],
    ),
  },
  fc.array(piece, { maxLength: 6 }).map((parts) => parts.join('')),
)
const key = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c', 'long_key', '键', 'a b', '"q"', "'s'", 'true', '1') },
  piece,
)
const line = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.nat(3), fc.constantFrom('', '', '', '- '), key, fc.constantFrom(': ', ':', ' : '), value)
      .map(([indent, dash, name, colon, text]) => `${'  '.repeat(indent)}${dash}${name}${colon}${text}`),
  },
  { weight: 2, arbitrary: fc.tuple(fc.nat(3), value).map(([indent, text]) => `${'  '.repeat(indent)}- ${text}`) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(6), value).map(([indent, text]) => `${' '.repeat(indent)}${text}`) },
)
const wild = fc.array(line, { minLength: 1, maxLength: 7 }).map((lines) => lines.join('\n'))

// Well-formed text, with one piece put in somewhere.
const { tree } = fc.letrec<{ tree: string[] }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc
      .uniqueArray(fc.tuple(key, value), { minLength: 1, maxLength: 4, selector: ([name]) => name })
      .map((pairs) => pairs.map(([name, text]) => `${name}: ${text}`)),
    fc.array(value, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`)),
    fc
      .tuple(key, tie('tree'), fc.constantFrom('  ', '', ' '))
      .map(([name, lines, indent]) => [`${name}:`, ...lines.map((text) => indent + text)]),
    fc
      .array(tie('tree'), { minLength: 1, maxLength: 2 })
      .map((items) => items.flatMap((lines) => lines.map((text, index) => (index === 0 ? `- ${text}` : `  ${text}`)))),
  ),
}))
const tame = fc.tuple(tree, fc.nat(60), fc.option(piece, { freq: 2 })).map(([lines, position, extra]) => {
  const text = lines.join('\n')
  return extra === null ? text : text.slice(0, position) + extra + text.slice(position)
})
const begun = fc.constantFrom(...Array(12).fill(''), '---\n', '# c\n---  \n', '\n---\n', ' ---\n', '--- \n---\n')
const text = fc
  .tuple(begun, fc.oneof({ weight: 1, arbitrary: wild }, { weight: 3, arbitrary: tame }))
  .map(([before, rest]) => before + rest)

function pathsOf(data: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof data !== 'object' || data === null) return [path]
  return [
    path,
    ...Object.entries(data).flatMap(([name, item]) =>
      pathsOf(item, [...path, Array.isArray(data) ? Number(name) : name]),
    ),
  ]
}

test('what is simple is read as the full parser reads it: values, spellings, places', () => {
  let simple = 0
  fc.assert(
    fc.property(text, (written) => {
      if (!parseSimpleYaml(written)) return
      simple++
      const [fast, full] = [parseYaml(written, options), parseFully(written, options)]
      expect(full.problems).toEqual([])
      expect(fast.value).toEqual(full.value)
      for (const path of pathsOf(full.value)) {
        expect([path, fast.written(path)]).toEqual([path, full.written(path)])
        // An item without a value stands nowhere in particular.
        if (full.written(path) === undefined && path.length > 0 && typeof path.at(-1) === 'number') continue
        expect([path, fast.place(path)]).toEqual([path, full.place(path)])
      }
    }),
    runs(3000),
  )
  expect(simple).toBeGreaterThan(500)
})
