import { HAN_KANA } from '../../base/words.ts'

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

/** What decides the shard of a term: the first character for Han, the first two for words. */
export function keyOf(term: string): string {
  const [first = ''] = term
  if (STARTS_HAN.test(term)) return first
  return term.slice(0, 2).replace(/[+#]$/, '')
}
const STARTS_HAN = new RegExp(`^[${HAN}]`, 'u')

/** FNV-1a. `shards` is a power of two. */
export function shardOf(term: string, shards: number): number {
  let hash = 0x811c9dc5
  const key = keyOf(term)
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  return ((hash ^ (hash >>> 15)) >>> 0) & (shards - 1)
}
