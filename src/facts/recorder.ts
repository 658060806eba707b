import type { Notes } from '../memo/domain.ts'
import type { Facts } from '../model/facts.ts'
import type { Fact } from './fact.ts'
import { FACT_LIST } from './facts.ts'
import { watched } from './watched.ts'

/**
 * The same facts for each computation, with every look-up recorded under a name that finds it again in a later build:
 * `head:_posts/你好.md`, `view:_partial/header`. Of objects whose keys are facts each key is recorded, `config:title`, when
 * it is looked at. A name is put together once for all computations: pages ask for the same again and again.
 */
export function recorder(facts: Facts): (notes: Notes) => Facts {
  const kinds = FACT_LIST.map(([kind, fact]) => [kind, lookUpOf(kind, fact, facts[kind] as LookUp)] as const)
  const made = [
    ['volatile', ({ volatile }) => volatile],
    ['remark', ({ remark }) => remark],
    ['say', ({ say }) => say],
    ...kinds,
  ] as readonly Made[]
  // Most computations ask for a few kinds: each look-up is made when it is first asked for, and stays the same function.
  const Recorded = class extends Recording {}
  for (const [at, [kind, make]] of made.entries())
    Object.defineProperty(Recorded.prototype, kind, {
      enumerable: true,
      get(this: Recording) {
        const lookUps = this[LOOK_UPS]
        const known = lookUps[at] ?? make(this[NOTES])
        lookUps[at] = known
        return known
      },
    })
  return (notes) => new Recorded(facts, notes) as unknown as Facts
}

type LookUp = (...args: readonly unknown[]) => unknown
type Made = readonly [kind: string, make: (notes: Notes) => unknown]

const OF = Symbol('of')
const NOTES = Symbol('notes')
const LOOK_UPS = Symbol('look-ups')

/** What is behind recorded facts. Under symbols, so that nobody takes it for a fact. */
class Recording {
  /** They give the same for ever. */
  readonly [OF]: Facts
  readonly [NOTES]: Notes
  readonly [LOOK_UPS]: unknown[] = []

  constructor(of: Facts, notes: Notes) {
    this[OF] = of
    this[NOTES] = notes
  }
}

/** Gives a look-up that is noted. */
function lookUpOf(kind: string, { nameOf, byKey }: Fact<readonly unknown[], unknown>, read: LookUp): Made[1] {
  const named = namedAs(kind, nameOf ?? String)
  if (byKey === true)
    return (notes) => {
      const object = watched(read() as object, (key) => notes.read(named(key)))
      return () => object
    }
  if (nameOf === undefined)
    return (notes) => () => {
      notes.read(`${kind}:`)
      return read()
    }
  // The common case, without a list of arguments.
  if (nameOf.length === 1)
    return (notes) => (asked: unknown) => {
      notes.read(named(asked))
      return attempt(read, asked, notes)
    }
  return (notes) =>
    (...asked: readonly unknown[]) => {
      notes.read(`${kind}:${nameOf(...asked)}`)
      return read(...asked)
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

/** What stands behind facts that {@link recorder} gave, and how to note a read of theirs; undefined for any others. */
export function recordingOf(facts: Facts): { readonly of: Facts; readonly read: Notes['read'] } | undefined {
  return facts instanceof Recording ? { of: facts[OF], read: facts[NOTES].read } : undefined
}
