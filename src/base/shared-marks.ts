/**
 * Quotes, dashes, ellipses and the middle dot are the same characters in Chinese and in English, but other shapes. Says
 * which of them in a mixed text are English, as a reader would: by what they enclose and by what stands around them.
 */
import { HAN_KANA } from './words.ts'

const MARK = /[‘’“”—…·]/
/** Doubled dashes and ellipses are Chinese whatever stands around them. */
const CHINESE = new RegExp(`[${HAN_KANA}\\u3000-\\u303f\\uff01-\\uff65]|——|……`, 'u')
const LETTER = /\p{L}/u
const WORD = /[\p{L}\p{N}]/u
const TOKEN = new RegExp(
  `(?<han>[${HAN_KANA}\\u3000-\\u303f\\uff01-\\uff65]|——+|……+)|(?<letter>\\p{L})|[‘’“”—…·]`,
  'gu',
)

/** What a text is as a whole: all English, to be looked at mark by mark, or of no concern since it has no such mark. */
export function marksIn(text: string): 'none' | 'english' | 'mixed' {
  if (!MARK.test(text)) return 'none'
  if (CHINESE.test(text)) return 'mixed'
  return LETTER.test(text) ? 'english' : 'none'
}

/** A mark at its place, between the nearest letters. Doubled marks are letters in this. */
interface Mark {
  readonly at: number
  readonly char: string
  /** Whether the nearest letter before and behind is Chinese; the edges of the text are. */
  readonly before: boolean
  after: boolean
  /** How many Chinese letters stand before it. */
  readonly chinese: number
  /** The closing quote of an opening one. */
  partner?: Mark
  closes?: true
}

/** Places of the English marks in a text that has Chinese too, in order. Cost: linear. */
export function englishMarks(text: string): number[] {
  const found = new Set<number>()
  /** Up to here all is English: it stands in quotes without a Chinese letter. */
  let until = -1
  for (const mark of marksOf(text)) {
    const { at, before, after, partner } = mark
    const isEnglish = partner ? !before && !partner.after && partner.chinese === mark.chinese : !before && !after
    const inWord = /[’·]/.test(mark.char) && isLatin(text, at - 1) && isLatin(text, at + 1)
    if (at < until || inWord || (!mark.closes && isEnglish)) found.add(at)
    if (!partner || at < until) continue
    if (isEnglish) found.add(partner.at)
    // Chinese quotes around English: what they enclose is English all the same.
    if (partner.chinese === mark.chinese) until = partner.at
  }
  return [...found].sort((a, b) => a - b)
}

function marksOf(text: string): Mark[] {
  const marks: Mark[] = []
  const open: Mark[] = []
  let before = true
  let chinese = 0
  let waiting = 0
  const settle = (isChinese: boolean): void => {
    for (; waiting < marks.length; waiting++) (marks[waiting] as Mark).after = isChinese
    before = isChinese
  }
  for (const { 0: char, index: at, groups } of text.matchAll(TOKEN)) {
    if (groups?.han !== undefined) chinese++
    if (groups?.han !== undefined || groups?.letter !== undefined) {
      settle(groups.han !== undefined)
      continue
    }
    const mark: Mark = { at, char, before, after: true, chinese }
    marks.push(mark)
    if (char === '“' || char === '‘') open.push(mark)
    else if (char === '”' || (char === '’' && !(isLatin(text, at - 1) && isLatin(text, at + 1)))) close(open, mark)
  }
  return marks
}

/** The last opening quote of the same kind; what was opened behind it and never closed is given up. */
function close(open: Mark[], mark: Mark): void {
  const wanted = mark.char === '”' ? '“' : '‘'
  // A lone apostrophe closes nothing, and gives up nothing.
  if (wanted === '‘' && open.at(-1)?.char !== wanted) return
  while (open.length > 0) {
    const last = open.pop() as Mark
    if (last.char !== wanted) continue
    last.partner = mark
    mark.closes = true
    return
  }
}

const HAN = new RegExp(`[${HAN_KANA}]`, 'u')
function isLatin(text: string, at: number): boolean {
  const char = text[at] ?? ''
  return WORD.test(char) && !HAN.test(char)
}

/** A part of a text, and whether it is English. */
export type Part = readonly [text: string, english: boolean]

/**
 * Cuts a piece of a text into parts, where `places` are the English marks in it. A mark takes the word around it along,
 * and quotes what they enclose: letters are not parted from what they are set against.
 */
export function partsOf(text: string, places: readonly number[]): Part[] {
  const runs: [number, number][] = []
  const add = (from: number, to: number): void => {
    const last = runs.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else runs.push([from, to])
  }
  const closing = (at: number): number => {
    const close = { '“': '”', '‘': '’' }[text[at] ?? '']
    return close === undefined ? at : (places.find((place) => place > at && text[place] === close) ?? at)
  }
  for (const at of places) {
    let [from, to] = [at, closing(at) + 1]
    while (isLatin(text, from - 1)) from--
    while (isLatin(text, to)) to++
    add(from, to)
  }
  const parts: Part[] = []
  let end = 0
  for (const [from, to] of runs) {
    if (from > end) parts.push([text.slice(end, from), false])
    parts.push([text.slice(from, to), true])
    end = to
  }
  if (end < text.length) parts.push([text.slice(end), false])
  return parts
}
