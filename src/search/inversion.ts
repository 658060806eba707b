import { asPair } from './article-terms.ts'
import { encodePostings, type Level } from './postings.ts'

/**
 * Terms by article → articles by term. A segment has a million of them, so they lie in typed arrays: each posting knows
 * the one before it of the same term, and pairs of characters are looked up as numbers.
 */
export class Inversion {
  readonly #pairs = new Map<number, number>()
  readonly #words = new Map<string, number>()
  /** Of each term its last posting; of each posting its value, `article * 4 + level`, and the posting before. */
  #last = new Int32Array(1 << 12)
  #values = new Int32Array(1 << 14)
  #before = new Int32Array(1 << 14)
  #terms = 0
  #postings = 0

  /** Articles have to come in ascending order. A term of an article counts once: the first place, which is the best. */
  addTerm(term: string, article: number, level: Level): void {
    const pair = asPair(term)
    if (pair === undefined) this.#add(this.#word(term), article, level)
    else this.#add(this.#pair(pair.charCodeAt(0), pair.charCodeAt(1)), article, level)
  }

  /** Adds what `articleTerms` wrote. */
  addArticle(written: string, article: number): void {
    for (const [index, line] of written.split('\n').entries()) {
      const level = (index >> 1) as Level
      if (index % 2 === 0)
        for (let at = 0; at < line.length; at += 2)
          this.#add(this.#pair(line.charCodeAt(at), line.charCodeAt(at + 1)), article, level)
      else if (line !== '') for (const word of line.split(' ')) this.#add(this.#word(word), article, level)
    }
  }

  /** All terms with their postings, in the order in which they came. */
  *entries(): Iterable<readonly [term: string, postings: string]> {
    for (const [pair, term] of this.#pairs)
      yield [String.fromCharCode(pair >>> 16, pair & 0xffff).trimEnd(), this.#encoded(term)]
    for (const [word, term] of this.#words) yield [word, this.#encoded(term)]
  }

  #pair(first: number, second: number): number {
    const key = (first << 16) | second
    const known = this.#pairs.get(key)
    if (known !== undefined) return known
    const term = this.#newTerm()
    this.#pairs.set(key, term)
    return term
  }

  #word(word: string): number {
    const known = this.#words.get(word)
    if (known !== undefined) return known
    const term = this.#newTerm()
    this.#words.set(word, term)
    return term
  }

  #newTerm(): number {
    const term = this.#terms++
    if (term === this.#last.length) this.#last = grown(this.#last)
    this.#last[term] = NONE
    return term
  }

  #add(term: number, article: number, level: Level): void {
    const last = this.#last[term] ?? NONE
    if (last !== NONE && (this.#values[last] ?? 0) >> 2 === article) return
    const posting = this.#postings++
    if (posting === this.#values.length) {
      this.#values = grown(this.#values)
      this.#before = grown(this.#before)
    }
    this.#values[posting] = article * 4 + level
    this.#before[posting] = last
    this.#last[term] = posting
  }

  #encoded(term: number): string {
    let count = 0
    for (let posting = this.#last[term] ?? NONE; posting !== NONE; posting = this.#before[posting] ?? NONE) count++
    const values = new Int32Array(count)
    for (let posting = this.#last[term] ?? NONE; posting !== NONE; posting = this.#before[posting] ?? NONE)
      values[--count] = this.#values[posting] ?? 0
    return encodePostings(values)
  }
}

const NONE = -1

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
