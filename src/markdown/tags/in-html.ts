/**
 * Tags in raw HTML, as Hexo runs them: among its text or in an attribute, where they stand. One whose body is Markdown, or
 * goes on behind the block of HTML, ends that block and is a block itself. Code, scripts, styles and comments are left alone.
 */
import type { MarkdownIt, StateBlock, Token } from 'markdown-it'
import { scanTags } from '../../base/html-scan.ts'
import { escapeHtml } from '../../base/text.ts'
import { ruleOf } from '../html/parse.ts'
import type { Settings } from '../options.ts'
import { type RenderState, stateOf, type TextPlace } from '../render-state.ts'
import { endsIn } from './body.ts'
import { type KnownTags, knownTags } from './rule.ts'
import type { TagResult } from './scope.ts'
import { tagAt, tagEndsOf } from './syntax.ts'

export function tagsInHtml(md: MarkdownIt, settings: Settings): void {
  const tags = knownTags(md, settings)
  const htmlBlock = ruleOf(md, 'html_block')
  md.block.ruler.at(
    'html_block',
    (state, startLine, endLine, silent) => {
      if (!htmlBlock(state, startLine, endLine, silent)) return false
      if (!silent) endBeforeTag(md, settings, tags, state, startLine, endLine)
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  )
  md.core.ruler.push('tags_in_html', ({ tokens, env }) => {
    const state = stateOf(env)
    if (!state.mentions('{%')) return
    for (const block of tokens)
      for (const token of block.type === 'inline' ? (block.children ?? []) : [block])
        if (isWritten(token)) token.content = withTags(token.content, tags, state, placeOf(token, block))
  })
}

function endBeforeTag(
  md: MarkdownIt,
  settings: Settings,
  { known }: KnownTags,
  state: StateBlock,
  startLine: number,
  endLine: number,
): void {
  const token = state.tokens.at(-1)
  if (token?.type !== 'html_block' || !token.content.includes('{%')) return
  const blockEnd = state.eMarks[state.line - 1] ?? 0
  const isUnseen = unseenIn(token.content)
  let offset = 0
  for (const [index, text] of token.content.split('\n').entries()) {
    const line = startLine + index
    const lineOffset = offset
    offset += text.length + 1
    if (line === startLine || line >= state.line) continue
    const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
    const match = state.src.startsWith('{%', start) ? tagAt(state.src, start) : undefined
    const tag = match && known.get(match.name)
    if (!match || !tag?.ends || isUnseen(lineOffset)) continue
    const ending = endsIn(state.src, stateOf(state.env)).get(match.end)
    // What the tags of others make is HTML like that around it.
    if (ending === undefined || (match.name in settings.tags && ending.end <= blockEnd)) continue
    if (!ruleOf(md, 'tag')(state, line, endLine, true)) continue
    token.content = token.content.slice(0, lineOffset)
    token.map = [startLine, line]
    state.line = line
    return
  }
}

/** What the author wrote, pieces of it included. */
const isWritten = ({ type, meta, content }: Token): boolean =>
  (type === 'html_block' || type === 'html_inline') &&
  (meta?.tag !== true || meta.words === true) &&
  content.includes('{%')

const placeOf = ({ map }: Token, block: Token): TextPlace => ({ line: (map ?? block.map)?.[0] ?? 0, column: 0 })

const UNSEEN = new Set('script style pre code textarea title'.split(' '))

/** Cost: linear. */
function withTags(html: string, { known, run }: KnownTags, state: RenderState, place: TextPlace): string {
  const isUnseen = unseenIn(html)
  const ends = tagEndsOf(html)
  let output = ''
  let from = 0
  for (let at = html.indexOf('{%'); at >= 0; at = html.indexOf('{%', Math.max(at + 2, from))) {
    if (isUnseen(at)) continue
    const match = tagAt(html, at)
    const tag = match && known.get(match.name)
    if (!match || !tag) continue
    const ending = tag.ends ? ends.get(match.end) : undefined
    if (tag.ends === true && ending === undefined) continue
    const body = ending && html.slice(match.end, ending.start)
    const result = run(match, body, state, place)
    if (result === undefined) continue
    const made = htmlOf(result, body)
    state.made(made)
    output += html.slice(from, at) + made
    from = ending?.end ?? match.end
  }
  return output + html.slice(from)
}

/** Among HTML there is no Markdown: a body that would be is shown as what it says. */
function htmlOf(result: TagResult, body = ''): string {
  if (result.kind === 'html') return result.html
  return result.kind === 'code'
    ? `<code>${escapeHtml(result.code.trim())}</code>`
    : escapeHtml(result.text ?? body.trim())
}

/** Whether an offset is in code, a script, a style or a comment. To be asked in the order of the text. */
function unseenIn(html: string): (offset: number) => boolean {
  const found: { readonly start: number; readonly end: number }[] = []
  let open: { readonly name: string; readonly start: number } | undefined
  for (const { name, kind, selfClosing, start, end } of scanTags(html)) {
    const stop = end < 0 ? html.length : end
    if (open === undefined && kind === 'comment') found.push({ start, end: stop })
    else if (open === undefined && kind === 'open' && !selfClosing && UNSEEN.has(name)) open = { name, start: stop }
    else if (kind === 'close' && name === open?.name) {
      found.push({ start: open.start, end: start })
      open = undefined
    }
  }
  if (open !== undefined) found.push({ start: open.start, end: html.length })
  let next = 0
  return (offset) => {
    while ((found[next]?.end ?? html.length) <= offset && next < found.length) next++
    return (found[next]?.start ?? html.length) <= offset
  }
}
