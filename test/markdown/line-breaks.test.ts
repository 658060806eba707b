import { expect, it } from 'vitest'
import { linesOf } from '../../src/markdown/line-breaks.ts'
import { createMarkdown } from '../../src/markdown/renderer.ts'

it('breaks of Windows and of old Macs are line breaks, in text, lists and code', () => {
  const { render } = createMarkdown({ url: 'https://example.com' })
  const text = '# 题\n\n一\n二\n\n- 甲\n- 乙\n\n```\na\n\nb\n```\n'
  const { html } = render(text)
  expect(html).toContain('<li>乙</li>')
  expect(render(text.replaceAll('\n', '\r\n')).html).toBe(html)
  expect(render(text.replaceAll('\n', '\r')).html).toBe(html)
})

it('a NUL is shown as what cannot be shown', () => {
  const { html } = createMarkdown({ url: 'https://example.com' }).render('a\0b')
  expect(html).toBe('<p>a\ufffdb</p>\n')
})

it('the lines of a text are its lines, whichever breaks it has', () => {
  expect(linesOf('a\r\nb\rc\n')).toEqual(['a', 'b', 'c', ''])
  expect(linesOf('a\n\nb')).toEqual(['a', '', 'b'])
})
