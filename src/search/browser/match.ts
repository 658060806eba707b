import { decodePostings, type Level } from '../postings.ts'
import { type Run, SPELLED } from '../terms.ts'
import { isOneTypo } from './distance.ts'
import { type Files, type Shard, termsWith } from './files.ts'
import type { Chunk } from './query.ts'

/** An article that holds all that was asked for. */
interface Match {
  readonly segment: number
  readonly article: number
  readonly score: number
  /** The words that were found as pinyin alone: they stand nowhere in the text. */
  readonly spelled: ReadonlySet<string>
}

/** In the body, often in the body, in a heading or a tag, in the title. */
const WEIGHTS: Readonly<Record<Level, number>> = [1, 1.5, 4, 8]
/** A word that is more than begun. */
const WHOLE = 0.5
/** Shorter words are too much alike. */
const SHORTEST_FORGIVEN = 5

type Scores = Map<number, number>

/**
 * Finds the articles that hold every run of every chunk: best places first, then newest. Long words that stand nowhere
 * are looked up with one typo forgiven; gives the chunks as they were understood. That a chunk stands in one piece is
 * seen in the text alone.
 */
export async function matchAll(
  chunks: readonly Chunk[],
  files: Files,
): Promise<{ readonly matches: readonly Match[]; readonly understood: readonly Chunk[] }> {
  const { segments, pinyin = false } = await files.manifest()
  const runs = [...new Map(chunks.flatMap((chunk) => chunk.runs).map((run) => [run.text, run])).values()]
  const shards = await Promise.all(
    segments.map(
      async (_, segment) => new Map(await Promise.all(runs.map((run) => shardsOf(run, segment, files, pinyin)))),
    ),
  )
  const instead = new Map<string, readonly string[]>()
  for (const { kind, text } of runs) {
    if (kind !== 'word' || text.length < SHORTEST_FORGIVEN) continue
    const own = shards.flatMap((of) => of.get(text)?.[0] ?? [])
    const spelled = shards.flatMap((of) => of.get(text)?.[1] ?? [])
    if (own.some((shard) => !isEmpty(termsWith(shard, text)))) continue
    if (spelled.some((shard) => !isEmpty(termsWith(shard, SPELLED + text)))) continue
    instead.set(text, [...new Set(own.flatMap((shard) => [...shard.keys()].filter((word) => isOneTypo(text, word))))])
  }
  const matches = shards.flatMap((of, segment) => {
    const written = runs.map((run) => scoresOf(run, of.get(run.text) ?? [], instead.get(run.text)))
    const either = runs.map((run, index) => best(written[index], spelledScores(run, of.get(run.text)?.[1])))
    return Array.from(
      together(either, (a, b) => a + b),
      ([article, score]): Match => {
        const spelled = runs.filter((_, index) => written[index]?.has(article) !== true)
        return { segment, article, score, spelled: new Set(spelled.map(({ text }) => text)) }
      },
    )
  })
  matches.sort((a, b) => b.score - a.score || b.segment - a.segment || b.article - a.article)
  return { matches, understood: chunks.map(({ runs }) => ({ runs, instead })) }
}

/** The shards that a run asks: one for each pair of characters; for a word its own, and that of its pinyin. */
async function shardsOf(
  run: Run,
  segment: number,
  files: Files,
  pinyin: boolean,
): Promise<[text: string, shards: readonly Shard[]]> {
  const spelled = pinyin && isPinyin(run) ? [SPELLED + run.text] : []
  return [run.text, await Promise.all([...lookedUp(run), ...spelled].map((term) => files.shard(segment, term)))]
}

function isPinyin({ kind, text }: Run): boolean {
  return kind === 'word' && /^[a-z]{2,}$/.test(text)
}

function spelledScores(run: Run, shard: Shard | undefined): Scores {
  const scores: Scores = new Map()
  if (shard === undefined || !isPinyin(run)) return scores
  for (const term of termsWith(shard, SPELLED + run.text))
    for (const [article, score] of scoresOfTerm(term, shard, 0))
      scores.set(article, Math.max(score, scores.get(article) ?? 0))
  return scores
}

function best(a: Scores | undefined, b: Scores): Scores {
  const scores: Scores = new Map(a)
  for (const [article, score] of b) scores.set(article, Math.max(score, scores.get(article) ?? 0))
  return scores
}

/** Pairs of neighbours; a single character, or a word, as it is. */
function lookedUp({ kind, text }: Run): readonly string[] {
  const characters = [...text]
  if (kind === 'word' || characters.length === 1) return [text]
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}

function scoresOf(run: Run, shards: readonly Shard[], instead: readonly string[] | undefined): Scores {
  const terms = lookedUp(run)
  const [only] = shards
  if (run.kind === 'han' && run.text !== terms[0])
    return together(
      terms.map((term, index) => scoresOfTerm(term, shards[index], 0)),
      Math.min,
    )
  const scores: Scores = new Map()
  for (const term of instead ?? (only === undefined ? [] : termsWith(only, run.text)))
    for (const [article, score] of scoresOfTerm(term, only, run.kind === 'word' && term === run.text ? WHOLE : 0))
      scores.set(article, Math.max(score, scores.get(article) ?? 0))
  return scores
}

function scoresOfTerm(term: string, shard: Shard | undefined, extra: number): Scores {
  const scores: Scores = new Map()
  for (const [article, level] of decodePostings(shard?.get(term) ?? '')) scores.set(article, WEIGHTS[level] + extra)
  return scores
}

/** Articles that are in all lists. */
function together([first, ...others]: readonly Scores[], join: (a: number, b: number) => number): Scores {
  const scores: Scores = new Map()
  for (const [article, score] of first ?? []) {
    let joined: number | undefined = score
    for (const other of others) {
      const more = other.get(article)
      joined = joined === undefined || more === undefined ? undefined : join(joined, more)
    }
    if (joined !== undefined) scores.set(article, joined)
  }
  return scores
}

function isEmpty(items: Iterable<unknown>): boolean {
  return items[Symbol.iterator]().next().done === true
}
