/** Runs the rules that only look. They come last, when everything is parsed, and change nothing but dead spellings of ids. */
import type { MarkdownIt } from 'markdown-it'
import { stateOf } from '../state.ts'
import { anchors } from './anchors.ts'
import { bodyTags } from './body-tags.ts'
import { keepDefinitions, lateDefinitionLines, missingDefinitions, unusedDefinitions } from './definitions.ts'
import { eatenProducts, spacedEmphasis } from './emphasis.ts'
import { unclosedFences } from './fences.ts'
import { headingSpaces } from './headings.ts'
import { imageParts, imageSpaces } from './images.ts'
import type { Lint } from './page.ts'
import { texEscapes } from './tex-escapes.ts'

/** Problems are sorted by place afterwards, so this order matters to nobody. */
const LINTS: readonly Lint[] = [
  unclosedFences,
  headingSpaces,
  eatenProducts,
  spacedEmphasis,
  texEscapes,
  missingDefinitions,
  lateDefinitionLines,
  unusedDefinitions,
  anchors,
  imageParts,
  imageSpaces,
  bodyTags,
]

export function lints(md: MarkdownIt): void {
  md.core.ruler.before('strip_references', 'keep_definitions', ({ tokens, env }) => keepDefinitions({ tokens, env }))
  md.core.ruler.push('lints', ({ tokens, env }) => {
    const page = { tokens, env, state: stateOf(env) }
    for (const lint of LINTS) lint(page)
  })
}
