/** How deep YAML or JSON may be nested: parsers call themselves for each level, and Node ends where its stack does. */
export const DEEPEST = 200

/**
 * Where a text passes {@link DEEPEST}, as an offset; undefined for nearly every text. By brackets and by indentation,
 * whatever quotes say: nobody writes two hundred of either. Linear in the length.
 */
export function tooDeepAt(text: string): number | undefined {
  let brackets = 0
  /** Columns of the blocks that are open. */
  const blocks: number[] = []
  let lineStart = 0
  let isIndent = true
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === NEWLINE) {
      lineStart = at + 1
      isIndent = true
      continue
    }
    if (isIndent && char !== SPACE && char !== TAB) {
      while ((blocks.at(-1) ?? -1) >= at - lineStart) blocks.pop()
      blocks.push(at - lineStart)
      // `- - a` opens a block for each dash.
      isIndent = (char === DASH || char === QUESTION || char === COLON) && /[ \t]/.test(text[at + 1] ?? '')
    }
    if (char === OPEN_LIST || char === OPEN_MAP) brackets++
    else if ((char === CLOSE_LIST || char === CLOSE_MAP) && brackets > 0) brackets--
    if (brackets > DEEPEST || blocks.length > DEEPEST) return at
  }
  return undefined
}

const [NEWLINE, SPACE, TAB, DASH, QUESTION, COLON] = [10, 32, 9, 45, 63, 58]
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [91, 93, 123, 125]
