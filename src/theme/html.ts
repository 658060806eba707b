import { escapeHtml } from '../base/text.ts'
import { encodeUrl } from '../base/urls.ts'

/** HTML in small pieces, as helpers print it: tags with attributes, text without its tags. */

const URL_ATTRIBUTE = /(?:cite|download|href|src|url)$/i

/**
 * Makes a tag from a name and attributes. Attributes that are null, undefined or false are left out, true gives the
 * bare name, addresses are percent-encoded, everything else is escaped. Without `content` there is no closing tag.
 * @compat as hexo-util's `htmlTag`, which prints `false` as a value and writes `/` and `=` as entities.
 */
export function htmlTag(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  content?: unknown,
  escapes = true,
): string {
  let tag = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    const attribute = escapeHtml(key)
    if (value === true) tag += ` ${attribute}`
    else if (URL_ATTRIBUTE.test(key)) tag += ` ${attribute}="${escapeQuotes(encodeUrl(String(value)))}"`
    else tag += ` ${attribute}="${escapeLoosely(String(value))}"`
  }
  if (content === null || content === undefined) return `${tag}>`
  return `${tag}>${escapes ? escapeLoosely(String(content)) : String(content)}</${name}>`
}

/**
 * Escapes what a theme's author wrote as text: entities in it, `&laquo;`, stay entities. What an article's author wrote
 * goes through `escapeHtml`, where `&lt;` means these four characters.
 */
export function escapeLoosely(text: string): string {
  return text.replace(/[<>"']|&(?!(?:#\d{1,7}|#[Xx][a-fA-F0-9]{1,6}|\w+);)/g, escapeHtml)
}

function escapeQuotes(url: string): string {
  return url.replace(/["<>]/g, escapeHtml)
}

/** The class attribute's value of a string or a list. */
export function classNames(value: unknown): unknown {
  return Array.isArray(value) ? value.join(' ') : value
}

/**
 * Removes tags and comments, and scripts and styles with what is in them; entities stay, so that the result is still
 * HTML. A `<` that a space follows is text. Linear in the length. Anything but a string gives `""`.
 * @compat Hexo's leaves the text of scripts and styles.
 */
export function stripHtml(html: unknown): string {
  if (typeof html !== 'string' && !(html instanceof String)) return ''
  const text = String(html)
  let from = text.indexOf('<')
  if (from < 0) return text
  let output = ''
  let plain = 0
  while (from >= 0) {
    const next = text[from + 1]
    if (next === ' ' || next === '\n') {
      from = text.indexOf('<', from + 1)
      continue
    }
    output += text.slice(plain, from)
    plain = text.startsWith('<!--', from) ? afterComment(text, from) : afterElement(text, from)
    from = text.indexOf('<', plain)
  }
  return output + text.slice(plain)
}

function afterComment(text: string, from: number): number {
  const end = text.indexOf('-->', from + 4)
  return end < 0 ? text.length : end + 3
}

/** Just after the tag, or after the whole of a script or a style sheet. */
function afterElement(text: string, from: number): number {
  const start = afterTag(text, from)
  const name = /^<(script|style)(?=[\s/>])/i.exec(text.slice(from, from + 8))?.[1]
  if (name === undefined) return start
  const closer = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  closer.lastIndex = start
  const end = closer.exec(text)
  return end === null ? text.length : afterTag(text, end.index)
}

/** Just after the `>` that closes the tag; a `>` in a quoted attribute does not. */
function afterTag(text: string, from: number): number {
  let quote = ''
  for (let at = from + 1; at < text.length; at++) {
    const char = text[at]
    if (quote !== '') {
      if (char === quote) quote = ''
    } else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at + 1
  }
  return text.length
}
