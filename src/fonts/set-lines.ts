/**
 * A title → lines of it, as people would break it: words are whole, Chinese ones too, no mark that closes begins a line and
 * none that opens ends one, and lines are about as long as each other.
 */
export interface Room {
  /** In the units of `widthOf`. */
  readonly width: number
  readonly lines: number
}

export interface Broken {
  readonly lines: readonly string[]
  /** Whether something had to be left out at the end. */
  readonly isCut: boolean
}

/** @param widthOf of a word or a character; a line is as wide as these together */
export function breakLines(text: string, { width, lines }: Room, widthOf: (text: string) => number): Broken {
  const words = wordsOf(text.replace(/\s+/g, ' ').trim()).map((word) => measured(word, widthOf))
  const pieces = words.flatMap((word) =>
    word.bare <= width ? [word] : Array.from(word.text, (character) => measured(character, widthOf)),
  )
  const fitting = filled(pieces, width)
  if (fitting.length > lines) {
    const kept = fitting.slice(0, lines - 1).map(textOf)
    const rest = fitting
      .slice(lines - 1)
      .map(textOf)
      .join('')
    return { lines: [...kept, cut(rest, width, widthOf)], isCut: true }
  }
  const parts = fitting.length === 2 ? inParts(pieces, width) : undefined
  return { lines: (parts ?? evened(pieces, fitting, width)).map(textOf), isCut: false }
}

/** What is not broken, with the space behind it. */
interface Piece {
  readonly text: string
  readonly width: number
  /** Of what is to be seen of it at the end of a line. */
  readonly bare: number
}
type Line = readonly Piece[]

function measured(text: string, widthOf: (text: string) => number): Piece {
  const bare = text.trimEnd()
  return { text, width: widthOf(text), bare: bare === text ? widthOf(text) : widthOf(bare) }
}

const textOf = (line: Line): string =>
  line
    .map(({ text }) => text)
    .join('')
    .trim()

/** Each line as long as it may be. */
function filled(pieces: readonly Piece[], width: number): readonly Line[] {
  const lines: Piece[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const piece of pieces) {
    if (used + piece.bare > width) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(piece)
    used += piece.width
  }
  return lines
}

/** The same number of lines in the narrowest room: none of them is a leftover. */
function evened(pieces: readonly Piece[], fitting: readonly Line[], width: number): readonly Line[] {
  if (fitting.length < 2) return fitting
  let [low, high, best] = [Math.max(...pieces.map(({ bare }) => bare)), width, fitting]
  for (let step = 0; step < 8; step++) {
    const middle = (low + high) / 2
    const lines = filled(pieces, middle)
    if (lines.length <= fitting.length) [high, best] = [middle, lines]
    else low = middle
  }
  return best
}

/** Two lines where a mark parts the title, a heading and what it is about, if neither is much shorter than the other. */
function inParts(pieces: readonly Piece[], width: number): readonly Line[] | undefined {
  let best: { readonly lines: readonly Line[]; readonly longest: number } | undefined
  for (const [index, { text }] of pieces.entries()) {
    if (!PARTS.test(text)) continue
    const lines = [pieces.slice(0, index + 1), pieces.slice(index + 1)]
    const [first = 0, second = 0] = lines.map(widthOfLine)
    const [shortest, longest] = [Math.min(first, second), Math.max(first, second)]
    if (longest <= width && shortest >= longest * LEAST_PART && longest < (best?.longest ?? Number.POSITIVE_INFINITY))
      best = { lines, longest }
  }
  return best?.lines
}

/** Marks behind which a reader pauses. */
const PARTS = /[：，。；！？—–:;!?](?:[”’」』）)]*)\s*$|[,.]\s+$/u
/** Of the longer line, what the shorter has at least. */
const LEAST_PART = 0.4

function widthOfLine(line: Line): number {
  return line.reduce((sum, { width, bare }, index) => sum + (index === line.length - 1 ? bare : width), 0)
}

function cut(line: string, width: number, widthOf: (text: string) => number): string {
  let kept = ''
  let used = widthOf('…')
  for (const character of line) {
    used += widthOf(character)
    if (used > width) break
    kept += character
  }
  return `${kept.replace(/[\p{P}\s]+$/u, '')}…`
}

/** What stands at the beginning of no line: marks that close, go on, or repeat. */
const NO_START = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}…～〜ー々〻ゝゞヽヾ%％°℃’”]/u
const STARTS = /^[#@&*§¿¡\\/"'＃＠＆＊]/u
/** What stands at the end of none. */
const NO_END = /[\p{Ps}\p{Pi}‘“#@$＃＠＄￥¥]$/u
const SPACE = /\s$/

/** A text in pieces between which a line may end. */
function wordsOf(text: string): readonly string[] {
  const words: string[] = []
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const last = words.at(-1)
    const isClosed = last === undefined || SPACE.test(last)
    // Between Latin letters and marks nothing breaks: `C++`, `v1.2`, `e-mail`.
    const isOneWord = !isClosed && !CJK.test(last.slice(-1)) && !CJK.test(segment)
    const belongs = segment === ' ' || isOneWord || (!isClosed && isBound(last, segment))
    if (last !== undefined && belongs) words[words.length - 1] = last + segment
    else words.push(segment)
  }
  return words
}

const isBound = (before: string, after: string): boolean =>
  NO_END.test(before) || (NO_START.test(after) && !STARTS.test(after))
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u
