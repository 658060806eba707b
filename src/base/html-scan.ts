import { decodeEntities } from './text.ts'

/**
 * Finds the tags and comments of HTML by looking at each character once. Two open ends over a text, as in `<!--.*?-->` or
 * `<[^>]*>`, cost the square of its length where nothing closes; here what is never closed ends the search.
 */

export interface HtmlTag {
  /** In lower case: `"font"`; `"!--"` for a comment, `"!"` for declarations and processing instructions. */
  readonly name: string
  readonly kind: 'open' | 'close' | 'comment'
  /** `<br/>`. */
  readonly selfClosing: boolean
  readonly start: number
  /** Behind the `>`; -1 when there is none, and then nothing follows. */
  readonly end: number
}

/** Elements whose content is text up to their own end tag, whatever it looks like. */
export const RAW_TEXT: ReadonlySet<string> = new Set(
  'script style textarea title iframe xmp noembed noframes'.split(' '),
)

/** In the order of the text. Inside raw text elements only their end tag is found. Linear; never throws. */
export function* scanTags(html: string): Generator<HtmlTag> {
  let at = html.indexOf('<')
  while (at >= 0) {
    const tag = tagAt(html, at)
    if (tag !== undefined) {
      yield tag
      if (tag.end < 0) return
    }
    const raw = tag?.kind === 'open' && !tag.selfClosing && RAW_TEXT.has(tag.name) ? tag.name : undefined
    at = raw === undefined ? html.indexOf('<', tag?.end ?? at + 1) : endTagOf(html, raw, tag?.end ?? at + 1)
  }
}

/** The text of HTML, without tags, comments, styles and scripts; entities stay as they are. Linear. */
export function textOfHtml(html: string, between = ''): string {
  if (!html.includes('<')) return html
  let text = ''
  let from = 0
  let hidden: string | undefined
  for (const { name, kind, start, end } of scanTags(html)) {
    if (hidden === undefined) text += html.slice(from, start) + between
    if (kind === 'open' && (name === 'script' || name === 'style')) hidden = name
    else if (kind === 'close' && name === hidden) hidden = undefined
    from = end < 0 ? html.length : end
  }
  return hidden === undefined ? text + html.slice(from) : text
}

/** The attributes of an opening tag, by their names in lower case; what they say is decoded. */
export function attributesOf(tag: string): ReadonlyMap<string, string> {
  const found = tag.replace(/^<[^\s/>]+/, '').matchAll(/([^\s"'>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?/g)
  return new Map(
    Array.from(found, ([, name = '', value = '']) => [
      name.toLowerCase(),
      decodeEntities(/^["']/.test(value) ? value.slice(1, -1) : value),
    ]),
  )
}

/** What begins at a `<`; undefined where that is text. */
function tagAt(html: string, start: number): HtmlTag | undefined {
  const next = html.charCodeAt(start + 1)
  if (html.startsWith('<!--', start)) {
    // `<!-->` and `<!--->` are comments too.
    const end = html.indexOf('-->', start + 2)
    return { name: '!--', kind: 'comment', selfClosing: false, start, end: end < 0 ? -1 : end + 3 }
  }
  if (next === 0x21 || next === 0x3f) {
    const end = html.indexOf('>', start)
    return { name: '!', kind: 'comment', selfClosing: false, start, end: end < 0 ? -1 : end + 1 }
  }
  NAME.lastIndex = start + 1
  const match = NAME.exec(html)
  if (match === null) return undefined
  const end = endOfTag(html, NAME.lastIndex)
  const kind = match[1] === '/' ? 'close' : 'open'
  return { name: (match[2] ?? '').toLowerCase(), kind, selfClosing: end > 0 && html[end - 2] === '/', start, end }
}

const NAME = /(\/?)([a-zA-Z][^\s/>]*)/y

/** Behind the `>` that closes a tag; quotes count after `=` only, as in browsers. -1 when there is no end. */
function endOfTag(html: string, from: number): number {
  let quote = 0
  let last = 0
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
      continue
    }
    if (code === 0x3e) return at + 1
    if ((code === 0x22 || code === 0x27) && last === 0x3d) quote = code
    if (code > 0x20) last = code
  }
  return -1
}

/** Where the end tag of a raw text element begins; -1 when there is none. */
function endTagOf(html: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? -1
}
