/** What is said about the dollars of a text. */
import type { StateInline, Token } from 'markdown-it'
import { type RenderState, stateOf, type TextPlace } from '../render-state.ts'

const UNCLOSED = {
  code: 'math-unclosed',
  message: 'This "$$" opens a formula that no other "$$" closes, so the dollars stay text.',
  hint: 'Close the formula with "$$" before the next heading or code block, or write "\\$\\$" for two dollars.',
}

/** A lone `$$` in prose may be a shell's process id; where TeX follows, it is a formula that was never closed. */
export function reportUnclosed({ src, pos, env }: StateInline): void {
  if (!/^\s*[^\n]*[\\^_=]/.test(src.slice(pos + 2, pos + 200))) return
  const state = stateOf(env)
  state.report(UNCLOSED, () => state.placeIn(state.block, pos))
}

/** The same of a `$$` on a line of its own. */
export function reportOpenBlock(state: RenderState, place: TextPlace): void {
  state.report(UNCLOSED, place)
}

/** A dollar before what looks like a formula, with words up to the next dollar. */
export function reportOpenDollar({ pos, env }: StateInline): void {
  const state = stateOf(env)
  state.report(
    {
      code: 'math-unclosed',
      message: 'This "$" opens a formula that no other "$" closes, so it stays text.',
      hint: 'Write "$" behind the formula too, or "\\$" for a dollar.',
    },
    () => state.placeIn(state.block, pos),
  )
}

/** Words between dollars, which were set as a formula all the same. */
export function reportWords(state: RenderState, place: TextPlace | (() => TextPlace | undefined)): void {
  state.report(
    {
      code: 'math-words',
      message: 'Words or Chinese marks stand in this formula and are set as if they were symbols.',
      hint: 'Put words into \\text{…} and write "," for "，"; if no formula is meant, write "\\$".',
    },
    place,
  )
}

/** Formulas whose backslashes were meant for another renderer and were read as meant: told once for a whole text. */
export function reportEscapes(tokens: readonly Token[], state: RenderState): void {
  const [first] = tokens
  if (first === undefined) return
  state.report(
    {
      code: 'math-escape',
      message: `${tokens.length === 1 ? 'A formula was' : `${tokens.length} formulas were`} escaped for another Markdown, as "\\\\\\\\" for a new row or "\\_" before an index, and read as meant.`,
      hint: 'Nothing needs to be done; here TeX can be written as it is.',
    },
    first.map ? { line: first.map[0] } : state.placeOf(first),
  )
}
