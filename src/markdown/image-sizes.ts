/**
 * Sizes of pictures as other editors write them: `![图](a.png =600x400)` (CSDN, HackMD), `![图](a.png){width=50%}` (pandoc),
 * `{: width="50%"}` (kramdown), `![图|300](a.png)` (Obsidian). What such braces hold besides goes to the picture, or to the
 * link before them, if it is known to be harmless; braces with anything else stay text.
 */
import type { MarkdownIt, StateInline, Token } from 'markdown-it'
import { stateOf } from './render-state.ts'

const TARGET =
  /\([ \t]*(<[^<>\n]*>|[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)(?:[ \t]+("[^"\n]*"|'[^'\n]*'))?[ \t]+=[ \t]*(\d{0,5}(?:%|px)?)(?:[x×*](\d{0,5}(?:%|px)?))?(?:[ \t]+("[^"\n]*"|'[^'\n]*'))?[ \t]*\)/y
const IN_ALT = /\|\s*(\d{1,5})(?:\s*[x×]\s*(\d{1,5}))?\s*$/
const BRACES =
  /^[ \t]?\{:?((?:[ \t]*(?:[.#][\w-]+|[a-zA-Z-]+[ \t]*=[ \t]*(?:"[^"{}]*"|'[^'{}]*'|[^\s{}"']+)))+)[ \t]*\}/

export function imageSizes(md: MarkdownIt): void {
  md.inline.ruler.before('image', 'sized_image', sizedImage)
  md.core.ruler.push('image_sizes', ({ tokens, env }) => {
    const state = stateOf(env)
    if (!state.mentions('](')) return
    for (const { children } of tokens) {
      for (const [at, token] of (children ?? []).entries()) {
        if (token.type === 'image') takeFromAlt(token)
        if (token.type === 'image' || token.type === 'link_close') takeBraces(token, at, children ?? [])
      }
    }
  })
}

/** A size behind the address makes it no picture for Markdown. */
function sizedImage(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x21 || state.src.charCodeAt(state.pos + 1) !== 0x5b) return false
  if (stateOf(state.env).findAhead(state.src, ' =', state.pos) < 0) return false
  const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos + 1, false)
  if (labelEnd < 0) return false
  TARGET.lastIndex = labelEnd + 1
  const [whole, target = '', before, width = '', height = '', after] = TARGET.exec(state.src) ?? []
  if (whole === undefined || labelEnd + 1 + whole.length > state.posMax || (width === '' && height === '')) return false
  const href = state.md.normalizeLink(target.replace(/^<(.*)>$/, '$1'))
  if (!state.md.validateLink(href)) return false
  if (!silent) {
    const token = state.push('image', 'img', 0)
    token.content = state.src.slice(state.pos + 2, labelEnd)
    token.children = []
    state.md.inline.parse(token.content, state.md, state.env, token.children)
    token.attrs = [
      ['src', href],
      ['alt', ''],
    ]
    const title = (before ?? after)?.slice(1, -1)
    if (title) token.attrSet('title', title)
    setSize(token, 'width', width)
    setSize(token, 'height', height)
  }
  state.pos = labelEnd + 1 + whole.length
  return true
}

/** Obsidian's `图|300`. */
function takeFromAlt(image: Token): void {
  const last = image.children?.at(-1)
  const match = last?.type === 'text' ? IN_ALT.exec(last.content) : null
  if (!last || !match) return
  last.content = last.content.slice(0, match.index)
  setSize(image, 'width', match[1] ?? '')
  setSize(image, 'height', match[2] ?? '')
}

function takeBraces(token: Token, at: number, children: readonly Token[]): void {
  const next = children[at + 1]
  if (next?.type !== 'text' || !/^[ \t]?\{/.test(next.content)) return
  const match = BRACES.exec(next.content)
  const opener = token.type === 'image' ? token : openerOf(children, at)
  if (!match || !opener) return
  const pairs = Array.from(
    (match[1] ?? '').matchAll(/([.#])([\w-]+)|([a-zA-Z-]+)[ \t]*=[ \t]*(?:"([^"]*)"|'([^']*)'|(\S+))/g),
    ([, sign, word = '', name = '', double, single, bare]): [string, string] =>
      sign === undefined ? [name.toLowerCase(), double ?? single ?? bare ?? ''] : [sign === '.' ? 'class' : 'id', word],
  )
  const isSize = (value: string) => /^\d{1,5}(?:\.\d+)?(?:%|px|em|rem|vw)?$/.test(value)
  const isKnown = ([name, value]: [string, string]) =>
    name === 'class' || name === 'id' || name === 'title' || name === 'alt'
      ? true
      : name === 'width' || name === 'height'
        ? isSize(value)
        : (name === 'target' && value === '_blank') || (name === 'rel' && /^[\w ]+$/.test(value))
  if (!pairs.every(isKnown)) return
  for (const [name, value] of pairs) {
    if (name === 'width' || name === 'height') setSize(opener, name, value)
    else if (name === 'class') opener.attrJoin('class', value)
    else if (name !== 'alt') opener.attrSet(name, value)
  }
  next.content = next.content.slice(match[0].length)
}

function openerOf(children: readonly Token[], close: number): Token | undefined {
  for (let at = close - 1; at >= 0; at--) if (children[at]?.type === 'link_open') return children[at]
  return undefined
}

/** Plain numbers are attributes; anything else is a style, since attributes know pixels only. */
export function setSize(image: Token, name: 'width' | 'height', value: string): void {
  const pixels = /^(\d+)(?:px)?$/.exec(value)?.[1]
  if (pixels !== undefined) image.attrSet(name, pixels)
  else if (value !== '') image.attrSet('style', `${image.attrGet('style') ?? ''}${name}:${value};`)
}
