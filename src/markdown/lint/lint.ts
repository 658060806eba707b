/** Runs the rules that only look. They come last, when everything is parsed, and change nothing but dead spellings of ids. */
import type { MarkdownIt } from 'markdown-it'
import { stateOf } from '../render-state.ts'
import { anchors } from './anchors.ts'
import { bodyTags } from './body-tags.ts'
import { keepDefinitions, lateDefinitionLines, missingDefinitions, unusedDefinitions } from './definitions.ts'
import { eatenProducts, spacedEmphasis } from './emphasis.ts'
import { unclosedFences } from './fences.ts'
import { headingSpaces } from './headings.ts'
import { imageParts, imageSpaces } from './images.ts'
import type { Lint } from './page.ts'
import { lostCells, unfitHeads } from './tables.ts'

/**
 * Each with the signs of which it needs one to find anything: most posts lack most of them. Problems are sorted by place
 * afterwards, so this order matters to nobody.
 */
const LINTS: readonly (readonly [lint: Lint, ...signs: string[]])[] = [
  [unclosedFences, '```', '~~~'],
  [headingSpaces, '#'],
  [eatenProducts, '*'],
  [spacedEmphasis, '**'],
  [lostCells, '|'],
  [unfitHeads, '|'],
  [missingDefinitions, ']['],
  [lateDefinitionLines, ']:'],
  [unusedDefinitions, ']:'],
  [anchors, '(#', ']:', '='],
  [imageParts, '!['],
  [imageSpaces, '!['],
  [bodyTags, '：', ':'],
]

export function lints(md: MarkdownIt): void {
  md.core.ruler.before('strip_references', 'keep_definitions', ({ tokens, env }) => keepDefinitions({ tokens, env }))
  md.core.ruler.push('lints', ({ tokens, env }) => {
    const state = stateOf(env)
    const page = { tokens, env, state }
    for (const [lint, ...signs] of LINTS) if (state.mentions(...signs)) lint(page)
  })
}
