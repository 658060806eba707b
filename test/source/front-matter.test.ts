import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitFrontMatter } from '../../src/source/front-matter.ts'
import { runs } from '../fuzz.ts'

const split = (text: string) => {
  const front = splitFrontMatter(text, 'source/_posts/a.md')
  return { ...front, body: text.slice(front.bodyOffset) }
}

describe('splitFrontMatter', () => {
  it.each([
    ['---\ntitle: 你好\n---\n正文', { title: '你好' }, '正文'],
    ['---\r\ntitle: a\r\n---\r\nb', { title: 'a' }, 'b'],
    ['---\ntitle: a\n--- \nb', { title: 'a' }, 'b'],
    ['---\n---\nb', {}, 'b'],
    ['---yaml\ntitle: a\n---\nb', { title: 'a' }, 'b'],
    ['---json\n{"title": "a"}\n---\nb', { title: 'a' }, 'b'],
    [';;;\n"title": "a", "tags": ["x"]\n;;;\nb', { title: 'a', tags: ['x'] }, 'b'],
    ['title: a\ndate: 2018-03-31\n---\nb', { title: 'a', date: '2018-03-31' }, 'b'],
    // Hexo's JSON, without an opening line and with lines longer than three.
    ['"title": "你好",\n"date": "2018-03-31"\n;;;\n正文', { title: '你好', date: '2018-03-31' }, '正文'],
    ['"title": "a"\r\n;;;\r\nb', { title: 'a' }, 'b'],
    ["'title': 'a'\n;;;\nb", { title: 'a' }, 'b'],
    ['\n"title": "a"\n;;;\nb', { title: 'a' }, 'b'],
    ['{"title": "a",\n "tags": ["x"]}\n;;;;\nb', { title: 'a', tags: ['x'] }, 'b'],
    [';;;;\n"title": "a"\n;;;;\nb\n;;;\nc', { title: 'a' }, 'b\n;;;\nc'],
    [';;;\n;;;\nb', {}, 'b'],
    // Text that only begins like it: a quotation, with and without such a line further down.
    ['"对"，他说。\n;;;\nb', {}, '"对"，他说。\n;;;\nb'],
    ['"title": "a"\n\n正文', {}, '"title": "a"\n\n正文'],
    ['没有', {}, '没有'],
    // Empty lines before the fence, and fences of more than three dashes.
    ['\n \r\n---\ntitle: a\n---\nb', { title: 'a' }, 'b'],
    ['-----\ntitle: a\n-----\nb', { title: 'a' }, 'b'],
    ['----\ntitle: |\n  x\n  ---\n----\nb', { title: 'x\n---\n' }, 'b'],
    ['\n\n正文\n\n---\n后文', {}, '\n\n正文\n\n---\n后文'],
    ['\n---\n\n正文\n\n---\n后文', {}, '\n---\n\n正文\n\n---\n后文'],
    // Hugo's TOML.
    [
      '+++\ntitle = "a"\ndate = 2018-03-31T20:15:00+08:00\ntags = ["x", "y"]\n[params]\nmath = true\n+++\nb',
      { title: 'a', date: '2018-03-31T20:15:00+08:00', tags: ['x', 'y'], params: { math: true } },
      'b',
    ],
    ['\n+++\r\ndate = 2018-03-31\r\n+++\r\nb', { date: '2018-03-31' }, 'b'],
    ['+++\n正文', {}, '+++\n正文'],
    // A rule, a paragraph, a rule: nothing of it may be lost.
    ['---\n\n正文\n\n---\n后文', {}, '---\n\n正文\n\n---\n后文'],
    ['---\n- a\n- b\n---\nc', {}, '---\n- a\n- b\n---\nc'],
  ])('reads %j', (text, data, body) => {
    const front = split(text)
    expect({ data: front.data, body: front.body, problems: front.problems }).toEqual({ data, body, problems: [] })
  })

  it.each(['---js', '--- js', '---javascript', '---JS', '---JavaScript', '---coffee', '---toml'])(
    'refuses %s and runs nothing',
    (fence) => {
      const front = split(`${fence}\nmodule.exports = (globalThis.ran = true)\n---\nb`)
      expect(front.problems.map(({ code }) => code)).toEqual(['front-matter-language'])
      expect('ran' in globalThis).toBe(false)
    },
  )

  it.each([
    ['---\ntitle: 深入: 理解\n---\n', 2],
    ['---\na: 1\ntitle: @x\n---\n', 3],
    ['---\na: 1\na: 2\n---\n', 3],
    [';;;\n"a": 1,\n"title": @x\n;;;\nb', 3],
    ['"a": 1,\n"title": @x\n;;;\nb', 2],
    ['"a": 1,\n"title": "x\n;;;\nb', 3],
    ['---\na: 1\nx: &x [1, *x]\n---\n', 3],
    // A line that only begins like a fence closes nothing, and is not lost either.
    ['---\ntitle: a\n---body\n---\nb', 3],
    ['\n\n---\ntitle: @x\n---\n', 4],
    ['\n+++\ntitle = a b\n+++\n', 3],
  ])('names the line of %j', (text, line) => {
    const [problem] = split(text).problems
    expect(problem?.severity).toBe('error')
    expect(problem?.at?.line).toBe(line)
    expect(problem?.frame).toContain(`> ${line} |`)
  })

  it.each(['---\ntitle: a\n\n正文', '----\ntitle: a\n---\n正文', '+++\ntitle = "a"\n\n正文', '\n---\ntitle: a\n'])(
    'reports front matter that is never closed: %j',
    (text) => {
      expect(split(text).problems.map(({ code }) => code)).toEqual(['front-matter-open'])
    },
  )

  it.each(['---\n%\n---\n', '+++\n%\n+++\n', ';;;\n%\n;;;\n', '---json\n%\n---\n'])(
    'does not parse more than a megabyte, and says so: %j',
    (form) => {
      const [problem, ...others] = split(form.replace('%', '}'.repeat(1_200_000))).problems
      expect(problem).toMatchObject({
        code: 'front-matter-size',
        params: { sizeMb: '1.2', limitMb: 1 },
        at: { line: 1 },
      })
      expect(others).toEqual([])
    },
  )

  it('finds the place of a key in TOML', () => {
    expect(split('\n+++\na = 1\ntags = 3\n+++\n').place(['tags'])).toMatchObject({ line: 4 })
  })

  it('keeps what was written beside what YAML makes of it', () => {
    const front = split('---\ntitle: 1.10\ntags: [007, yes]\n---\n')
    expect([front.written(['title']), front.written(['tags', 0]), front.written(['tags', 1])]).toEqual([
      '1.10',
      '007',
      'yes',
    ])
  })

  it('gives no key that reaches a prototype', () => {
    const { data } = split('---\n__proto__: {polluted: 1}\nconstructor: x\nok: 1\n---\n')
    expect(Object.keys(data)).toEqual(['ok'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it.each([
    ['a prototype in TOML', '+++\n__proto__ = 1\nok = +++\n+++\n'],
    ['an alias bomb in JSON', '---json\n{"a": *b}\n---\n'],
    ['a prototype in JSON', '---json\n{"__proto__": {"polluted": 1}, "ok": 1}\n---\n'],
  ])('reads no more from %s than from YAML', (_, text) => {
    const { data, problems } = split(text)
    expect(problems).toHaveLength(1)
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
    expect('polluted' in data).toBe(false)
  })

  it.each([
    ['100,000 spaces behind the fence', `---${' '.repeat(100_000)}-\na: 1\n---\n`],
    ['100,000 spaces in the language', `--- a${' '.repeat(100_000)}b\na: 1\n---\n`],
    ['100,000 lists in lists', `---\na: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n---\n`],
    ['1,000 fences that are none', `---\na: 1\n${`---${' '.repeat(1000)}x\n`.repeat(1000)}`],
  ])('%s take no second of processor time', (_, text) => {
    const start = process.cpuUsage()
    split(text)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1e6).toBeLessThan(1)
  })

  it('stops an alias bomb', () => {
    const levels = Array.from(
      { length: 9 },
      (_, i) =>
        `l${i + 1}: &l${i + 1} [${Array(9)
          .fill(i === 0 ? 'x' : `*l${i}`)
          .join(',')}]`,
    )
    const { problems } = split(`---\n${levels.join('\n')}\n---\n`)
    expect(problems).toHaveLength(1)
  })

  it('never throws, and never loses a character of what it does not understand', () => {
    const piece = fc.constantFrom(
      '---',
      '-',
      '+++',
      ';;;',
      'a = 1',
      '\n',
      '\r\n',
      'a: b',
      '- x',
      '{',
      '}',
      '"',
      "'",
      '\t',
      '&a',
      '*a',
      '<<: ',
      ': ',
      '正文',
      '\u2028',
      '|',
      '>',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (parts) => {
        const text = parts.join('')
        const front = split(text)
        expect(front.bodyOffset).toBeGreaterThanOrEqual(0)
        expect(front.bodyOffset).toBeLessThanOrEqual(text.length)
        if (front.problems.length === 0 && Object.keys(front.data).length === 0 && front.bodyOffset > 0)
          expect(text).toMatch(/^\s*(---|;;;|\+\+\+)/)
      }),
      runs(),
    )
  })
})

it.each([
  ['200,000 empty lines', `---\ntitle: ${'\n'.repeat(200_000)}\n---\nx`],
  ['a fence of a million dashes', `${'-'.repeat(1_000_000)}\ntitle: a\n${'-'.repeat(1_000_000)}\nx`],
  ['a fence of a million semicolons', `${';'.repeat(1_000_000)}\n"title": "a"\n${';'.repeat(1_000_000)}\nx`],
])('%s end within 3 seconds of processor time', (_, text) => {
  const start = process.cpuUsage()
  const { problems, bodyOffset } = splitFrontMatter(text, 'a.md')
  const { user, system } = process.cpuUsage(start)
  expect([problems, text.slice(bodyOffset)]).toEqual([[], 'x'])
  expect((user + system) / 1e6).toBeLessThan(3)
})
