/**
 * The words of an article's first heading, for an article that has no title of its own. Read from the text and not by
 * the Markdown renderer, since lists and addresses need titles before any Markdown is rendered.
 */

const HEADING = /^ {0,3}#{1,6}[ \t\u00a0\u3000]+(.*)$/
const CLOSING = /(?<![ \t])[ \t]+#+$/
const FENCE = /^[ \t>*+-]*(`{3,}|~{3,})/

/** Without its marks: `"## 用 \`a\` 与[链接](x) ##"` gives `"用 a 与链接"`. Undefined where there is no heading. */
export function firstHeading(body: string): string | undefined {
  let fence = ''
  for (const line of body.split('\n')) {
    const mark = FENCE.exec(line)?.[1]
    if (mark !== undefined && fence === '') fence = mark
    else if (mark !== undefined && mark.startsWith(fence)) fence = ''
    if (fence !== '' || mark !== undefined) continue
    const text = wordsOf(line)
    if (text !== '') return text
  }
  return undefined
}

const BEFORE = /^(?:[ \t]*\r?\n|<!--[\s\S]*?-->)*/

/** The heading of the first level that a text begins with, after comments: its words, and where the text goes on. */
export function openingHeading(body: string): { readonly title: string; readonly end: number } | undefined {
  const start = BEFORE.exec(body)?.[0].length ?? 0
  const newline = body.indexOf('\n', start)
  const end = newline < 0 ? body.length : newline + 1
  const line = body.slice(start, end)
  const title = /^ {0,3}#(?!#)/.test(line) ? wordsOf(line) : ''
  return title === '' ? undefined : { title, end }
}

/** Of a line that is a heading; else nothing. */
function wordsOf(line: string): string {
  return textOf((HEADING.exec(line.trimEnd())?.[1] ?? '').replace(CLOSING, ''))
}

function textOf(markdown: string): string {
  return markdown
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/<[^<>]*>|\{#[^{}]*\}\s*$/g, '')
    .replace(/[*`]|~~|==|(?<!\w)_|_(?!\w)/g, '')
    .trim()
}
