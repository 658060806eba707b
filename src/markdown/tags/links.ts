/** Tags that make links: to pages, posts and files of the post. */
import { warning } from '../../base/problem.ts'
import { escapeHtml } from '../../base/text.ts'
import { encodeUrl } from '../../base/urls.ts'
import type { LinkTarget } from '../context.ts'
import { assetAt } from '../resolve.ts'
import { hashOf } from '../uri.ts'
import { partsOf } from './parts.ts'
import { type BuiltinTag, html, type TagScope } from './scope.ts'

export const isAddress = (text: string): boolean => /^(?:(?:https?:)?\/\/|[/#]|mailto:)\S*$/i.test(text)

/** Which of the parts between commas is an address as a whole; -1 where none behind the first is. */
export const addressAmong = (parts: readonly string[]): number =>
  parts.findIndex((part, index) => index > 0 && isAddress(part))

/** `{% link 文字 url [true] [标题] %}`, or as Volantis and Butterfly have it `{% link 文字, url, 说明 %}` */
export const link: BuiltinTag = {
  render(args, _body, scope, source) {
    const parts = partsOf(source)
    if (addressAmong(parts) === 1) {
      const [text = '', url = '', more = ''] = parts
      // Volantis shows a picture there.
      const title = isAddress(more) ? '' : more
      return html(anchor(safeUrl(url, scope), text || url, title === '' ? {} : { title }))
    }
    const at = args.findIndex((arg) => /^(?:https?:)?\/\/|^[/#]|^mailto:/i.test(arg))
    const url = args[at]
    if (url === undefined) return undefined
    const rest = args.slice(at + 1)
    const external = rest[0] === 'true'
    const title = (rest[0] === 'true' || rest[0] === 'false' ? rest.slice(1) : rest).join(' ')
    return html(
      anchor(safeUrl(url, scope), args.slice(0, at).join(' ') || url, {
        ...(title && { title }),
        ...(external && { target: '_blank', rel: 'noopener external' }),
      }),
    )
  },
}

/** `{% post_link slug [文字] [escape] %}` */
export const postLink: BuiltinTag = {
  render(args, _body, scope) {
    const { target, hash } = postOf(args, scope)
    if (!target) return undefined
    const last = args.at(-1)
    const flag = args.length > 1 && (last === 'true' || last === 'false') ? last : undefined
    const words = args.slice(1, flag === undefined ? undefined : -1).join(' ')
    const url = target.url + hash
    // `false` asks for the text as HTML; what authors write there may be so only where they may write HTML at all.
    const asHtml = flag === 'false' && scope.settings.markdown.preset !== 'safe'
    if (words && asHtml) return html(`<a href="${escapeHtml(url)}" title="${escapeHtml(target.title)}">${words}</a>`)
    return html(anchor(url, words || target.title, { title: target.title }))
  },
}

/** `{% post_path slug %}` */
export const postPath: BuiltinTag = {
  render(args, _body, scope) {
    const { target, hash } = postOf(args, scope)
    return target && html(escapeHtml(target.url + hash))
  },
}

/** `{% asset_path file %}` */
export const assetPath: BuiltinTag = {
  render([file = ''], _body, scope) {
    return html(escapeHtml(assetUrl(file, scope)))
  },
}

/** `{% asset_link file [文字] [escape] %}` */
export const assetLink: BuiltinTag = {
  render(args, _body, scope) {
    const [file = ''] = args
    const flag = args.at(-1) === 'true' || args.at(-1) === 'false'
    const words = args.slice(1, flag ? -1 : undefined).join(' ') || file
    return html(anchor(assetUrl(file, scope), words, { title: words }))
  },
}

function postOf(
  args: readonly string[],
  { state, report }: TagScope,
): { target: LinkTarget | undefined; hash: string } {
  const [name = '', hash] = (args[0] ?? '').split('#')
  const target = state.context.named?.(name)
  if (!target && state.context.named) {
    report(warning('post-missing', { kind: 'name', name }))
  }
  return { target, hash: hash === undefined ? '' : hashOf(hash) }
}

/** The address of a file of the post; as written, when there is no such file. */
export function assetUrl(file: string, { state, settings, report }: TagScope): string {
  const asset = assetAt(file, state.context, settings)
  if (asset) return asset.url
  if (state.context.asset) {
    report(warning('asset-missing', { file }))
  }
  return encodeUrl(file)
}

/** An address that cannot run script, or `#`. */
export function safeUrl(url: string, { md }: Pick<TagScope, 'md'>): string {
  const normal = md.normalizeLink(url)
  return md.validateLink(normal) ? normal : '#'
}

function anchor(url: string, text: string, attributes: Readonly<Record<string, string>>): string {
  const rest = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
  return `<a href="${escapeHtml(url)}"${rest.join('')}>${escapeHtml(text)}</a>`
}
