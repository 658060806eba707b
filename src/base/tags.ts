/**
 * HTML tag by tag, without a tree: what is no tag is copied as it is, so that text from anywhere comes out as it went
 * in. Linear in the length.
 */

/** What becomes of a tag: other text in its place, or of the whole element that it opens. */
type Rewritten = { readonly tag: string } | { readonly element: 'kept' | 'dropped' }

/**
 * @param rewrite gets each tag and its name in lower case: `"a"` and `"<a href=x>"`, `"/a"` and `"</a>"`, `"!--"` and a
 * whole comment
 */
export function rewriteTags(html: string, rewrite: (name: string, tag: string) => Rewritten): string {
  let out = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    out += html.slice(at, open)
    const comment = html.startsWith('<!--', open)
    const name = comment ? '!--' : tagName(html, open)
    const close = comment ? endOfComment(html, open) : name === '' ? -1 : endOfTag(html, open)
    if (close < 0) {
      out += '<'
      at = open + 1
      // An unclosed tag has no tag after it either: looking again from each "<" would be quadratic.
      if (name !== '') break
      continue
    }
    const made = rewrite(name, html.slice(open, close))
    at = 'tag' in made || comment ? close : endOfElement(html, name, close)
    if ('tag' in made) out += made.tag
    else if (made.element === 'kept') out += html.slice(open, at)
  }
  return out + html.slice(at)
}

/** Lower-case name of the tag that starts at `open`, with "/" before it for an end tag; empty where there is none. */
export function tagName(html: string, open: number): string {
  const pattern = /\/?[a-zA-Z][^\s/>]*/y
  pattern.lastIndex = open + 1
  return pattern.exec(html)?.[0].toLowerCase() ?? ''
}

function endOfComment(html: string, open: number): number {
  const end = html.indexOf('-->', open + 4)
  return end < 0 ? html.length : end + 3
}

/** The offset after the ">" of the tag; quotes count after "=" only, as in browsers. -1 when there is no end. */
function endOfTag(html: string, open: number): number {
  let quote = ''
  let last = ''
  for (let at = open + 1; at < html.length; at++) {
    const char = html.charAt(at)
    if (quote !== '') {
      if (char === quote) quote = ''
      continue
    }
    if (char === '>') return at + 1
    if ((char === '"' || char === "'") && last === '=') quote = char
    if (!/\s/.test(char)) last = char
  }
  return -1
}

/** The offset after the end tag that belongs to a start tag which ends at `from`. */
function endOfElement(html: string, name: string, from: number): number {
  const same = new RegExp(`<(/?)${name}(?=[\\s/>])`, 'gi')
  const raw = name === 'script' || name === 'style'
  same.lastIndex = from
  let depth = 1
  for (let match = same.exec(html); match; match = same.exec(html)) {
    if (match[1] === '/') depth--
    else if (!raw) depth++
    if (depth > 0) continue
    const end = html.indexOf('>', same.lastIndex)
    return end < 0 ? html.length : end + 1
  }
  return html.length
}
