import { escapeBraces } from '../extend/tags.ts'
import { commentsIn, withFences } from './fence-places.ts'

/** Fenced code → coloured HTML before Markdown sees it, with the title, link, marked lines and numbers that its first line asks for. */
const OPTION = /\s((?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):\S+)/g

export function codeFences(hexo: any): (data: any) => void {
  return function codeFencesFilter(data) {
    // Our Markdown colours code itself.
    if (!hexo.markdownByPlugin) return
    const { highlight } = hexo.extend
    const name = hexo.config.syntax_highlighter
    if (!/```|~~~/.test(data.content) || !highlight.query(name)) return
    const isInComment = commentsIn(data.content)
    data.content = withFences(data.content, ({ whole, start, info, body, end, at }) => {
      const { enabled, ...options } = readOptions(info)
      if (isInComment(at, at + whole.length) || !enabled) return escapeBraces(whole)
      const code = unquoted(body.replace(/\n$/, ''), start)
      const context = { context: hexo, args: [code, { ...options, lines_length: code.split('\n').length }] }
      const html = highlight.exec(name, context)
      return `${start}<hexoPostRenderCodeBlock>${escapeBraces(html)}</hexoPostRenderCodeBlock>${end}`
    })
  }
}

/** Lines of a quote lose as many `>` as the fence has before it. */
function unquoted(body: string, start: string): string {
  const depth = start.split('>').length - 1
  if (depth === 0) return body
  return body.replace(new RegExp(`^([^\\S\\r\\n]*>){0,${depth}}([^\\S\\r\\n]|$)`, 'mg'), '')
}

function readOptions(info: string): any {
  const given = Array.from(info.matchAll(OPTION), ([, option = '']) => option)
  const { highlight, ...options } = optionsOf(given)
  const rest = info.replace(OPTION, '')
  const named = titleOf(rest.split('=').shift() ?? '')
  const inline = rest.replace('=+', '=')
  return {
    firstLine: 1,
    mark: [],
    ...options,
    ...named,
    ...(inline.includes('=') ? { firstLineNumber: inline.split('=')[1] || 1 } : {}),
    enabled: highlight !== false,
  }
}

/** `lang title url link-text`. */
function titleOf(text: string): { lang?: string; caption?: string } {
  const match = /([^\s]+)\s+(.+?)\s+(https?:\/\/\S+|\/\S+)\s*(.+)?/.exec(text) ?? /([^\s]+)\s*(.+)?/.exec(text)
  if (!match) return {}
  const [, lang = '', title, address, label] = match
  if (!title) return { lang }
  return { lang, caption: `<span>${title}</span>${address ? `<a href="${address}">${label || 'link'}</a>` : ''}` }
}

/** `mark:1,4-7 line_number:false …`, of fences and of the tag for code alike. */
export function optionsOf(options: readonly string[]): any {
  const read: any = {}
  const isNumber = (value: string) => !Number.isNaN(Number(value))
  for (const option of options) {
    const at = option.indexOf(':')
    const key = option.slice(0, at)
    const value = option.slice(at + 1)
    if (key === 'mark') read.mark = [...(read.mark ?? []), ...linesOf(value)]
    else if (key === 'line_threshold' || key === 'first_line') {
      if (isNumber(value)) read[key === 'first_line' ? 'firstLine' : key] = Number(value)
    } else read[key] = value === 'true'
  }
  return read
}

function linesOf(value: string): number[] {
  return value.split(',').flatMap((part) => {
    const [from = Number.NaN, to] = part.split('-').map(Number)
    if (to === undefined || Number.isNaN(from) || Number.isNaN(to))
      return Number.isNaN(Number(part)) ? [] : [Number(part)]
    const [low, high] = from < to ? [from, to] : [to, from]
    return Array.from({ length: high - low + 1 }, (_, index) => low + index)
  })
}
