import { decodePostings, type Level } from '../postings.ts'
import type { Run } from '../terms.ts'
import { isOneTypo } from './distance.ts'
import { type Files, type Shard, termsWith } from './files.ts'
import type { Chunk } from './query.ts'

/** An article that holds all that was asked for. */
export interface Match {
  readonly segment: number
  readonly article: number
  readonly score: number
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
  const { segments } = await files.manifest()
  const runs = [...new Map(chunks.flatMap((chunk) => chunk.runs).map((run) => [run.text, run])).values()]
  const shards = await Promise.all(
    segments.map(async (_, segment) => new Map(await Promise.all(runs.map((run) => shardsOf(run, segment, files))))),
  )
  const instead = new Map<string, readonly string[]>()
  for (const { kind, text } of runs) {
    if (kind !== 'word' || text.length < SHORTEST_FORGIVEN) continue
    const own = shards.flatMap((of) => of.get(text) ?? [])
    if (own.some((shard) => !isEmpty(termsWith(shard, text)))) continue
    instead.set(text, [...new Set(own.flatMap((shard) => [...shard.keys()].filter((word) => isOneTypo(text, word))))])
  }
  const matches = shards.flatMap((of, segment) => {
    const scores = runs.map((run) => scoresOf(run, of.get(run.text) ?? [], instead.get(run.text)))
    return Array.from(
      together(scores, (a, b) => a + b),
      ([article, score]): Match => ({ segment, article, score }),
    )
  })
  matches.sort((a, b) => b.score - a.score || b.segment - a.segment || b.article - a.article)
  return { matches, understood: chunks.map(({ runs }) => ({ runs, instead })) }
}

/** The shards that a run asks: one, or one for each pair of characters. */
async function shardsOf(run: Run, segment: number, files: Files): Promise<[text: string, shards: readonly Shard[]]> {
  return [run.text, await Promise.all(lookedUp(run).map((term) => files.shard(segment, term)))]
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
