/**
 * A link as a page has it → the place where its author wrote it. Between the two lie Markdown and its resolution of
 * paths, so several spellings are looked for, the most exact first.
 */
import { frameOf, type Problem, positionOf } from '../base/problem.ts'

export interface Written {
  readonly line: number
  readonly column: number
}

/** Where the text names an address, from offset `start` on, and before it when it does not; undefined when nowhere. */
export function whereWritten(text: string, url: string, start = 0): Written | undefined {
  const offset = offsetOf(text, url, start) ?? (start > 0 ? offsetOf(text, url, 0) : undefined)
  return offset === undefined ? undefined : positionOf(text, offset)
}

function offsetOf(text: string, url: string, start: number): number | undefined {
  for (const { words, whole } of spellingsOf(url)) {
    for (let at = text.indexOf(words, start); at >= 0; at = text.indexOf(words, at + 1)) {
      const before = text[at - 1] ?? ' '
      const after = text[at + words.length] ?? ' '
      if ((!whole || /[\s("'<>=[:：]/.test(before)) && /[\s)"'<>\]]/.test(after)) return at
    }
  }
  return undefined
}

/** `whole`: nothing of the address stands before the words. */
function spellingsOf(url: string): { readonly words: string; readonly whole: boolean }[] {
  const plain = decoded(url)
  const whole = [url, plain, encodeURI(plain), plain.replaceAll('&', '&amp;')].map((words) => ({ words, whole: true }))
  const hash = url.indexOf('#')
  const tails = [url.slice(hash), plain.slice(plain.indexOf('#'))].map((words) => ({ words, whole: false }))
  const name = { words: plain.replace(/[?#].*$/s, '').replace(/^.*\/(?=.)/s, ''), whole: false }
  return [...whole, ...(hash < 0 ? [] : tails), name].filter(({ words }) => words.length > 1)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Whether a comment `<!-- blog-ignore code -->` covers the line: the one it stands in, or the paragraph behind it. */
export function isIgnored(text: string, line: number, codes: readonly string[]): boolean {
  if (!text.includes('blog-ignore')) return false
  const lines = text.split(/\r\n?|\n/)
  return lines.some((content, index) => {
    const named = /<!--\s*blog-ignore\s+([\w\s,-]+?)\s*-->/.exec(content)?.[1]?.split(/[\s,]+/)
    if (named === undefined || !codes.some((code) => named.includes(code))) return false
    let last = index + 1
    while (last < lines.length && lines[last]?.trim() === '') last++
    while (last < lines.length && lines[last]?.trim() !== '') last++
    return line > index && line <= last
  })
}

/** A problem that has its place in a file and shows the lines around it. */
export function placed(problem: Problem, file: string, text: string, written: Written | undefined): Problem {
  if (written === undefined) return { ...problem, at: { file } }
  return { ...problem, at: { file, ...written }, frame: frameOf(text, written.line, written.column) }
}
