import { describe, expect, test } from 'vitest'
import { createMarkdown } from '../../src/markdown/renderer.ts'

const { render } = createMarkdown()

describe('render', () => {
  test('an empty text is empty content', () => {
    expect(render('')).toEqual({
      html: '',
      excerpt: '',
      more: '',
      text: '',
      headings: [],
      words: 0,
      cjk: 0,
      has: { math: false, code: false, mermaid: false },
      problems: [],
    })
  })

  test('headings are listed with ids that a reader can read', () => {
    expect(render('## 损失 $L$\n\n## 损失 $L$\n\n### Own {#own}\n').headings).toMatchObject([
      { level: 2, id: '损失-l', text: '损失 L' },
      { level: 2, id: '损失-l-1', text: '损失 L' },
      { level: 3, id: 'own', text: 'Own', html: 'Own' },
    ])
  })

  test('the excerpt ends at the mark', () => {
    const { html, excerpt, more } = render('前\n\n<!-- more -->\n\n后\n')
    expect(excerpt).toBe('<p>前</p>')
    expect(more).toContain('<p>后</p>')
    expect(more).not.toContain('前')
    expect(html).toContain('<span id="more"></span>')
  })

  test('the text is what a search should find: formulas as people type them, code, captions', () => {
    expect(render('一 $x_1$\n\n![图](a.png "红线是残差")\n\n```\ncode\n```\n').text).toBe('一 x₁\n图\n红线是残差\ncode')
  })

  test('a bad formula is a problem at its place in the file', () => {
    const { problems, html } = render('好\n\n坏 $\\foo$\n', { path: 'source/_posts/a.md', line: 10 })
    expect(problems).toMatchObject([
      { code: 'math-invalid', severity: 'warning', at: { file: 'source/_posts/a.md', line: 12, column: 4 } },
    ])
    expect(html).toContain('\\foo')
  })

  test('the frame shows the lines around, numbered as in the file', () => {
    const { problems } = render('前\n\n坏 $\\foo$\n后\n', { path: 'a.md', line: 10 })
    expect(problems[0]?.frame).toBe(
      ['  10 | 前', '  11 | ', '> 12 | 坏 $\\foo$', '     |     ^', '  13 | 后', '  14 | '].join('\n'),
    )
  })

  test.each([
    ['- ```c\n  a\n\n后\n', true],
    ['> ```\n> b\n\n后\n', true],
    ['```\nc\n', false],
    ['```\nc ```\n', false],
  ])('a fence that is not closed ends where what it is in does: %j', (text, inside) => {
    expect(render(text).problems).toMatchObject([{ code: 'fence-unclosed', params: { inside } }])
  })

  test('without a file problems have places all the same', () => {
    expect(render('坏 $\\foo$').problems).toMatchObject([{ at: { file: '', line: 1, column: 4 } }])
  })

  test('options of a wrong type are refused', () => {
    expect(() => createMarkdown({ math: { enable: 'perhaps' } })).toThrow()
  })

  test('tags of extensions get their arguments and body; one that throws stays text and is reported', () => {
    const { render: extended } = createMarkdown({
      tags: {
        shout: { ends: true, render: ([mark = '!'], body) => `<b>${body.trim()}${mark}</b>` },
        broken: {
          render: () => {
            throw new Error('out of luck')
          },
        },
      },
    })
    expect(extended('甲 {% shout ! %}你好{% endshout %} 乙').html).toBe('<p>甲 <b>你好!</b> 乙</p>\n')
    const { html, problems } = extended('{% broken %}', { path: 'a.md' })
    expect(html).toBe('<p>{% broken %}</p>\n')
    expect(problems).toMatchObject([{ code: 'tag-failed', params: { tag: 'broken', error: 'out of luck' } }])
  })

  test('rules of extensions apply after the built-in ones', () => {
    const { render: extended } = createMarkdown({
      rules: [
        (md) => {
          md.renderer.rules.hr = () => '<hr class="fancy">\n'
        },
      ],
    })
    expect(extended('---').html).toBe('<hr class="fancy">\n')
  })

  test('what a page needs is known', () => {
    expect(render('$x$').has).toEqual({ math: true, code: false, mermaid: false })
    expect(createMarkdown({ math: { output: 'mathml' } }).render('$x$').has.math).toBe(false)
    expect(render('```js\n1\n```').has).toEqual({ math: false, code: true, mermaid: false })
    expect(render('```mermaid\ngraph TD\n```').has).toEqual({ math: false, code: false, mermaid: true })
  })

  test('prose is counted, code and formulas are not', () => {
    expect(render('深度 learning $x$\n\n```js\nlet a\n```\n')).toMatchObject({ words: 3, cjk: 2 })
  })
})
