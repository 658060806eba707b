/** An article written in HTML → its Content: as it is, but for the mark `<!-- more -->`. */
import { textOfHtml } from '../base/html-scan.ts'
import { wordCountOf } from '../base/words.ts'
import type { Content } from '../model/article.ts'
import { cutAtMore, MORE, MORE_COMMENT } from './excerpt.ts'

/** Linear in the length. Never throws. */
export function contentOfHtml(source: string): Content {
  const html = source.replace(MORE_COMMENT, MORE)
  const text = textOfHtml(source, ' ').replace(/\s+/g, ' ').trim()
  const { cjk, other } = wordCountOf(text)
  const has = { math: /class="katex/.test(html), code: /<pre\b/i.test(html), mermaid: /class="mermaid"/.test(html) }
  return { html, ...cutAtMore(html), text, headings: [], words: cjk + other, cjk, has, problems: [] }
}
