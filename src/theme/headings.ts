import { decodeEntities } from '../base/text.ts'
import { stripHtml } from './html.ts'

/** The headings in HTML, for `toc`: a scanner over tags, since HTML from anywhere may come. */

export interface TocHeading {
  /** 1 to 6. */
  readonly level: number
  /** Decoded; empty when there is none. */
  readonly id: string
  /** Text as HTML: no tags but those of formulas and marks of English, and no sign that links to the heading itself. */
  readonly html: string
  readonly unnumbered: boolean
}

/** Cost: linear in the length. */
export function headingsOf(html: string): TocHeading[] {
  const headings: TocHeading[] = []
  const opener = /<!--|<h([1-6])(?=[\s>/])/gi
  const unclosed = new Set<string>()
  for (let match = opener.exec(html); match; match = opener.exec(html)) {
    const level = match[1]
    if (level === undefined) {
      const end = html.indexOf('-->', match.index + 4)
      if (end < 0) break
      opener.lastIndex = end + 3
      continue
    }
    if (unclosed.has(level)) continue
    const start = tagEnd(html, opener.lastIndex)
    const closer = CLOSERS[level] as RegExp
    closer.lastIndex = start
    const close = closer.exec(html)
    if (!close) {
      unclosed.add(level)
      continue
    }
    const attributes = html.slice(match.index + 3, start - 1)
    headings.push({
      level: Number(level),
      id: decodeEntities(textIn(ID, attributes)),
      html: textOf(html.slice(start, close.index)),
      unnumbered: textIn(UNNUMBERED, attributes) === 'true',
    })
    opener.lastIndex = closer.lastIndex
  }
  return headings
}

/** By level. */
const CLOSERS: Readonly<Record<string, RegExp>> = Object.fromEntries(
  [1, 2, 3, 4, 5, 6].map((level) => [level, new RegExp(`</h${level}\\s*>`, 'gi')]),
)

/** Just after the `>` of the tag whose attributes begin at `from`. */
function tagEnd(html: string, from: number): number {
  let quote = ''
  for (let at = from; at < html.length; at++) {
    const char = html[at]
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at + 1
  }
  return html.length
}

const attribute = (name: string): RegExp =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i')
const ID = attribute('id')
const UNNUMBERED = attribute('data-toc-unnumbered')

function textIn(pattern: RegExp, attributes: string): string {
  const match = pattern.exec(attributes)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

/** One character that is no letter or digit, in a link: the sign of a heading's anchor. */
const ANCHOR = /<a(?=[\s>])[^>]*>((?:(?!<\/a>)[\s\S])*)<\/a>/gi

/** As Markdown marks it in Chinese headings: its quotes and dashes stay as narrow in a table of contents. */
const ENGLISH = /<span lang="en">([^<]*)<\/span>/

function textOf(inner: string): string {
  const unlinked = inner.replace(ANCHOR, (link, text: string) => {
    const sign = decodeEntities(stripHtml(text)).trim()
    return /^[^\p{L}\p{N}]?$/u.test(sign) ? '' : link
  })
  const kept = unlinked.trim() === '' ? inner : unlinked
  // A formula without its tags would be its glyphs and its source side by side.
  if (kept.includes('class="katex'))
    return kept
      .replace(/<\/?a(?=[\s>])[^>]*>/gi, '')
      .replace(/\sid="[^"]*"/g, '')
      .trim()
  return kept
    .split(ENGLISH)
    .map((part, index) => (index % 2 === 0 ? stripHtml(part) : `<span lang="en">${part}</span>`))
    .join('')
    .trim()
}
