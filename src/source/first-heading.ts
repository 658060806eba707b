/**
 * The words of an article's first heading, for an article that has no title of its own. Read from the text and not by
 * the Markdown renderer, since lists and addresses need titles before any Markdown is rendered.
 */

const HEADING = /^ {0,3}#{1,6}[ \t\u00a0\u3000]+(.*?)(?:[ \t]+#+)?[ \t]*$/
const FENCE = /^[ \t>*+-]*(`{3,}|~{3,})/

/** Without its marks: `"## 用 \`a\` 与[链接](x) ##"` gives `"用 a 与链接"`. Undefined where there is no heading. */
export function firstHeading(body: string): string | undefined {
  let fence = ''
  for (const line of body.split('\n')) {
    const mark = FENCE.exec(line)?.[1]
    if (mark !== undefined && fence === '') fence = mark
    else if (mark !== undefined && mark.startsWith(fence)) fence = ''
    if (fence !== '' || mark !== undefined) continue
    const text = textOf(HEADING.exec(line.trimEnd())?.[1] ?? '')
    if (text !== '') return text
  }
  return undefined
}

function textOf(markdown: string): string {
  return markdown
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/<[^<>]*>|\{#[^{}]*\}\s*$/g, '')
    .replace(/[*`]|~~|==|(?<!\w)_|_(?!\w)/g, '')
    .trim()
}
