/** An article written in HTML → its Content: as it is, but for the mark `<!-- more -->`. */
import { textOfHtml } from '../base/html-scan.ts'
import { andThen, type Later } from '../base/later.ts'
import { wordCountOf } from '../base/words.ts'
import type { Content } from '../model/article.ts'
import { cutAtMore, MORE, MORE_COMMENT } from './excerpt.ts'
import { htmlFor } from './safe-html.ts'

/** Linear in the length. Never throws. @param preset `markdown.preset`: of an article in a safe site nothing runs */
export function contentOfHtml(source: string, preset: string): Later<Content> {
  return andThen(htmlFor(preset, source.replace(MORE_COMMENT, MORE)), contentOf)
}

function contentOf(html: string): Content {
  const text = textOfHtml(html, ' ').replace(/\s+/g, ' ').trim()
  const { cjk, other } = wordCountOf(text)
  const has = { math: /class="katex/.test(html), code: /<pre\b/i.test(html), mermaid: /class="mermaid"/.test(html) }
  return { html, ...cutAtMore(html), text, headings: [], words: cjk + other, cjk, has, problems: [] }
}
