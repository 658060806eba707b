/** Tags that show something: `{% img %}`, `{% asset_img %}`, `{% iframe %}`. */
import { escapeHtml } from '../../base/text.ts'
import { imageAttributes } from '../images.ts'
import { assetAt } from '../resolve.ts'
import { assetUrl, safeUrl } from './links.ts'
import { partsOf } from './parts.ts'
import { type BuiltinTag, html, type TagScope } from './scope.ts'

/** `{% img [class…] /path [width] [height] ["title" "alt"] %}`, or as Volantis has it `{% image 地址, width=400px, alt=说明 %}` */
export const img: BuiltinTag = {
  render: (args, _body, scope, source) =>
    image(
      partedByCommas(source) ?? args,
      scope,
      /^(?:https?:)?\/\/|^\.{0,2}\/|^[^"'\s]+\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)(?:[?#]\S*)?$/i,
      false,
    ),
}

/** `a.png, width=400px, alt=说明` in the order of Hexo's arguments; undefined where spaces part them. */
function partedByCommas(source: string): string[] | undefined {
  const [, address, rest = ''] = /^(\S+?)[,，](?:\s+|(?=(?:alt|width|height|bg)=))(.*)$/s.exec(source) ?? []
  if (address === undefined) return undefined
  const options = new Map(partsOf(rest).map((part) => [/^(\w+)=/.exec(part)?.[1] ?? 'alt', part.replace(/^\w+=/, '')]))
  const width = options.get('width')
  return [address, ...(width === undefined ? [] : [width]), '', options.get('alt') ?? '']
}

/** `{% asset_img [class…] file [width] [height] ["title" "alt"] %}` */
export const assetImg: BuiltinTag = {
  render: (args, _body, scope) => image(args, scope, /\.[a-z0-9]{2,5}(?:[?#]\S*)?$/i, true),
}

function image(args: readonly string[], scope: TagScope, isSource: RegExp, ofPost: boolean) {
  const at = args.findIndex((arg) => isSource.test(arg))
  const source = args[at]
  if (source === undefined) return undefined
  const rest = args.slice(at + 1)
  const sizes = rest.slice(0, 2).filter((arg) => /^\d+(?:%|px)?$/.test(arg))
  const { title, alt } = titleAndAlt(rest.slice(sizes.length))
  const asset = ofPost ? undefined : assetAt(source, scope.state.context, scope.settings)
  const src = ofPost ? assetUrl(source, scope) : (asset?.url ?? safeUrl(source, scope))
  const known = ofPost ? assetAt(source, scope.state.context, scope.settings) : asset
  const attributes: Record<string, string> = { src }
  const classes = args.slice(0, at).join(' ')
  if (classes) attributes.class = classes
  if (sizes[0]) attributes.width = sizes[0]
  if (sizes[1]) attributes.height = sizes[1]
  if (title) attributes.title = title
  attributes.alt = alt || title
  Object.assign(attributes, imageAttributes(known, scope.settings, sizes.length > 0))
  return html(
    `<img${Object.entries(attributes)
      .map(([name, value]) => ` ${name}="${escapeHtml(value)}"`)
      .join('')}>`,
  )
}

/** `"title" "alt"`, `"title 'alt'"` or `title`. */
function titleAndAlt(rest: readonly string[]): { title: string; alt: string } {
  if (rest.length >= 2) return { title: rest[0] ?? '', alt: rest.slice(1).join(' ') }
  const text = rest[0] ?? ''
  const inner = /^(?:"([^"]*)"\s*"([^"]*)"|([^'"]*?)\s*['"]([^'"]*)['"])$/.exec(text.trim())
  return inner ? { title: inner[1] ?? inner[3] ?? '', alt: inner[2] ?? inner[4] ?? '' } : { title: text, alt: '' }
}

/** `{% iframe url [width] [height] %}` */
export const iframe: BuiltinTag = {
  render([url, width = '100%', height = '300'], _body, scope) {
    if (url === undefined || !/^(?:https?:)?\/\/|^\//i.test(url)) return undefined
    return html(
      `<iframe src="${escapeHtml(safeUrl(url, scope))}" width="${escapeHtml(width)}" height="${escapeHtml(height)}"` +
        ' frameborder="0" loading="lazy" allowfullscreen></iframe>',
    )
  },
}
