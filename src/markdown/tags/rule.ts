/**
 * Tag plugins in text: a tag alone on its lines is a block, one among words is a part of the line. A tag that nobody knows
 * stays text with its body, and inside code nothing is a tag.
 */
import type { MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it'
import { BlogError, warning } from '../../base/problem.ts'
import { escapeHtml } from '../../base/text.ts'
import type { MarkdownTag } from '../context.ts'
import type { Settings } from '../options.ts'
import { type RenderState, stateOf, type TextPlace } from '../render-state.ts'
import { bodyOf, endsIn, parseBody, type Span, spanOf } from './body.ts'
import type { BuiltinTag, MarkdownResult, TagResult, TagScope } from './scope.ts'
import { shortcodeAt, type TagMatch, tagArgs, tagAt } from './syntax.ts'
import { BUILTIN } from './table.ts'
import { isTemplateWord, noteUnknown, reportUnknown } from './unknown.ts'

export function tagPlugins(md: MarkdownIt, settings: Settings): void {
  const tags = knownTags(md, settings)
  // Before every other block: the body of a tag may hold anything, headings and fences included.
  md.block.ruler.before('table', 'tag', blockRule(tags), { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
  md.inline.ruler.before('escape', 'tag', inlineRule(tags))
  md.core.ruler.push('unknown_tags', ({ env }) => reportUnknown(stateOf(env), tags.known.keys()))
}

/** The tags of a site: ours, and those that others brought. */
export function knownTags(md: MarkdownIt, settings: Settings): KnownTags {
  const known = new Map(Object.entries(BUILTIN))
  for (const [name, tag] of Object.entries(settings.tags)) known.set(name, addedTag(tag))
  return {
    known,
    run({ name, args }, body, state, place) {
      let isReported = state.context.path === undefined
      const report: TagScope['report'] = (finding) => {
        isReported = true
        state.report(finding, place)
      }
      const scope: TagScope = { md, settings, state, isClosed: body !== undefined, report }
      const result = runTag(known.get(name), args, body ?? '', scope, name)
      if (result === undefined && !isReported) report(warning('tag-arguments', { tag: name }))
      return result
    },
  }
}

export interface KnownTags {
  readonly known: ReadonlyMap<string, BuiltinTag>
  /** @param body of a tag that has one */
  run(
    match: TagMatch,
    body: string | undefined,
    state: RenderState,
    place: TextPlace | undefined,
  ): TagResult | undefined
}

function blockRule({ known, run }: KnownTags) {
  return (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
    if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    if (state.src.charCodeAt(start) !== 0x7b || state.src.charCodeAt(start + 1) !== 0x25) return false
    const match = tagAt(state.src, start)
    if (!match) return false
    const tag = known.get(match.name)
    const column = start - (state.bMarks[startLine] ?? 0)
    if (!tag) return unknownBlock(state, { match, startLine, endLine, column }, silent)
    const isClosed = tag.ends === true || (tag.ends === 'maybe' && endsIn(state.src, stateOf(state.env)).has(match.end))
    const span = spanOf(state, startLine, endLine, match.end, isClosed)
    if (span === undefined) {
      if (tag.ends === true && !silent) reportUnclosed(match.name, state, startLine)
      return false
    }
    if (silent) return true
    const body = isClosed ? bodyOf(state, startLine, match.end, span) : undefined
    const result = run(match, body, stateOf(state.env), { line: startLine, column })
    if (result === undefined) return false
    if (result.kind === 'html') stateOf(state.env).made(result.html)
    pushBlock(state, result, startLine, match.end, span)
    state.line = span.line + 1
    return true
  }
}

function inlineRule({ known, run }: KnownTags) {
  return (state: StateInline, silent: boolean): boolean => {
    if (state.src.charCodeAt(state.pos) !== 0x7b) return false
    const render = stateOf(state.env)
    const place = () => render.placeIn(render.block, state.pos)
    const match = tagAt(state.src, state.pos) ?? shortcodeAt(state.src, state.pos)
    if (!match || match.end > state.posMax) return false
    const tag = known.get(match.name)
    if (!tag) return unknownInline(state, match, silent, place)
    const ending = tag.ends ? endsIn(state.src, render).get(match.end) : undefined
    if (ending ? ending.end > state.posMax : tag.ends === true) return false
    if (!silent) {
      const body = ending && state.src.slice(match.end, ending.start)
      const result = run(match, body, render, place())
      if (result === undefined) return false
      if (result.kind === 'html') render.made(result.html)
      pushInline(state, result, body ?? '')
    }
    state.pos = ending?.end ?? match.end
    return true
  }
}

interface UnknownBlock {
  readonly match: TagMatch
  readonly startLine: number
  readonly endLine: number
  readonly column: number
}

/** A tag with a body stays as it was written: who knows what its body is. One without is left to the line it stands in. */
function unknownBlock(
  state: StateBlock,
  { match, startLine, endLine, column }: UnknownBlock,
  silent: boolean,
): boolean {
  const render = stateOf(state.env)
  if (isTemplateWord(match.name) || !endsIn(state.src, render).has(match.end)) return false
  const span = spanOf(state, startLine, endLine, match.end, true)
  if (span === undefined) return false
  if (silent) return true
  noteUnknown(render, match.name, { line: startLine, column })
  const token = state.push('html_block', '', 0)
  const text = state.getLines(startLine, span.line + 1, state.blkIndent, false)
  token.content = `<pre class="unknown-tag">${escapeHtml(text)}</pre>\n`
  token.map = [startLine, span.line + 1]
  token.meta = { tag: true }
  state.line = span.line + 1
  return true
}

function unknownInline(
  state: StateInline,
  { name, end }: TagMatch,
  silent: boolean,
  place: () => TextPlace | undefined,
): boolean {
  if (isTemplateWord(name)) return false
  if (!silent) {
    noteUnknown(stateOf(state.env), name, place())
    state.pending += state.src.slice(state.pos, end)
  }
  state.pos = end
  return true
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
    const token = html(result.html.endsWith('\n') ? result.html : `${result.html}\n`)
    if (result.formulas) token.meta = { ...token.meta, formulas: result.formulas }
    return
  }
  html(result.open, 1)
  const first = state.tokens.length
  if (result.text === undefined) parseBody(state, startLine, from, span)
  else paragraph(state, result.text, map)
  if (result.comment) readComments(state.tokens, first, result.comment)
  html(result.close, -1)
}

function paragraph(state: StateBlock, text: string, map: [number, number]): void {
  state.push('paragraph_open', 'p', 1).map = map
  const inline = state.push('inline', '', 0)
  inline.content = text
  inline.map = map
  inline.children = []
  state.push('paragraph_close', 'p', -1)
}

/** Comments of the body that mean something to the tag. */
function readComments(tokens: readonly Token[], from: number, read: NonNullable<MarkdownResult['comment']>): void {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]
    if (token?.type !== 'html_block' || token.meta?.tag === true) continue
    const made = read(token.content.trim())
    if (made === undefined) continue
    token.content = made.html
    token.meta = { tag: true, scope: made.scope }
  }
}

function pushInline(state: StateInline, result: TagResult, body: string): void {
  if (result.kind === 'html') {
    const token = state.push('html_inline', '', 0)
    token.content = result.html
    token.meta = { tag: true, ...(result.formulas && { formulas: result.formulas }) }
  } else if (result.kind === 'code') {
    const token = state.push('code_inline', 'code', 0)
    token.content = result.code.trim()
  } else {
    // Words within a line cannot hold a block: the body is shown as what it says.
    const token = state.push('text', '', 0)
    token.content = result.text ?? body.trim()
  }
}

function reportUnclosed(name: string, state: StateBlock, line: number): void {
  stateOf(state.env).report(warning('tag-unclosed', { tag: name }), { line, column: state.tShift[line] ?? 0 })
}
