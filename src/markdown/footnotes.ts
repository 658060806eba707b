/**
 * Footnotes: `[^1]` with `[^1]: text`, and `^[text]` in place. The markup is markdown-it-footnote's, because themes
 * style it; the rules are our own, for their places in messages and for posts with thousands of notes.
 */
import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it'
import { warning } from '../base/problem.ts'
import { blockToken } from './placed-token.ts'
import { stateOf } from './render-state.ts'

interface Note {
  /** From 1, in the order of first use. */
  readonly number: number
  /** Tokens of its blocks, set when they are taken out of the text. */
  tokens: Token[]
  /** How often it is referred to. */
  count: number
}

/** What a document's rules share; in `env`, as everything that lives as long as one rendering. */
interface Notes {
  /** By label; the line where each is defined. */
  readonly defined: Map<string, number>
  /** In the order of the first reference, by label. */
  readonly used: Map<string, Note>
}

const NOTES = Symbol('footnotes')
const LABEL = /\[\^([^\s\]]+)\]/y

const notesOf = (env: Record<string | symbol, unknown>): Notes => {
  const notes = (env[NOTES] as Notes | undefined) ?? { defined: new Map(), used: new Map() }
  env[NOTES] = notes
  return notes
}

export function footnotes(md: MarkdownIt): void {
  // Before definitions of links, which have the same shape; right after text as well, as authors write them.
  md.block.ruler.before('reference', 'footnote_definition', definition, { alt: ['paragraph', 'reference'] })
  md.inline.ruler.after('image', 'footnote_inline', inlineNote)
  md.inline.ruler.after('footnote_inline', 'footnote_ref', reference)
  // Right after the inline step, so that the steps behind it (linkify, joining of text) reach the notes too.
  md.core.ruler.after('inline', 'footnotes', ({ tokens, env }) => {
    if (env[NOTES] === undefined) return
    const notes = notesOf(env)
    takeDefinitions(tokens, notes)
    if (notes.used.size > 0) appendNotes(tokens, notes)
    reportUnused(notes, stateOf(env))
  })
  renderNotes(md)
}

function definition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  const max = state.eMarks[startLine] ?? 0
  if (state.src.charCodeAt(start) !== 0x5b || state.src.charCodeAt(start + 1) !== 0x5e) return false
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
  LABEL.lastIndex = start
  const match = LABEL.exec(state.src)
  const colon = start + (match?.[0].length ?? 0)
  if (!match?.[1] || colon >= max || !/[:：]/.test(state.src.charAt(colon))) return false
  if (silent) return true
  const label = match[1]
  const { defined } = notesOf(state.env)
  const known = defined.get(label)
  if (known === undefined) defined.set(label, startLine)
  else {
    stateOf(state.env).report(warning('footnote-duplicate', { label }), {
      line: startLine,
      column: state.tShift[startLine] ?? 0,
    })
  }
  const open = state.push('footnote_open', '', 1)
  open.info = known === undefined ? label : ''
  open.map = [startLine, startLine]
  parseBody(state, startLine, endLine, colon + 1)
  state.push('footnote_close', '', -1)
  return true
}

/** The rest of the line and all lines that are indented by four. */
function parseBody(state: StateBlock, startLine: number, endLine: number, from: number): void {
  const old = { begin: state.bMarks[startLine], shift: state.tShift[startLine], count: state.sCount[startLine] }
  const { blkIndent, parentType } = state
  state.bMarks[startLine] = from
  state.tShift[startLine] = state.skipSpaces(from) - from
  state.blkIndent += 4
  state.sCount[startLine] = state.blkIndent
  state.parentType = 'footnote'
  if (state.skipSpaces(from) < (state.eMarks[startLine] ?? 0)) state.md.block.tokenize(state, startLine, endLine)
  else state.md.block.tokenize(state, startLine + 1, endLine)
  if (state.line <= startLine) state.line = startLine + 1
  state.blkIndent = blkIndent
  state.parentType = parentType
  state.bMarks[startLine] = old.begin ?? 0
  state.tShift[startLine] = old.shift ?? 0
  state.sCount[startLine] = old.count ?? 0
}

function inlineNote(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src.charCodeAt(pos) !== 0x5e || src.charCodeAt(pos + 1) !== 0x5b) return false
  if (stateOf(state.env).findAhead(src, ']', pos) < 0) return false
  const end = state.md.helpers.parseLinkLabel(state, pos + 1)
  if (end < 0) return false
  if (!silent) {
    const notes = notesOf(state.env)
    const inline = blockToken('inline', '', 0)
    inline.content = src.slice(pos + 2, end)
    inline.children = []
    const number = notes.used.size + 1
    // No label of an author holds a space.
    notes.used.set(`inline ${number}`, {
      number,
      tokens: [blockToken('paragraph_open', 'p', 1), inline, blockToken('paragraph_close', 'p', -1)],
      count: 1,
    })
    state.md.inline.parse(inline.content, state.md, state.env, inline.children)
    const token = state.push('footnote_ref', '', 0)
    token.meta = { number, again: 0 }
  }
  state.pos = end + 1
  return true
}

function reference(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src.charCodeAt(pos) !== 0x5b || src.charCodeAt(pos + 1) !== 0x5e) return false
  LABEL.lastIndex = pos
  const match = LABEL.exec(src)
  const label = match?.[1]
  if (!match || label === undefined || pos + match[0].length > state.posMax) return false
  const notes = notesOf(state.env)
  if (!notes.defined.has(label)) {
    if (!silent) reportMissing(state, label)
    return false
  }
  if (!silent) {
    const note = notes.used.get(label) ?? { number: notes.used.size + 1, tokens: [], count: 0 }
    notes.used.set(label, note)
    const token = state.push('footnote_ref', '', 0)
    token.meta = { number: note.number, again: note.count++ }
  }
  state.pos += match[0].length
  return true
}

function takeDefinitions(tokens: Token[], { used }: Notes): void {
  let kept = 0
  let note: Note | undefined
  let inside = 0
  for (const token of tokens) {
    if (token.type === 'footnote_open') {
      inside++
      note = used.get(token.info)
      continue
    }
    if (token.type === 'footnote_close') {
      inside--
      note = undefined
      continue
    }
    if (inside > 0) note?.tokens.push(token)
    else tokens[kept++] = token
  }
  tokens.length = kept
}

function appendNotes(tokens: Token[], { used }: Notes): void {
  const add = (type: string, meta: Record<string, unknown>): void => {
    const token = blockToken(type, '', 0)
    token.meta = meta
    tokens.push(token)
  }
  add('footnotes_open', {})
  for (const { number, tokens: body, count } of used.values()) {
    add('footnote_item_open', { number })
    const last = body.at(-1)?.type === 'paragraph_close' ? body.pop() : undefined
    for (const token of body) tokens.push(token)
    for (let again = 0; again < count; again++) add('footnote_anchor', { number, again })
    if (last) tokens.push(last)
    add('footnote_item_close', {})
  }
  add('footnotes_close', {})
}

function renderNotes(md: MarkdownIt): void {
  const { rules } = md.renderer
  const metaOf = (tokens: readonly Token[], index: number) => {
    const meta = tokens[index]?.meta ?? {}
    const number = Number(meta.number)
    const again = Number(meta.again ?? 0)
    return { number, id: again > 0 ? `${number}:${again}` : String(number) }
  }
  rules.footnote_ref = (tokens, index) => {
    const { number, id } = metaOf(tokens, index)
    return `<sup class="footnote-ref"><a href="#fn${number}" id="fnref${id}">[${id}]</a></sup>`
  }
  rules.footnotes_open = () => '<hr class="footnotes-sep">\n<section class="footnotes">\n<ol class="footnotes-list">\n'
  rules.footnotes_close = () => '</ol>\n</section>\n'
  rules.footnote_item_open = (tokens, index) => `<li id="fn${metaOf(tokens, index).number}" class="footnote-item">`
  rules.footnote_item_close = () => '</li>\n'
  // The second character asks for the arrow as text: phones would draw an emoji.
  rules.footnote_anchor = (tokens, index) =>
    ` <a href="#fnref${metaOf(tokens, index).id}" class="footnote-backref">\u21a9\ufe0e</a>`
}

function reportMissing(state: StateInline, label: string): void {
  // `[^0-9]` is a set of characters and no note; notes have names.
  if (!/^[\p{L}\p{N}_-]{1,40}$/u.test(label) || /^\d-\d$|^[a-z]-[a-z]$/i.test(label)) return
  // Nor is `[^abc]` in a text that defines none.
  if (/^[a-z]{1,4}$/i.test(label) && notesOf(state.env).defined.size === 0) return
  const render = stateOf(state.env)
  render.report(warning('footnote-missing', { label }), () => render.placeIn(render.block, state.pos))
}

function reportUnused({ defined, used }: Notes, state: ReturnType<typeof stateOf>): void {
  for (const [label, line] of defined) {
    if (used.has(label)) continue
    state.report(warning('footnote-unused', { label }), {
      line,
      column: Math.max(0, (state.lines[line] ?? '').indexOf('[^')),
    })
  }
}
