import type { Notes } from '../memo/domain.ts'
import type { Facts } from '../model/facts.ts'
import { FACT_LIST } from './facts.ts'
import { watched } from './watched.ts'

/**
 * The same facts, with every look-up recorded under a name that finds it again in a later build: `head:_posts/你好.md`,
 * `view:_partial/header`. Of objects whose keys are facts each key is recorded, `config:title`, when it is looked at.
 */
export function recorded(facts: Facts, notes: Notes): Facts {
  const recording: Record<string | symbol, unknown> = { volatile: notes.volatile, remark: notes.remark }
  for (const [kind, { nameOf, byKey }] of FACT_LIST) {
    const read = facts[kind] as (...args: readonly unknown[]) => unknown
    if (byKey === true) {
      const object = watched(read() as object, (key) => notes.read(`${kind}:${key}`))
      recording[kind] = () => object
    } else if (nameOf === undefined) {
      recording[kind] = () => {
        notes.read(`${kind}:`)
        return read()
      }
    } else if (nameOf.length === 1) {
      // The common case, without a list of arguments.
      recording[kind] = (asked: unknown) => {
        notes.read(`${kind}:${nameOf(asked)}`)
        return attempt(read, asked)
      }
    } else
      recording[kind] = (...asked: readonly unknown[]) => {
        notes.read(`${kind}:${nameOf(...asked)}`)
        return read(...asked)
      }
  }
  /** Contents are made inside a look-up where pages are shown one by one; they may not be ready. */
  function attempt(read: (asked: unknown) => unknown, asked: unknown): unknown {
    try {
      return read(asked)
    } catch (error) {
      notes.failed(error)
      throw error
    }
  }
  // Not enumerable: facts that are made of these and others are no recording of `facts`.
  Object.defineProperty(recording, RECORDING, { value: { of: facts, read: notes.read } satisfies Recording })
  return recording as unknown as Facts
}

/** What is behind recorded facts. */
interface Recording {
  /** They give the same for ever. */
  readonly of: Facts
  /** Notes a read by its name, for who knows what it gives. */
  readonly read: (name: string) => void
}

const RECORDING = Symbol('recording')

/** What stands behind facts that {@link recorded} gave; undefined for any others. */
export function recordingOf(facts: Facts): Recording | undefined {
  return (facts as { readonly [RECORDING]?: Recording })[RECORDING]
}
