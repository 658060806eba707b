import { describe, expect, test } from 'vitest'
import { parseJson, parseYaml } from '../../src/base/yaml.ts'
import { advised, said } from '../said.ts'

const parse = (text: string) => parseYaml(text, { file: '_config.yml' })
const told = (text: string) =>
  parse(text).problems.map(({ code, at }) => ({ code, line: at?.line, column: at?.column }))

describe('values', () => {
  test.each([
    ['a: 2018-03-31\nb: yes\nc: 010', { a: '2018-03-31', b: 'yes', c: 10 }],
    ['{\n\t"title": "x",\n\t"list": [1, 2]\n}', { title: 'x', list: [1, 2] }],
    ['highlight:\n\tenable: true\n\twrap:\n\t\ta: 1', { highlight: { enable: true, wrap: { a: 1 } } }],
    ['base: &b {x: 1}\nmore:\n  <<: *b\n  y: 2', { base: { x: 1 }, more: { x: 1, y: 2 } }],
    ["a:\n  b: '\n    <i>x</i>\n    y\n  '\n  c: 1\n", { a: { b: ' <i>x</i> y ', c: 1 } }],
    ['', null],
  ])('%j', (text, value) => {
    expect(parse(text)).toMatchObject({ value, problems: [] })
  })

  test('a scalar can be had as it was written', () => {
    expect(parse('version: 1.10').written(['version'])).toBe('1.10')
  })
})

describe('places', () => {
  const file = parse('title: x\nfeed:\n  type:\n    - atom\n    - rss2\n')
  test.each([
    [['title'], 1, 1],
    [['feed', 'type'], 3, 3],
    [['feed', 'type', 1], 5, 7],
    [['feed', 'nothing', 'here'], 2, 1],
    [['nothing'], 1, 1],
  ])('%j is at %i:%i', (path, line, column) => {
    expect(file.place(path)).toEqual({ file: '_config.yml', line, column })
  })

  test('a tab counts as one column', () => {
    expect(parse('a:\n\t\tb: 1').place(['a', 'b'])).toMatchObject({ line: 2, column: 3 })
  })

  test('below a closing quote that stands too far left, places hold', () => {
    expect(parse("a:\n  b: '\n    y\n  '\n  c: 1\n").place(['a', 'c'])).toMatchObject({ line: 5, column: 3 })
  })

  test('below a fence, lines and the frame are those of the whole file', () => {
    const whole = '---\ntitle: a: b\n---\nbody'
    const [problem] = parseYaml('title: a: b\n', { file: 'a.md', linesBefore: 1, whole }).problems
    expect(problem).toMatchObject({ at: { line: 2, column: 8 } })
    expect(problem?.frame).toContain('> 2 | title: a: b')
  })
})

describe('what is wrong', () => {
  test.each([
    ['title: 深入: 理解', /": "/, 1],
    ['a: 1\nb: 2\na: 3', /The key a appears twice here/, 3],
    ['a: "x\nb: 1', /never closed/, 2],
    ['a: `code`', /may not start with `/, 1],
    ['a: @me', /may not start with @/, 1],
    ['a: *bold* text', /./, 1],
    ['a: *nothing', /no &nothing before it/, 1],
    ['a: [1, 2', /cannot be read/, 1],
    ['a: 1\n---\nb: 2', /second document/, 2],
  ])('%j', (text, message, line) => {
    const file = parse(text)
    expect(file.value).toBeUndefined()
    expect(file.problems[0]).toMatchObject({ severity: 'error', code: 'yaml', at: { line } })
    expect(said(file.problems[0])).toMatch(message)
    expect(advised(file.problems[0])).toBeTruthy()
  })

  test('a name that reaches a prototype is left out, with a warning', () => {
    const file = parse('a: 1\n__proto__: {admin: true}\nb: {constructor: 1, c: 2}')
    expect(file.value).toEqual({ a: 1, b: { c: 2 } })
    expect(Object.getPrototypeOf(file.value)).toBe(Object.prototype)
    expect(told('__proto__: {}')).toMatchObject([{ code: 'yaml-key-dropped', line: 1 }])
    expect(file.problems.map(({ severity }) => severity)).toEqual(['warning', 'warning'])
  })

  test('nor does a merge key bring one in', () => {
    const { value } = parse('a: {<<: {__proto__: {admin: true}}, b: 1}')
    expect((value as { a: { admin?: boolean } }).a.admin).toBeUndefined()
  })

  test('a tag runs nothing', () => {
    const file = parse('a: !!js/function "function () {}"')
    expect(file.value).toEqual({ a: 'function () {}' })
    expect(file.problems).toMatchObject([{ severity: 'warning', code: 'yaml-tag' }])
  })

  test('a file that is all wrong is reported in part', () => {
    expect(parse('a: 1\n'.repeat(1000)).problems).toHaveLength(50)
    // Warnings leave room for the error that comes after them.
    const warned = Array.from({ length: 100 }, (_, i) => `k${i}: !x 1\n`).join('')
    const both = parse(`${warned}b: !x *c`)
    expect(both.value).toBeUndefined()
  })
})

describe('a value that contains itself', () => {
  test.each([
    ['a list in a list', 'a: 1\nx: &x [1, *x]', 2, 11],
    ['a map in a map', 'x: &x {a: {b: *x}}', 1, 15],
    ['a block', 'x: &x\n  - a\n  - y: *x', 3, 8],
    ['by merging', 'x: &x\n  a: 1\n  <<: *x', 3, 7],
    ['the whole file', '&x\na: *x', 2, 4],
    ['through a list to merge', 'x: &x\n  <<: [{a: 1}, *x]', 2, 16],
    ['as a key', 'x: &x {*x : 1}', 1, 8],
  ])('is an error at the alias: %s', (_, text, line, column) => {
    const { value, problems } = parse(text)
    expect(value).toBeUndefined()
    expect(problems).toMatchObject([{ severity: 'error', code: 'yaml', at: { line, column } }])
    expect(problems[0]?.params).toMatchObject({ fault: 'circle' })
    expect(problems[0]?.frame).toContain(`> ${line} |`)
  })

  test.each([
    ['an alias beside its anchor', 'x: &x [1]\ny: [*x, *x]', { x: [1], y: [[1], [1]] }],
    ['a name given to an inner value again', 'x: &x [1, &x 2, *x]', { x: [1, 2, 2] }],
  ])('is not seen in %s', (_, text, value) => {
    expect(parse(text)).toMatchObject({ value, problems: [] })
  })

  test('is not seen by readers of JSON either, whose language has no aliases', () => {
    expect(parseJson('{"x": "&x [1, *x]"}', { file: 'a.json' })).toMatchObject({ value: { x: '&x [1, *x]' } })
  })
})

/** Each would fill the stack, or make a reader look at the same text again and again. */
const HOSTILE: Readonly<Record<string, string>> = {
  '20,000 open lists': '['.repeat(20_000),
  '20,000 lists in lists': `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  '20,000 maps in maps': `${'{a: '.repeat(20_000)}${'}'.repeat(20_000)}`,
  '20,000 dashes': `${'- '.repeat(20_000)}a`,
  '2,000 blocks in blocks': Array.from({ length: 2_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  '50,000 keys': Array.from({ length: 50_000 }, (_, i) => `? k${i}\n: 1`).join('\n'),
  '20,000 equal keys': 'a: 1\n'.repeat(20_000),
  '20,000 tags': Array.from({ length: 20_000 }, (_, i) => `k${i}: !x 1`).join('\n'),
  '20,000 anchors': Array.from({ length: 20_000 }, (_, i) => `k${i}: &a${i} x`).join('\n'),
  '20,000 open quotes': 'a: "\n\n'.repeat(20_000),
  '20,000 colons': `a${': a'.repeat(20_000)}`,
  'lines of 3,900 spaces': `${' '.repeat(3_900)}a\n`.repeat(500),
  'an alias bomb': [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`),
  ].join('\n'),
}

describe('hostile YAML ends within 5 seconds of processor time', () => {
  test.each(Object.keys(HOSTILE))('%s', (name) => {
    const start = process.cpuUsage()
    const { value, problems } = parse(HOSTILE[name] ?? '')
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1e6).toBeLessThan(5)
    expect(value !== undefined || problems.length > 0).toBe(true)
    expect(problems.length).toBeLessThanOrEqual(100)
  })

  test('nesting without end is reported, also where only JSON is read', () => {
    const deep = `${'['.repeat(201)}${']'.repeat(201)}`
    for (const read of [parseYaml, parseJson])
      expect(read(deep, { file: 'a.json' }).problems).toMatchObject([
        { params: { fault: 'too-deep' }, at: { line: 1, column: 201 } },
      ])
    expect(parseJson(deep.slice(1, -1), { file: 'a.json' }).problems).toEqual([])
  })

  test('JSON reaches no prototype, however its keys are written', () => {
    for (const text of ['{"__proto__": {"a": 1}, "b": 2}', '{"\\u005f_proto__": {"a": 1}, "b": 2}']) {
      const { value } = parseJson(text, { file: 'a.json' })
      expect(Object.keys(value as object)).toEqual(['b'])
    }
  })
})
