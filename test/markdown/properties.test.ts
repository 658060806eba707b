import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMarkdown } from '../../src/markdown/renderer.ts'
import { runs } from '../fuzz.ts'
import { worded } from '../said.ts'
import { HTML, PIECES, safe, text } from './pieces.ts'

const { render } = createMarkdown({})

describe('whatever the text is', () => {
  test('rendering never throws and is pure', () => {
    let round = 0
    fc.assert(
      fc.property(text([...PIECES, ...HTML]), (markdown) => {
        const first = render(markdown, { path: 'a.md', line: 5 })
        expect(render(markdown, { path: 'a.md', line: 5 })).toEqual(first)
        if (round++ % 10 === 0) expect(createMarkdown({}).render(markdown, { path: 'a.md', line: 5 })).toEqual(first)
      }),
      // What was found: a hint that came only once.
      { ...runs(), examples: [['```W']] },
    )
  })

  test('ids of headings are unique and links to them lead there', () => {
    const heading = fc.tuple(
      fc.integer({ min: 1, max: 6 }),
      text(['结论', 'a', 'A', ' ', '-', '1', '{#结论}', '{#a}', '！', '`', '$x$', '**']),
    )
    fc.assert(
      fc.property(fc.array(heading, { maxLength: 12 }), (list) => {
        const { html, headings } = render(
          list.map(([level, title]) => `${'#'.repeat(level)} ${title.replace(/\s+/g, ' ')}`).join('\n\n'),
        )
        const ids = headings.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.every((id) => id !== '' && !/\s/.test(id))).toBe(true)
        for (const [, hash = ''] of html.matchAll(/href="#([^"]*)" class="headerlink"/g))
          expect(ids).toContain(decodeURIComponent(hash))
      }),
      runs(),
    )
  })

  test('problems lie in the file, in order, with a frame that shows the place', () => {
    fc.assert(
      fc.property(text(PIECES), fc.integer({ min: 1, max: 50 }), (markdown, line) => {
        const lines = markdown.split(/\r\n?|\n/)
        let last = 0
        for (const { at, frame, message, hint, code } of worded(render(markdown, { path: 'a.md', line }).problems)) {
          expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
          expect(message).toMatch(/\.$/)
          expect(hint).toBeTruthy()
          expect(at?.line).toBeGreaterThanOrEqual(line)
          expect(at?.line).toBeLessThan(line + lines.length)
          expect(at?.line).toBeGreaterThanOrEqual(last)
          last = at?.line ?? 0
          if (at?.column !== undefined)
            expect(at.column).toBeLessThanOrEqual((lines[(at.line ?? 0) - line] ?? '').length + 1)
          expect(frame).toContain(`> ${at?.line} |`.replace(/^> /, ''))
        }
      }),
      runs(),
    )
  })

  test('no piece of Markdown runs script', () => {
    fc.assert(
      fc.property(text([...PIECES, ...HTML]), (markdown) => {
        expect(liveParts(safe.render(markdown).html)).toEqual([])
      }),
      runs(),
    )
  })

  test('an excerpt closes what it opens', () => {
    // Raw HTML is closed by its author.
    const markdown = text(PIECES.filter((piece) => !piece.includes('raw'))).map((each) => each.replace(/<(?!!--)/g, ''))
    fc.assert(
      fc.property(markdown, markdown, (before, after) => {
        const { excerpt, more, html } = render(`${before}\n\n<!-- more -->\n\n${after}`)
        fc.pre(html.includes('id="more"'))
        expect(unbalanced(excerpt)).toEqual([])
        expect(unbalanced(more)).toEqual([])
      }),
      // What was found: contents in a note.
      { ...runs(), examples: [['^[[toc]]', '']] },
    )
  })
})

const TAG = /<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/g

/** Tags and attributes that a browser would run. */
function liveParts(html: string): string[] {
  const live: string[] = []
  for (const [tag, , name = '', attributes = ''] of html.matchAll(TAG)) {
    if (/^(?:script|object|embed|base|meta|link|style)$/i.test(name)) live.push(tag)
    for (const [, key = '', value = ''] of attributes.matchAll(
      /\s([^\s=>"']+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]+))?/g,
    )) {
      if (/^on/i.test(key)) live.push(tag)
      if (
        /^(?:href|src|xlink:href|action|formaction)$/i.test(key) &&
        /^["']?\s*(?:javascript|vbscript|data:text)/i.test(value)
      )
        live.push(tag)
    }
  }
  return live
}

const VOID = /^(?:br|hr|img|input|wbr|path|line|rect)$/i

/** Tags without their partner. */
function unbalanced(html: string): string[] {
  const open: string[] = []
  for (const [tag, slash, name = ''] of html.matchAll(TAG)) {
    if (VOID.test(name) || tag.endsWith('/>')) continue
    if (!slash) open.push(name)
    else if (open.pop() !== name) return [tag]
  }
  return open
}
