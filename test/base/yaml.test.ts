import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/base/yaml.ts'

const parse = (text: string) => parseYaml(text, { file: '_config.yml' })
const told = (text: string) =>
  parse(text).problems.map(({ code, message, at }) => ({ code, message, line: at?.line, column: at?.column }))

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
    ['a: 1\nb: 2\na: 3', /The key a stands here twice/, 3],
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
    expect(file.problems[0]?.message).toMatch(message)
    expect(file.problems[0]?.hint).toBeTruthy()
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

  test('aliases that unfold without bounds are refused, and quickly', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[i]}`).join(',')}]`),
    ].join('\n')
    const start = performance.now()
    expect(parse(bomb).problems).toMatchObject([{ severity: 'error', message: expect.stringContaining('aliases') }])
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
