/** `{% blockquote 作者, 出处 url 标题 %}` and `{% pullquote class %}`: their bodies are Markdown. */
import { escapeHtml } from '../../base/text.ts'
import type { BuiltinTag } from './scope.ts'

export const blockquote: BuiltinTag = {
  ends: true,
  render(args, _body, { md }) {
    const footer = footerOf(args, (url) => (md.validateLink(url) ? md.normalizeLink(url) : '#'))
    return { kind: 'markdown', open: '<blockquote>', close: `${footer}</blockquote>\n` }
  },
}

export const pullquote: BuiltinTag = {
  ends: true,
  render: (args) => ({
    kind: 'markdown',
    open: `<blockquote class="${escapeHtml(['pullquote', ...args].join(' '))}">`,
    close: '</blockquote>\n',
  }),
}

/** As Hexo: `author, source`, `author url`, `author url title`, or the author alone. */
function footerOf(args: readonly string[], safe: (url: string) => string): string {
  if (args.length === 0) return ''
  const at = args.findIndex((arg) => /^https?:\/\//i.test(arg))
  const strong = (author: string): string => (author ? `<strong>${escapeHtml(author)}</strong>` : '')
  if (at >= 0) {
    const url = args[at] ?? ''
    const title = args.slice(at + 1).join(' ') || url.replace(/^https?:\/\/|\/(?:index\.html?)?$/g, '')
    const cite = `<cite><a href="${escapeHtml(safe(url))}">${escapeHtml(title)}</a></cite>`
    return `<footer>${strong(args.slice(0, at).join(' '))}${cite}</footer>`
  }
  const [author = '', ...source] = args.join(' ').split(/\s*[,，]\s*/)
  const cite = source.length > 0 ? `<cite>${escapeHtml(source.join(', '))}</cite>` : ''
  return `<footer>${strong(author)}${cite}</footer>`
}

export const raw: BuiltinTag = {
  ends: true,
  render: (_args, body, { settings }) => ({
    kind: 'html',
    html: settings.markdown.preset === 'safe' ? escapeHtml(body) : body,
    formulas: 'within',
  }),
}
