/**
 * How raw HTML is read: as CommonMark has it, but that words in angle brackets are text, and that a style sheet, a
 * script, a comment or preformatted text inside a block is not cut at its blank lines.
 */
import type { MarkdownIt, StateBlock } from 'markdown-it'
import { scanTags } from '../../base/html-scan.ts'
import { stateOf } from '../render-state.ts'
import { reportWord, wordAt } from './words.ts'

type BlockRule = (state: StateBlock, startLine: number, endLine: number, silent: boolean) => boolean

export function rawHtml(md: MarkdownIt): void {
  const [htmlBlock, underlined, paragraph] = ['html_block', 'lheading', 'paragraph'].map((name) => ruleOf(md, name))
  md.block.ruler.at(
    'html_block',
    (state, startLine, endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
      if (state.src.charCodeAt(start) !== 0x3c) return false
      if (wordAt(state.src, start, stateOf(state.env)) !== undefined)
        // The line's own rule for tags reports it.
        return !silent && [underlined, paragraph].some((rule) => rule?.(state, startLine, endLine, silent))
      if (!htmlBlock?.(state, startLine, endLine, silent)) return false
      if (!silent) {
        extend(state, startLine, endLine)
        if (!isComment(state.tokens.at(-1)?.content ?? '')) stateOf(state.env).hasRawHtml = true
      }
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote'] },
  )

  md.inline.ruler.before('html_inline', 'html_word', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x3c) return false
    const render = stateOf(state.env)
    const name = wordAt(state.src, state.pos, render)
    if (name === undefined) {
      if (/[a-zA-Z/!?]/.test(state.src.charAt(state.pos + 1))) render.hasRawHtml = true
      return false
    }
    if (!silent) {
      const { pos } = state
      reportWord(name, render, () => render.placeIn(render.block, pos))
      state.pending += '<'
    }
    state.pos++
    return true
  })
}

/** `<!-- more -->` and the like need no balance. */
function isComment(html: string): boolean {
  return html.startsWith('<!--') && html.indexOf('<', 1) < 0 && html.trimEnd().endsWith('-->')
}

/** A rule of blocks that markdown-it has by now. */
export function ruleOf(md: MarkdownIt, name: string): BlockRule {
  const { __rules__: rules } = md.block.ruler as unknown as { __rules__: readonly { name: string; fn: BlockRule }[] }
  const rule = rules.find((each) => each.name === name)
  if (rule === undefined) throw new Error(`markdown-it has no rule "${name}"`)
  return rule.fn
}

/** Inside these an empty line means nothing: what opens them, and what they end with. */
const UNCUT: Readonly<Record<string, { readonly opener: string; readonly closer: string }>> = {
  style: { opener: '<style>', closer: '</style' },
  script: { opener: '<script>', closer: '</script' },
  pre: { opener: '<pre>', closer: '</pre' },
  textarea: { opener: '<textarea>', closer: '</textarea' },
  '!--': { opener: '<!--', closer: '-->' },
}

/** Carries the block that was just read on to the empty line behind whatever it was cut in. */
function extend(state: StateBlock, startLine: number, endLine: number): void {
  const token = state.tokens.at(-1)
  if (token?.type !== 'html_block') return
  let cut = cutIn(token.content)
  while (cut !== undefined) {
    const end = stateOf(state.env).findAhead(state.src, cut.closer, state.bMarks[state.line] ?? state.src.length)
    const line = end < 0 ? undefined : lineBehind(state, end, endLine)
    if (line === undefined) return
    const added = state.getLines(state.line, line, state.blkIndent, true)
    token.content += added
    token.map = [startLine, line]
    state.line = line
    cut = cutIn(cut.opener + added)
  }
}

/** The first empty line behind an offset, unless the container ends before. */
function lineBehind(state: StateBlock, offset: number, endLine: number): number | undefined {
  for (let line = state.line; line < endLine; line++) {
    const isIn = offset > (state.eMarks[line] ?? 0)
    if (state.isEmpty(line)) {
      if (!isIn) return line
    } else if ((state.sCount[line] ?? 0) < state.blkIndent) return isIn ? undefined : line
  }
  return offset <= (state.eMarks[endLine - 1] ?? 0) ? endLine : undefined
}

/** The element or comment that is open where the HTML ends. */
function cutIn(html: string): (typeof UNCUT)[string] | undefined {
  if (!/<(?:style|script|pre|textarea|!--)/i.test(html)) return undefined
  let open: string | undefined
  for (const { name, kind, end } of scanTags(html)) {
    if (kind === 'comment') open = name === '!--' && end < 0 ? name : open
    else if (kind === 'close') open = name === open ? undefined : open
    else if (name in UNCUT) open ??= name
  }
  return open === undefined ? undefined : UNCUT[open]
}
