import type { Body } from '../base/byte-pieces.ts'
import { digestOf } from '../base/digest.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { createEncoder, type Encoded } from '../base/utf8.ts'
import type { Computation } from './compute.ts'
import type { Time } from './observe.ts'
import type { PackPlace } from './packs.ts'
import type { Step } from './step.ts'

/**
 * What came of one key, as plain data. Bodies stay with the thread that made them: it writes them where they belong, and
 * gives only their place. What is given does not depend on the thread.
 */
export interface Outcome {
  /** The names of all facts that were read on the way. */
  readonly reads: readonly string[]
  /** Why it must not be remembered; left out where it may. */
  readonly volatile?: readonly string[] | undefined
  /** For whoever asks where the time goes. */
  readonly remarks?: readonly object[] | undefined
  /** Log messages of guests and extensions while it was made, where they are printed later. */
  readonly said?: readonly object[] | undefined
  readonly problems: readonly Problem[]
  /** Of the value; {@link NO_VALUE} when the step could not make one. */
  readonly digest: Digest
  /** A small value, or what of a large one stands beside its texts. */
  readonly small?: unknown
  /** Where the texts lie that were put into a pack. */
  readonly place?: PackPlace | undefined
  /** Where the text lies that was staged. */
  readonly file?: string | undefined
  /** A value that can be had nowhere else; no other thread gives it. */
  readonly value?: unknown
  readonly time?: Time | undefined
}

/** Where a value goes that is a file of its own. Plain data. */
export interface Goal {
  readonly staging: string
  /** The digest of what stands there already: an equal value is not written again. */
  readonly standing: string | undefined
}

/** What writes bodies, in this thread. */
export interface Writers {
  /** Puts texts into a pack, at once. */
  readonly write: (texts: Encoded) => PackPlace
  /** Writes a value that is a file of its own, and gives the file. */
  readonly stage: (staging: string, id: string, bytes: Body) => string
}

/** What a step that made no value has for a digest. */
export const NO_VALUE = digestFrom('none')

/** Gives what keeps the values of a step: it writes their bodies and says what is to be remembered. */
export function outcomesOf<W, F, K, V>(
  step: Step<W, F, K, V>,
  { write, stage }: Writers,
): (computation: Computation<V>, key: K, goal?: Goal) => Outcome {
  const encode = createEncoder()
  return ({ result: { value, problems }, reads, volatile, remarks, said, time }, key, goal) => {
    /** Each with all members, in one order: what is copied member by member costs more than what it says. */
    const outcome = (digest: Digest, { small, place, file, value }: Kept = {}): Outcome => {
      return { reads, volatile, remarks, said, problems, digest, small, place, file, value, time }
    }
    if (value === undefined) return outcome(NO_VALUE)
    if (step.parts !== undefined) {
      const { small, texts } = step.parts.split(value)
      const encoded = encode(texts)
      const digest = digestOf(JSON.stringify([small, encoded.lengths, digestOf(encoded.bytes)]))
      return outcome(digest, { small, place: write(encoded) })
    }
    const body = step.textOf?.(value) ?? JSON.stringify(value)
    const bytes = typeof body === 'string' ? encode([body]).bytes : body
    const digest = digestOf(bytes)
    if (step.keeps === 'value') return outcome(digest, { small: value })
    if (goal === undefined) return outcome(digest, { value })
    if (goal.standing === digest) return outcome(digest)
    return outcome(digest, { file: stage(goal.staging, step.idOf(key), bytes) })
  }
}

type Kept = Pick<Outcome, 'small' | 'place' | 'file' | 'value'>
