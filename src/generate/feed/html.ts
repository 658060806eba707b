/** HTML of an article → HTML that stands alone in a feed reader, far from the site, its styles and its scripts. */

/**
 * Makes links and images absolute against `base` (the article's full URL), keeps of each formula the MathML, and drops
 * what only works on the page: scripts, styles, comments, links of headings to themselves, line numbers. Linear; takes
 * any text, and copies what is no HTML as it is.
 */
export function feedHtml(html: string, base: string): string {
  const mathml = html.includes('katex-mathml')
  let out = ''
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    out += html.slice(at, open)
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const name = nameAt(html, open)
    const close = name === '' ? -1 : endOfTag(html, open)
    if (close < 0) {
      out += '<'
      at = open + 1
      // An unclosed tag has no tag after it either: looking again from each "<" would be quadratic.
      if (name !== '') break
      continue
    }
    const tag = html.slice(open, close)
    if (dropped(name, tag, mathml)) {
      at = endOfElement(html, name, close)
      continue
    }
    out += tag.startsWith('</') ? tag : absoluteTag(tag, base)
    at = close
  }
  return out + html.slice(at)
}

/** The URL that a link in a page at `base` leads to; a link that is none stays as written. */
export function absoluteUrl(link: string, base: string): string {
  if (/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(link)) return link
  try {
    return new URL(link, base).href
  } catch {
    return link
  }
}

function dropped(name: string, tag: string, mathml: boolean): boolean {
  switch (name) {
    case 'script':
    case 'style':
    case 'annotation':
      return true
    case 'span':
      return mathml && /\bkatex-html\b/.test(tag)
    case 'a':
      return /\bclass="(?:headerlink|header-anchor)"/.test(tag)
    case 'td':
      return /\bclass="gutter"/.test(tag)
    default:
      return false
  }
}

/** Lower-case name of the tag that starts at `open`, with "/" before it for an end tag; empty where there is none. */
function nameAt(html: string, open: number): string {
  const pattern = /\/?[a-zA-Z][^\s/>]*/y
  pattern.lastIndex = open + 1
  return pattern.exec(html)?.[0].toLowerCase() ?? ''
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

function absoluteTag(tag: string, base: string): string {
  if (!/\b(?:href|src|srcset|poster|data|cite)\b/i.test(tag)) return tag
  const start = nameAt(tag, 0).length + 1
  const attributes = tag
    .slice(start)
    .replace(
      /([^\s"'>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)/g,
      (whole, name: string, equals: string, value: string) => {
        const link = decode(/^["']/.test(value) ? value.slice(1, -1) : value)
        switch (name.toLowerCase()) {
          case 'href':
          case 'src':
          case 'poster':
          case 'data':
          case 'cite':
            return `${name}${equals}"${encode(absoluteUrl(link, base))}"`
          case 'srcset':
            return `${name}${equals}"${encode(absoluteSet(link, base))}"`
          default:
            return whole
        }
      },
    )
  return tag.slice(0, start) + attributes
}

function absoluteSet(set: string, base: string): string {
  return set
    .split(/,\s+/)
    .map((candidate) => {
      const [link = '', ...size] = candidate.trim().split(/\s+/)
      return [absoluteUrl(link, base), ...size].join(' ')
    })
    .join(', ')
}

function decode(value: string): string {
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

const encode = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
