import type { Notes } from '../memo/domain.ts'
import type { Facts } from '../model/facts.ts'
import { FACT_LIST } from './facts.ts'
import { watched } from './watched.ts'

/**
 * The same facts for each computation, with every look-up recorded under a name that finds it again in a later build:
 * `head:_posts/你好.md`, `view:_partial/header`. Of objects whose keys are facts each key is recorded, `config:title`, when
 * it is looked at. A name is put together once for all computations: pages ask for the same again and again.
 */
export function recorder(facts: Facts): (notes: Notes) => Facts {
  const reads = FACT_LIST.map(([kind, { nameOf = String, byKey }]) => ({
    kind,
    read: facts[kind] as (...args: readonly unknown[]) => unknown,
    nameOf,
    named: namedAs(kind, nameOf),
    how: byKey === true ? 'by key' : nameOf === String ? 'whole' : nameOf.length === 1 ? 'by one' : 'by several',
  }))
  return (notes) => {
    const recording: Record<string | symbol, unknown> = { volatile: notes.volatile, remark: notes.remark }
    for (const { kind, read, nameOf, named, how } of reads) {
      if (how === 'by key') {
        const object = watched(read() as object, (key) => notes.read(named(key)))
        recording[kind] = () => object
      } else if (how === 'whole') {
        recording[kind] = () => {
          notes.read(`${kind}:`)
          return read()
        }
      } else if (how === 'by one') {
        // The common case, without a list of arguments.
        recording[kind] = (asked: unknown) => {
          notes.read(named(asked))
          return attempt(read, asked, notes)
        }
      } else
        recording[kind] = (...asked: readonly unknown[]) => {
          notes.read(`${kind}:${nameOf(...asked)}`)
          return read(...asked)
        }
    }
    // Not enumerable: facts that are made of these and others are no recording of `facts`.
    Object.defineProperty(recording, RECORDING, { value: { of: facts, read: notes.read } satisfies Recording })
    return recording as unknown as Facts
  }
}

/** Gives the name of a read; for the same text the same string. */
function namedAs(kind: string, nameOf: (asked: unknown) => string): (asked: unknown) => string {
  const names = new Map<string, string>()
  return (asked) => {
    if (typeof asked !== 'string') return `${kind}:${nameOf(asked)}`
    let name = names.get(asked)
    if (name === undefined) {
      name = `${kind}:${nameOf(asked)}`
      names.set(asked, name)
    }
    return name
  }
}

/** Contents are made inside a look-up where pages are shown one by one; they may not be ready. */
function attempt(read: (asked: unknown) => unknown, asked: unknown, notes: Notes): unknown {
  try {
    return read(asked)
  } catch (error) {
    notes.failed(error)
    throw error
  }
}

/** What is behind recorded facts. */
interface Recording {
  /** They give the same for ever. */
  readonly of: Facts
  /** Notes a read by its name, for who knows what it gives. */
  readonly read: (name: string) => void
}

const RECORDING = Symbol('recording')

/** What stands behind facts that {@link recorder} gave; undefined for any others. */
export function recordingOf(facts: Facts): Recording | undefined {
  return (facts as { readonly [RECORDING]?: Recording })[RECORDING]
}
