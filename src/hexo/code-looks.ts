import type { Config } from '../model/config.ts'
import type { CodeLooks, ListingInfo } from '../model/extension.ts'
import type { Host } from './host.ts'

/**
 * How code looks in articles that our Markdown reads: as `hexo.config` has it by now, since themes change that for what
 * their stylesheets expect. Hexo's table we make ourselves; for another form of it, Prism, or what a
 * plugin brings, the site's own is asked.
 */
export function codeLooksOf(hexo: Host): CodeLooks {
  const { highlight, syntax_highlighter: name } = hexo.config
  const chosen = hexo.extend.highlight.query(name)
  const isTable = highlight?.wrap !== false && !highlight?.hljs
  const isOurs = !chosen || (chosen === hexo.coreHighlighter && isTable)
  return {
    highlight: Object.fromEntries(KEYS.filter((key) => highlight?.[key] != null).map((key) => [key, highlight[key]])),
    listing: isOurs ? undefined : (code, info) => listingOf(hexo, code, info),
  }
}

const KEYS = [
  'line_number',
  'line_threshold',
  'first_line_number',
  'language_attr',
  'strip_indent',
] as const satisfies readonly (keyof Config['highlight'])[]

/** Lines that a comment marks are known to us alone. */
const MARKED = /\[!code\b/

function listingOf(hexo: Host, code: string, info: ListingInfo): string | undefined {
  if (MARKED.test(code)) return undefined
  const { language, title, link, marked, numbers, firstLine = 1, wrap } = info
  const { escapeHTML } = hexo.util
  const caption =
    title === undefined && link === undefined
      ? undefined
      : `<span>${escapeHTML(title ?? '')}</span>${link ? `<a href="${escapeHTML(link.url)}">${escapeHTML(link.text)}</a>` : ''}`
  const options = {
    ...(language !== '' && { lang: language }),
    ...(caption !== undefined && { caption }),
    ...(numbers !== undefined && { line_number: numbers }),
    ...(wrap !== undefined && { wrap }),
    firstLine,
    mark: marked.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
    lines_length: code.split('\n').length,
  }
  return hexo.extend.highlight.exec(hexo.config.syntax_highlighter, { context: hexo, args: [code, options] })
}
