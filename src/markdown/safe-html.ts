import type { Later } from '../base/later.ts'

/**
 * HTML of people who are not trusted → HTML that shows what they wrote and runs nothing, by sanitize-html, which is loaded
 * when the first such article is met. What is not listed here is left out: scripts, styles, handlers, forms, frames,
 * drawings, comments, and addresses that are no pages.
 */
const TEXT =
  'h1 h2 h3 h4 h5 h6 p div span br hr a b i u s em strong small sub sup mark del ins code kbd samp var q cite'
const BLOCKS = 'pre blockquote ul ol li dl dt dd details summary figure figcaption section article aside header footer'
const OTHERS = 'img table caption colgroup col thead tbody tfoot tr th td abbr bdi bdo ruby rt rp time wbr center'

const ATTRIBUTES: Record<string, string[]> = {
  '*': ['id', 'class', 'title', 'lang', 'dir'],
  a: ['href', 'name', 'rel'],
  img: ['src', 'alt', 'width', 'height', 'loading'],
  ol: ['start', 'reversed', 'type'],
  li: ['value'],
  col: ['span'],
  th: ['align', 'colspan', 'rowspan', 'scope'],
  td: ['align', 'colspan', 'rowspan'],
  details: ['open'],
  time: ['datetime'],
}

/** Linear in the length. */
export async function safeHtml(html: string): Promise<string> {
  const { default: sanitize } = await import('sanitize-html')
  return sanitize(html, {
    allowedTags: [TEXT, BLOCKS, OTHERS].join(' ').split(' '),
    allowedAttributes: ATTRIBUTES,
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: true,
    parseStyleAttributes: false,
  })
}

/** {@link safeHtml} where the site asks for it. */
export function htmlFor(preset: string, html: string): Later<string> {
  return preset === 'safe' ? safeHtml(html) : html
}
