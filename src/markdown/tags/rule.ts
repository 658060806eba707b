/**
 * Tag plugins in text: a tag alone on its lines is a block, one among words is a part of the line. Braces that name no
 * known tag stay text, and inside code nothing is a tag.
 */
import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it'
import { BlogError, warning } from '../../base/problem.ts'
import { nearest } from '../../base/text.ts'
import type { MarkdownTag } from '../context.ts'
import type { Settings } from '../options.ts'
import { type RenderState, stateOf, type TextPlace } from '../render-state.ts'
import { codeblock, includeCode } from './code.ts'
import { assetLink, assetPath, link, postLink, postPath } from './links.ts'
import { assetImg, iframe, img } from './media.ts'
import { blockquote, note, pullquote, raw } from './quotes.ts'
import type { BuiltinTag, TagResult, TagScope } from './scope.ts'
import { type TagEnd, tagArgs, tagAt, tagEndsOf } from './syntax.ts'

const BUILTIN: Readonly<Record<string, BuiltinTag>> = {
  blockquote,
  quote: blockquote,
  pullquote,
  note,
  codeblock,
  code: codeblock,
  include_code: includeCode,
  'include-code': includeCode,
  img,
  image: img,
  asset_img: assetImg,
  asset_image: assetImg,
  asset_link: assetLink,
  asset_path: assetPath,
  post_link: postLink,
  post_path: postPath,
  link,
  a: link,
  anchor: link,
  iframe,
  raw,
}

export function tagPlugins(md: MarkdownIt, settings: Settings): void {
  const known = new Map(Object.entries(BUILTIN))
  for (const [name, tag] of Object.entries(settings.tags)) known.set(name, addedTag(tag))
  const run = (name: string, args: string, body: string, state: RenderState, place: TextPlace | undefined) => {
    const scope: TagScope = { md, settings, state, report: (finding) => state.report(finding, place) }
    return runTag(known.get(name), args, body, scope, name)
  }

  // Before every other block: the body of a tag may hold anything, headings and fences included.
  md.block.ruler.before(
    'table',
    'tag',
    (state, startLine, endLine, silent) => {
      if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
      if (state.src.charCodeAt(start) !== 0x7b || state.src.charCodeAt(start + 1) !== 0x25) return false
      const match = tagAt(state.src, start)
      const tag = match && known.get(match.name)
      if (!match || !tag) {
        if (match && !silent) reportUnknown(match.name, known.keys(), state, startLine)
        return false
      }
      const span = spanOf(state, startLine, endLine, match.end, tag.ends ?? false)
      if (span === undefined) {
        if (tag.ends && !silent) reportUnclosed(match.name, state, startLine)
        return false
      }
      if (silent) return true
      const body = tag.ends ? bodyOf(state, startLine, match.end, span) : ''
      const column = start - (state.bMarks[startLine] ?? 0)
      const result = run(match.name, match.args, body, stateOf(state.env), { line: startLine, column })
      if (result === undefined) return false
      pushBlock(state, result, startLine, match.end, span)
      state.line = span.line + 1
      return true
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  )

  md.inline.ruler.before('escape', 'tag', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x7b || state.src.charCodeAt(state.pos + 1) !== 0x25) return false
    const match = tagAt(state.src, state.pos)
    const tag = match && known.get(match.name)
    if (!match || !tag || match.end > state.posMax) return false
    const ending = tag.ends ? endsIn(state.src, stateOf(state.env)).get(match.end) : undefined
    if (tag.ends && (!ending || ending.end > state.posMax)) return false
    if (!silent) {
      const body = ending ? state.src.slice(match.end, ending.start) : ''
      const render = stateOf(state.env)
      const result = run(match.name, match.args, body, render, render.placeIn(render.block, state.pos))
      if (result === undefined) return false
      pushInline(state, result, body)
    }
    state.pos = ending?.end ?? match.end
    return true
  })
}

function runTag(
  tag: BuiltinTag | undefined,
  args: string,
  body: string,
  scope: TagScope,
  name: string,
): TagResult | undefined {
  try {
    return tag?.render(tagArgs(args), body, scope, args)
  } catch (error) {
    if (error instanceof BlogError) {
      // The place is that of the tag, which is where the author looks.
      const { at: _, frame: __, more: ___, ...finding } = error.problem
      scope.report(finding)
      return undefined
    }
    const why = error instanceof Error ? error.message : String(error)
    scope.report(warning('tag-failed', { tag: name, error: why }))
    return undefined
  }
}

function addedTag(tag: MarkdownTag): BuiltinTag {
  return {
    ends: tag.ends ?? false,
    render: (args, body, { state }) => ({ kind: 'html', html: tag.render(args, body, state.context) }),
  }
}

/** The tag's last line and, when it has an end, where its body stops. Undefined when it is not alone on its lines. */
interface Span {
  readonly line: number
  readonly bodyEnd: number
}

function spanOf(state: StateBlock, startLine: number, endLine: number, from: number, ends: boolean): Span | undefined {
  const ending = ends ? endsIn(state.src, stateOf(state.env)).get(from) : { start: from, end: from }
  const line = ending && lineOf(state, startLine, endLine, ending.end)
  if (!ending || line === undefined || state.skipSpaces(ending.end) < (state.eMarks[line] ?? 0)) return undefined
  return { line, bodyEnd: ending.start }
}

/** Found once for each text: a document is one, each paragraph another. */
function endsIn(text: string, state: RenderState): ReadonlyMap<number, TagEnd> {
  if (state.tagEnds?.text !== text) state.tagEnds = { text, ends: tagEndsOf(text) }
  return state.tagEnds.ends
}

/** The line that holds an offset, as long as the container goes on until there. */
function lineOf(state: StateBlock, startLine: number, endLine: number, offset: number): number | undefined {
  for (let line = startLine; line < endLine; line++) {
    if (line > startLine && !state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) return undefined
    if (offset <= (state.eMarks[line] ?? 0)) return line
  }
  return undefined
}

/** The body as written, without the indentation of the containers it lies in. */
function bodyOf(state: StateBlock, startLine: number, from: number, { line, bodyEnd }: Span): string {
  if (line === startLine) return state.src.slice(from, bodyEnd)
  const first = state.src.slice(from, state.eMarks[startLine])
  const middle = state.getLines(startLine + 1, line, state.blkIndent, false)
  const last = state.src.slice(Math.min(bodyEnd, (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)), bodyEnd)
  return [first, ...(line > startLine + 1 ? [middle] : []), last].join('\n')
}

function pushBlock(state: StateBlock, result: TagResult, startLine: number, from: number, span: Span): void {
  const map: [number, number] = [startLine, span.line + 1]
  if (result.kind === 'code') {
    const token = state.push('fence', 'code', 0)
    token.content = result.code
    token.meta = { code: result.info }
    token.map = map
    return
  }
  const html = (content: string, scope = 0): Token => {
    const token = state.push('html_block', '', 0)
    token.content = content
    token.map = map
    token.meta = { tag: true, scope }
    return token
  }
  if (result.kind === 'html') {
    html(result.html.endsWith('\n') ? result.html : `${result.html}\n`)
    return
  }
  html(result.open, 1)
  parseBody(state, startLine, from, span)
  html(result.close, -1)
}

/** Parses the body as blocks, by letting its first and last line begin and end where the body does. */
function parseBody(state: StateBlock, startLine: number, from: number, { line, bodyEnd }: Span): void {
  const { lineMax, parentType } = state
  const old = {
    begin: state.bMarks[startLine],
    shift: state.tShift[startLine],
    count: state.sCount[startLine],
    end: state.eMarks[line],
  }
  const first = state.skipSpaces(from)
  state.bMarks[startLine] = first
  state.tShift[startLine] = 0
  state.sCount[startLine] = state.blkIndent
  state.eMarks[line] = Math.max(state.bMarks[line] ?? 0, bodyEnd)
  state.lineMax = line + 1
  state.parentType = 'tag'
  state.level++
  state.md.block.tokenize(state, startLine, line + 1)
  state.level--
  state.lineMax = lineMax
  state.parentType = parentType
  state.bMarks[startLine] = old.begin ?? 0
  state.tShift[startLine] = old.shift ?? 0
  state.sCount[startLine] = old.count ?? 0
  state.eMarks[line] = old.end ?? 0
}

function pushInline(state: StateInline, result: TagResult, body: string): void {
  const html = (content: string): void => {
    const token = state.push('html_inline', '', 0)
    token.content = content
    token.meta = { tag: true }
  }
  if (result.kind === 'html') html(result.html)
  else if (result.kind === 'code') {
    const token = state.push('code_inline', 'code', 0)
    token.content = result.code.trim()
  } else {
    // Words within a line cannot hold a block: the body is shown as what it says.
    const token = state.push('text', '', 0)
    token.content = body.trim()
  }
}

function reportUnclosed(name: string, state: StateBlock, line: number): void {
  stateOf(state.env).report(warning('tag-unclosed', { tag: name }), { line, column: state.tShift[line] ?? 0 })
}

/** Templates of other programs look the same, so only a name that is nearly a known one is told. */
function reportUnknown(name: string, known: Iterable<string>, state: StateBlock, line: number): void {
  const guess = name.length >= 5 ? nearest(name, known) : undefined
  if (guess === undefined) return
  stateOf(state.env).report(warning('tag-unknown', { tag: name, near: guess }), {
    line,
    column: state.tShift[line] ?? 0,
  })
}
