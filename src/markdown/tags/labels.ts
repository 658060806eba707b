/** Small things within a line: `{% button %}`, `{% label %}`. */
import { escapeHtml } from '../../base/text.ts'
import { assetAt, rooted } from '../resolve.ts'
import { addressAmong, isAddress, safeUrl } from './links.ts'
import { partsOf } from './parts.ts'
import { type BuiltinTag, html } from './scope.ts'

/**
 * `{% button 地址, 文字, 图标, 标题 %}` (NexT), `{% btn 地址,文字,图标,颜色 %}` (Butterfly),
 * `{% btn [样式,] 文字, 地址, 图标 %}` (Volantis)
 */
export const button: BuiltinTag = {
  render(_args, _body, scope, source) {
    const parts = partsOf(source)
    const at = addressAmong(parts)
    const [url = '', text = '', icon = '', more = ''] =
      at < 0 || isAddress(parts[0] ?? '') ? parts : [parts[at], parts[at - 1], parts[at + 1], parts[at - 2]]
    if (url === '') return undefined
    const target = assetAt(url, scope.state.context, scope.settings)?.url ?? rooted(safeUrl(url, scope), scope.settings)
    const looks = more
      .split(/\s+/)
      .filter((word) => COLORS.test(word) || /^(?:outline|larger?|block|center|right)$/.test(word))
    const title = looks.length === 0 ? more : ''
    const mark = /^[\w -]+$/.test(icon)
      ? `<i class="${/^fa[a-z]? /.test(icon) ? icon : `fa fa-${icon}`}" aria-hidden="true"></i>`
      : ''
    const attributes = title === '' ? '' : ` title="${escapeHtml(title)}"`
    const words = text || (mark === '' ? url : title)
    return html(
      `<a class="${['btn', ...looks].join(' ')}" href="${escapeHtml(target)}"${attributes}>${mark}${escapeHtml(words)}</a>`,
    )
  },
}

/** `{% label primary@文字 %}` (NexT), `{% label 文字 颜色 %}` (Butterfly) */
export const label: BuiltinTag = {
  render(args, _body, _scope, source) {
    const [, kind, rest] = /^(\w*)\s*@\s*([\s\S]*)$/.exec(source) ?? []
    if (rest !== undefined) return marked(rest, kind || 'default')
    const last = args.at(-1) ?? ''
    return args.length > 1 && COLORS.test(last)
      ? marked(args.slice(0, -1).join(' '), last)
      : marked(args.join(' '), 'default')
  },
}

const COLORS = /^(?:default|primary|info|success|warning|danger|blue|pink|red|purple|orange|green)$/

const marked = (text: string, kind: string) =>
  text.trim() === '' ? undefined : html(`<mark class="label ${kind}">${escapeHtml(text.trim())}</mark>`)
