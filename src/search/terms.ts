import { HAN_KANA } from '../base/words.ts'

/**
 * Folded text → what is looked up: Han and kana as pairs of neighbours, since Chinese has no spaces and every word is a
 * chain of pairs; other scripts by word. Runs in Node and in browsers.
 */

const HAN = `${HAN_KANA}々〆ー`
const RUNS = new RegExp(`([${HAN}]+)|(?:(?![${HAN}])[\\p{L}\\p{N}\\p{M}])+(?:\\+\\+|#)?`, 'gu')

export interface Run {
  readonly kind: 'han' | 'word'
  readonly text: string
  /** Offset in the folded text. */
  readonly at: number
}

/** Longer words are cut: nobody types more, and keys in base 64 are no words. */
const LONGEST = 32

/** The runs of a folded text: `"用resnet50训练"` gives 用, resnet50, 训练. `c++` and `c#` are words. */
export function* runsOf(folded: string): Iterable<Run> {
  for (const match of folded.matchAll(RUNS))
    yield match[1] === undefined
      ? { kind: 'word', text: match[0].slice(0, LONGEST), at: match.index }
      : { kind: 'han', text: match[0], at: match.index }
}

/** Terms under which a run is indexed. The last character stands alone as well, so that every character starts a term. */
export function termsOfRun({ kind, text }: Run): readonly string[] {
  if (kind === 'word') return [text]
  const characters = [...text]
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

/** Stands before a term in pinyin, which is no word of the text. */
export const SPELLED = '~'

/**
 * The beginning that all terms of a shard share, or that decides it: the first character for Han, the first two for
 * words, of which the second may be no sign of `c++`; in pinyin two as well, behind the mark.
 */
export function keyOf(term: string): string {
  return term.slice(0, keyLength(term))
}

function keyLength(term: string): number {
  if (term.startsWith(SPELLED)) return 3
  if (term.charCodeAt(0) < FIRST_HAN) return /[+#]/.test(term.charAt(1)) ? 1 : 2
  if (!STARTS_HAN.test(term)) return 2
  return (term.charCodeAt(0) & 0xfc00) === 0xd800 ? 2 : 1
}
const STARTS_HAN = new RegExp(`^[${HAN}]`, 'u')
/** Nothing below is Han or kana. */
export const FIRST_HAN = 0x2e80

/** FNV-1a. `shards` is a power of two. */
export function shardOf(term: string, shards: number): number {
  let hash = 0x811c9dc5
  const length = Math.min(keyLength(term), term.length)
  for (let index = 0; index < length; index++) hash = Math.imul(hash ^ term.charCodeAt(index), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) & (shards - 1)
}
