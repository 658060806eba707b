import { rewriteTags, tagName } from '../../base/tags.ts'

/** HTML of an article → HTML that stands alone in a feed reader, far from the site, its styles and its scripts. */

/**
 * Makes links and images absolute against `base` (the article's full URL), keeps of each formula the MathML, and drops
 * what only works on the page: scripts, styles, comments, links of headings to themselves, line numbers. Linear; takes
 * any text, and copies what is no HTML as it is.
 */
export function feedHtml(html: string, base: string): string {
  const mathml = html.includes('katex-mathml')
  return rewriteTags(html, (name, tag) => {
    if (dropped(name, tag, mathml)) return { element: 'dropped' }
    return { tag: name.startsWith('/') ? tag : absoluteTag(tag, base) }
  })
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
    case '!--':
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

function absoluteTag(tag: string, base: string): string {
  if (!/\b(?:href|src|srcset|poster|data|cite)\b/i.test(tag)) return tag
  const start = tagName(tag, 0).length + 1
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
