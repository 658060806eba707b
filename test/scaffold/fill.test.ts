import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillScaffold, setFront, writtenFront } from '../../src/scaffold/fill.ts'
import { splitFrontMatter } from '../../src/source/front-matter.ts'
import { runs } from '../fuzz.ts'

const filling = { title: '你好', date: '2024-05-01 09:30:00', layout: 'post' }
const read = (text: string) => splitFrontMatter(text, 'a.md')

describe('a scaffold', () => {
  test('of Hexo gets its title and date', () => {
    const text = fillScaffold('---\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n---\n', filling)
    expect(text).toBe('---\ntitle: 你好\ndate: 2024-05-01 09:30:00\ntags:\n---\n')
  })

  test('keeps its comments, its order and its body', () => {
    const scaffold =
      '---\n# 必填\ntitle: "{{ title }}"\ncomments: true # 评论\n---\n\n## 摘要\n\n- {{ title }}, {{ other }}\n'
    expect(fillScaffold(scaffold, filling)).toBe(
      '---\n# 必填\ntitle: 你好\ncomments: true # 评论\n---\n\n## 摘要\n\n- 你好, {{ other }}\n',
    )
  })

  test.each([
    ['title: {{ title }}', 'a "b": c'],
    ['title: "{{ title }}"', 'a "b": c'],
    ["title: '{{ title }}'", "it's: so"],
    ['title: {{title}}', '{{ date }}'],
    ['title: {{ title | titlecase }}', '# no comment'],
  ])('%s holds any title', (line, title) => {
    const text = fillScaffold(`---\n${line}\n---\n`, { ...filling, title })
    expect(read(text).data).toEqual({ title })
  })

  test('joins text and placeholder in one value', () => {
    const text = fillScaffold('---\ntitle: "笔记: {{ title }}"\n---\n', filling)
    expect(read(text).data).toEqual({ title: '笔记: 你好' })
  })

  test('in JSON stays JSON', () => {
    const text = fillScaffold('"title": "{{ title }}",\n"date": {{ date }},\n"tags": {{ tags }}\n;;;\n正文\n', {
      ...filling,
      title: '说 "好"',
      front: { tags: ['a', 'b'] },
    })
    expect(JSON.parse(`{${text.split(';;;')[0]}}`)).toEqual({ title: '说 "好"', date: filling.date, tags: ['a', 'b'] })
  })

  test('takes tags at its placeholder, at its empty key, or at its end', () => {
    const front = { tags: ['C++', 'a, b'], sticky: 1 }
    for (const rest of ['tags: {{ tags }}\n', 'tags:\n', 'tags:\n  - 旧\n', ''])
      expect(read(fillScaffold(`---\ntitle: {{ title }}\n${rest}---\n`, { ...filling, front })).data).toEqual({
        title: '你好',
        tags: ['C++', 'a, b'],
        sticky: 1,
      })
  })

  test('without front matter gets a title and a date', () => {
    expect(fillScaffold('正文\n', filling)).toBe('---\ntitle: 你好\ndate: 2024-05-01 09:30:00\n---\n正文\n')
  })

  test('leaves nothing behind for a value that it does not get', () => {
    expect(fillScaffold('---\ntitle: {{ title }}\ntags: {{ tags }}\n---\n', filling)).toBe(
      '---\ntitle: 你好\ntags:\n---\n',
    )
  })

  test('gives front matter that parses, whatever the title is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.constantFrom('{{ title }}', '"{{ title }}"', "'{{ title }}'"),
        (title, value) => {
          const text = fillScaffold(`---\ntitle: ${value}\ndate: {{ date }}\n---\n`, { ...filling, title })
          const { data, problems } = read(text)
          expect(problems).toEqual([])
          expect(data.title).toBe(title)
        },
      ),
      runs(),
    )
  })
})

describe('one key of an article', () => {
  test('is read as it is written', () => {
    const text = '---\ntitle: "a: b"\ndate:\ntags: [x]\n---\ndate: not this\n'
    expect(writtenFront(text, 'title')).toBe('a: b')
    expect(writtenFront(text, 'date')).toBe('')
    expect(writtenFront(text, 'layout')).toBeUndefined()
  })

  test('is set without touching the rest', () => {
    const text = '---\r\ntitle: 甲 # 注\r\ntags:\r\n  - 乙\r\n---\r\n正文\r\n'
    expect(setFront(text, 'date', '2024-05-01 09:30:00')).toBe(
      '---\r\ntitle: 甲 # 注\r\ntags:\r\n  - 乙\r\ndate: 2024-05-01 09:30:00\r\n---\r\n正文\r\n',
    )
    expect(setFront(text, 'tags', ['丙'])).toBe('---\r\ntitle: 甲 # 注\r\ntags: [丙]\r\n---\r\n正文\r\n')
  })
})
