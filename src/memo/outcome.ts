import { digestOf } from '../base/digest.ts'
import { andThen, type Later } from '../base/later.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { createEncoder, type Encoded } from '../base/utf8.ts'
import type { FactName } from '../facts/recorded.ts'
import type { World } from '../facts/world.ts'
import { writeStaged } from '../publish/staging.ts'
import { type Computation, computing } from './compute.ts'
import type { Step } from './engine.ts'
import type { PackPlace } from './packs.ts'

/**
 * What came of one key, as plain data. Bodies stay with the thread that made them: it writes them where they belong, and
 * tells only their place. What is told does not depend on the thread.
 */
export interface Kept {
  /** The names of all facts that were read on the way. */
  readonly reads: readonly FactName[]
  readonly problems: readonly Problem[]
  /** Of the value; {@link NO_VALUE} when the step could not make one. */
  readonly digest: Digest
  /** A small value, or what of a large one stands beside its texts. */
  readonly small?: unknown
  /** Where the texts lie that were put into a pack. */
  readonly place?: PackPlace
  /** Where the text lies that was staged. */
  readonly file?: string
}

/** Where a value goes that is a file of its own. */
export interface Goal {
  readonly staging: string
  /** The digest of what stands there already: an equal value is not written again. */
  readonly standing: string | undefined
}

/** What a step that made no value has for a digest. */
export const NO_VALUE = digestFrom('none')

/** Computes keys and keeps what comes of them. */
export interface Keep<K, V> {
  one(key: K, goal?: Goal): Later<Held<V>>
  all(keys: readonly K[], goals: readonly (Goal | undefined)[], begins?: (index: number) => void): Promise<Held<V>[]>
}

export interface Held<V> {
  readonly kept: Kept
  /** Where the value can be had nowhere else. */
  readonly value?: V | undefined
}

/**
 * Loads a step and gives what computes its keys and keeps what comes of them, in this thread.
 * @param write puts texts into a pack of this thread, at once
 * @param load what the step loads, where that is known already
 */
export async function keeping<K, V>(
  step: Step<K, V>,
  world: World,
  write: (texts: Encoded) => PackPlace,
  load?: ReturnType<Step<K, V>['load']>,
): Promise<Keep<K, V>> {
  const compute = await computing(step, world, load)
  const encode = createEncoder()
  const keep = ({ result, reads }: Computation<V>, key: K, goal: Goal | undefined): Held<V> => {
    const { value, problems } = result
    if (value === undefined) return { kept: { reads, problems, digest: NO_VALUE } }
    if (step.parts !== undefined) {
      const { small, texts } = step.parts.split(value)
      const encoded = encode(texts)
      const digest = digestOf(JSON.stringify([small, encoded.lengths, digestOf(encoded.bytes)]))
      return { kept: { reads, problems, digest, small, place: write(encoded) } }
    }
    const body = step.textOf?.(value) ?? JSON.stringify(value)
    const bytes = typeof body === 'string' ? encode([body]).bytes : body
    const digest = digestOf(bytes)
    if (step.keeps === 'value') return { kept: { reads, problems, digest, small: value } }
    if (goal === undefined) return { kept: { reads, problems, digest }, value }
    if (goal.standing === digest) return { kept: { reads, problems, digest } }
    return { kept: { reads, problems, digest, file: writeStaged(goal.staging, step.idOf(key), bytes) } }
  }
  return {
    one: (key, goal) => andThen(compute.one(key), (computation) => keep(computation, key, goal)),
    all: (keys, goals, begins) =>
      compute.all(keys, (computation, index) => keep(computation, keys[index] as K, goals[index]), begins),
  }
}
