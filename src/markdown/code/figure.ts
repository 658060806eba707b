/**
 * Code in the markup of Hexo's highlighter: a figure with a table, numbers on the left. Themes made for Hexo style it.
 * @compat lines marked by `{1,3-5}` and by comments get classes, which Hexo gives only in `{% codeblock mark:… %}`.
 */
import { escapeHtml } from '../../base/text.ts'
import type { Settings } from '../options.ts'
import type { Listing } from './listing.ts'

export function figureOf(listing: Listing, { highlight }: Pick<Settings, 'highlight'>): string {
  const { lines, language, grammar, title, link, numbered, classesOf } = listing
  const name = grammar === undefined || grammar === 'plaintext' ? 'plaintext' : language
  const attribute = highlight.language_attr ? ` data-language="${escapeHtml(name)}"` : ''
  const classes = `highlight ${name}${listing.wrap ? ' wrap' : ''}`
  const caption =
    title !== undefined || link !== undefined
      ? `<figcaption><span>${braces(escapeHtml(title ?? ''))}</span>${
          link ? `<a href="${escapeHtml(link.url)}">${braces(escapeHtml(link.text))}</a>` : ''
        }</figcaption>`
      : ''
  const rows = lines.length > 0 ? lines : ['']
  const first = highlight.first_line_number === 'inline' || listing.firstLine !== 1 ? listing.firstLine : 1
  const code = rows.map((line, i) => `<span class="line${classesOf(i + 1)}">${braces(line)}</span><br>`).join('')
  const body = highlight.hljs ? `<code class="hljs ${escapeHtml(name)}">${code}</code>` : code
  const open = `<figure class="${escapeHtml(classes)}"${attribute}>${caption}`
  if (!highlight.wrap) return `${open}<pre>${body}</pre></figure>\n`
  const gutter = numbered
    ? `<td class="gutter"><pre>${rows.map((_, i) => `<span class="line">${first + i}</span><br>`).join('')}</pre></td>`
    : ''
  return `${open}<table><tr>${gutter}<td class="code"><pre>${body}</pre></td></tr></table></figure>\n`
}

/** As in Hexo: no braces in code, so that no template engine that comes later sees them. */
const braces = (html: string): string => html.replaceAll('{', '&#123;').replaceAll('}', '&#125;')
