/**
 * Links to Markdown files become links to the articles made of them, and links to files beside the post reach them from
 * every page that shows it. Raw `<img src>` and `<a href>` are followed too: editors write them for resized pictures.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { warning } from '../base/problem.ts'
import { escapeHtml } from '../base/text.ts'
import { namesFile } from '../model/near-files.ts'
import type { Settings } from './options.ts'
import { type RenderState, stateOf, type TextPlace } from './render-state.ts'
import { articleAt, assetAt, isLocal, rooted } from './resolve.ts'
import { decodedUri } from './uri.ts'

const MARKDOWN_FILE = /\.(?:md|markdown|mdown|mkd)(?:[?#]|$)/i

export function links(md: MarkdownIt, settings: Settings): void {
  // After the inline step: definitions at the foot of the text are known by then.
  md.core.ruler.push('links', ({ tokens, env }) => {
    const state = stateOf(env)
    const { article, asset } = state.context
    if (!article && !asset) return
    for (const block of tokens) {
      if (block.type === 'html_block') followHtml(block, state, settings)
      for (const token of block.children ?? []) {
        if (token.type === 'link_open') follow(token, state, settings)
        else if (token.type === 'html_inline') followHtml(token, state, settings)
      }
    }
  })
}

function follow(token: Token, state: RenderState, settings: Settings): void {
  const href = String(token.attrGet('href') ?? '')
  if (!isLocal(href)) return
  const url = addressOf(href, state, settings)
  if (url !== undefined) {
    token.attrSet('href', url)
    return
  }
  token.attrSet('href', rooted(href, settings))
  if (isMissingFile(href, state)) state.report(missing('a', href), () => state.placeOf(token))
  if (!MARKDOWN_FILE.test(href) || !state.context.article) return
  state.report(warning('post-missing', { kind: 'file', name: decodedUri(href) }), () => state.placeOf(token))
}

function addressOf(href: string, state: RenderState, settings: Settings): string | undefined {
  const target = MARKDOWN_FILE.test(href) ? articleAt(href, state.context, settings) : undefined
  return (target ?? assetAt(href, state.context, settings))?.url
}

/** Whether it can only be a file beside the text, which is not there. What begins at the root may be the theme's. */
const isMissingFile = (href: string, { context }: RenderState): boolean =>
  context.asset !== undefined && !/^\/|[{}<>]/.test(href) && namesFile(href)

const missing = (tag: string, href: string) =>
  tag === 'a'
    ? warning('asset-missing', { file: decodedUri(href) })
    : warning('image-missing', { picture: decodedUri(href) })

const TAG = /<(a|img|video|audio|source|embed)\s(?:[^<>"']|"[^"]*"|'[^']*')*>/gi
const ATTRIBUTE = /(\s([^\s=<>"'/]+)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/g

function followHtml(token: Token, state: RenderState, settings: Settings): void {
  if (token.meta?.tag === true || !/\s(?:src|href|poster)\s*=/i.test(token.content)) return
  token.content = token.content.replace(TAG, (tag: string, name: string, start: number, text: string) =>
    tag.replace(
      ATTRIBUTE,
      (whole, before: string, key: string, double?: string, single?: string, bare?: string, at = 0) => {
        const href = double ?? single ?? bare ?? ''
        if (!/^(?:src|href|poster)$/i.test(key) || !isLocal(href)) return whole
        const url = addressOf(href, state, settings)
        if (url !== undefined) return `${before}"${escapeHtml(url)}"`
        if (isMissingFile(href, state))
          state.report(missing(name.toLowerCase(), href), () => placeIn(token, text, start + at + 1, state))
        return whole
      },
    ),
  )
}

/** A place in raw HTML: in a block of it, by line. */
function placeIn(token: Token, text: string, offset: number, state: RenderState): TextPlace | undefined {
  if (token.type === 'html_inline' || !token.map) return state.placeOf(token)
  return { line: token.map[0] + text.slice(0, offset).split('\n').length - 1 }
}
