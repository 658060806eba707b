/** Code as `<pre><code>`: the markup of our own theme. Numbers and signs are the stylesheet's, so a copy holds only code. */
import { escapeHtml } from '../../base/text.ts'
import type { Listing } from './listing.ts'

export function preOf({ html, lines, language, title, link, numbered, firstLine, wrap, classesOf }: Listing): string {
  const caption = title || link ? `<div class="code-title">${escapeHtml(title ?? '')}${linkOf(link)}</div>` : ''
  const spans = numbered || lines.some((_, i) => classesOf(i + 1) !== '')
  const body = spans ? lines.map((line, i) => `<span class="line${classesOf(i + 1)}">${line}</span>\n`).join('') : html
  const names = ['code']
  if (numbered) names.push('numbered')
  if (wrap) names.push('wrap')
  if (lines.some((_, i) => classesOf(i + 1).includes('focused'))) names.push('has-focus')
  const start = numbered && firstLine !== 1 ? ` style="counter-reset:line ${firstLine - 1}"` : ''
  const word = escapeHtml(language)
  return (
    `<div class="${names.join(' ')}"${word && ` data-language="${word}"`}>${caption}<pre tabindex="0">` +
    `<code class="hljs${word && ` language-${word}`}"${start}>${body}</code></pre></div>\n`
  )
}

function linkOf(link: Listing['link']): string {
  return link ? ` <a href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a>` : ''
}
