/** Line breaks become `\n`. As markdown-it does it, which also replaces each `\n` by itself: here only where there are others. */
import type { MarkdownIt } from 'markdown-it'

export function lineBreaks(md: MarkdownIt): void {
  md.core.ruler.at('normalize', (state) => {
    if (state.src.includes('\r')) state.src = state.src.replace(/\r\n?/g, '\n')
    if (state.src.includes('\0')) state.src = state.src.replaceAll('\0', '\ufffd')
  })
}

/** The lines of a text, whichever breaks it has. */
export const linesOf = (text: string): string[] => text.split(text.includes('\r') ? /\r\n?|\n/ : '\n')
