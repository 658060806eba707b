/** What is said about the dollars of a text. */
import type { StateInline, Token } from 'markdown-it'
import { warning } from '../../base/problem.ts'
import { type RenderState, stateOf, type TextPlace } from '../render-state.ts'

const UNCLOSED = warning('math-unclosed', { dollars: 2 })

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
  state.report(warning('math-unclosed', { dollars: 1 }), () => state.placeIn(state.block, pos))
}

/** Words between dollars, which were set as a formula all the same. */
export function reportWords(state: RenderState, place: TextPlace | (() => TextPlace | undefined)): void {
  state.report(warning('math-words', {}), place)
}

/** Formulas whose backslashes were meant for another renderer and were read as meant: reported once for a whole text. */
export function reportEscapes(tokens: readonly Token[], state: RenderState): void {
  const [first] = tokens
  if (first === undefined) return
  state.report(
    warning('math-escape', { count: tokens.length }),
    first.map ? { line: first.map[0] } : state.placeOf(first),
  )
}
