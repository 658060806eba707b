/**
 * A link as a page has it → the place where its author wrote it. Between the two lie Markdown and its resolution of
 * paths, so several spellings are looked for, the most exact first.
 */
import { frameOf, type Problem, positionOf } from '../base/problem.ts'

interface Written {
  readonly line: number
  readonly column: number
}

/**
 * Where the text names an address: from offset `start` on, else before it. All places where it is written just so, in
 * code none; or the first where it can only be guessed.
 */
export function placesWritten(text: string, url: string, start = 0): readonly Written[] {
  const spellings = spellingsOf(url)
  const prose = withoutCode(text, start)
  const body = offsetsOf(prose, spellings, start)
  const offsets = body.length > 0 ? body : offsetsOf(text.slice(0, start), spellings, 0)
  return offsets.map((offset) => positionOf(text, offset))
}

/** Where settings name an address of the site, with or without the root that the theme puts before it. */
export function placesInSettings(text: string, url: string, root: string): readonly Written[] {
  const plain = decoded(url)
  const below = plain.startsWith(root) ? plain.slice(root.length) : plain.replace(/^\/+/, '')
  const spellings = [url, plain, `/${below}`, below].map((words) => ({ words, whole: true }))
  const uncommented = text.replace(/^\s*#.*$/gm, blank)
  return offsetsOf(uncommented, spellings.filter(isLong), 0).map((offset) => positionOf(text, offset))
}

interface Spelling {
  readonly words: string
  /** Nothing of the address stands before the words. */
  readonly whole: boolean
}

function offsetsOf(text: string, spellings: readonly Spelling[], start: number): readonly number[] {
  for (const { words, whole } of spellings) {
    const offsets: number[] = []
    for (let at = text.indexOf(words, start); at >= 0; at = text.indexOf(words, at + 1)) {
      const before = text[at - 1] ?? ' '
      const after = text[at + words.length] ?? ' '
      if ((!whole || /[\s("'<>=[:：]/.test(before)) && /[\s)"'<>\]]/.test(after)) offsets.push(at)
    }
    if (offsets.length > 0) return whole ? offsets : offsets.slice(0, 1)
  }
  return []
}

/** The text with code blocks and code between backticks left blank. */
function withoutCode(text: string, start: number): string {
  const lines = text.slice(start).split('\n')
  let fence = ''
  let open = 0
  for (const [at, line] of lines.entries()) {
    const [, run = '', rest = ''] = /^[ >]*(`{3,}|~{3,})(.*)$/.exec(line) ?? []
    if (run === '') continue
    if (fence === '') [fence, open] = [run, at]
    else if (run.startsWith(fence) && rest.trim() === '') {
      for (let inside = open; inside <= at; inside++) lines[inside] = blank(lines[inside] ?? '')
      fence = ''
    }
  }
  return text.slice(0, start) + lines.join('\n').replace(/(?<!`)(`+)(?!`)[^`\n]+\1(?!`)/g, blank)
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

function spellingsOf(url: string): readonly Spelling[] {
  const plain = decoded(url)
  const whole = [url, plain, encodeURI(plain), plain.replaceAll('&', '&amp;')].map((words) => ({ words, whole: true }))
  const hash = url.indexOf('#')
  const tails = [url.slice(hash), plain.slice(plain.indexOf('#'))].map((words) => ({ words, whole: false }))
  const name = { words: plain.replace(/[?#].*$/s, '').replace(/^.*\/(?=.)/s, ''), whole: false }
  return [...whole, ...(hash < 0 ? [] : tails), name].filter(isLong)
}

function isLong({ words }: Spelling): boolean {
  return words.length > 1
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
    const named = /<!--\s*blog-ignore\s([\w\s,-]+)-->/
      .exec(content)?.[1]
      ?.trim()
      .split(/[\s,]+/)
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
