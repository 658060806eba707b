/**
 * A definition right after a line of text, without the blank line that CommonMark asks for, is a definition all the same
 * when it leads to an address or a file: `正文` and below it `[1]: https://…`.
 */
import type { MarkdownIt } from 'markdown-it'

const DEFINITION =
  /^\[(?!\^)(?:[^[\]\\]|\\.){1,999}\]:[ \t]*<?(?:https?:\/\/\S+|\S+\.[a-zA-Z][a-zA-Z0-9]{1,4})>?(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^)]*\)))?[ \t]*$/

export function lateDefinitions(md: MarkdownIt): void {
  // It only ends the paragraph; the rule `reference` behind it reads the definition.
  md.block.ruler.before(
    'reference',
    'late_definition',
    (state, startLine, _endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
      if (!silent || state.src.charCodeAt(start) !== 0x5b || state.parentType !== 'paragraph') return false
      if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false
      return DEFINITION.test(state.src.slice(start, state.eMarks[startLine]))
    },
    { alt: ['paragraph'] },
  )
}
