import type { Facts } from '../model/facts.ts'
import type { Replay } from '../model/replay.ts'
import { FACT_LIST } from './facts.ts'
import { watched } from './watched.ts'

/** The facts of one page, noted so that what was made from them may be used on another: by the table of facts. */
export function createReplay(facts: Facts): Replay {
  type Read = (from: Facts) => unknown
  const reads = new Map<string, { readonly read: Read; readonly gave: unknown }>()
  let isVolatile = false
  const note = (name: string, read: Read): unknown => {
    const gave = read(facts)
    if (!reads.has(name)) reads.set(name, { read, gave })
    return gave
  }
  const noting: Record<string, unknown> = {
    volatile(why: string) {
      isVolatile = true
      facts.volatile(why)
    },
  }
  for (const [kind, { nameOf, byKey }] of FACT_LIST) {
    const lookIn = (from: Facts) => from[kind] as (...args: readonly unknown[]) => unknown
    if (byKey === true) {
      const objectIn = (from: Facts) => lookIn(from)() as Readonly<Record<string, unknown>>
      noting[kind] = () =>
        watched(objectIn(facts), (key) => {
          if (key === '*') note(`${kind}:*`, (from) => Object.keys(objectIn(from)).join('\n'))
          else {
            note(`${kind}:?${key}`, (from) => key in objectIn(from))
            note(`${kind}:${key}`, (from) => objectIn(from)[key])
          }
        })
    } else
      noting[kind] = (...args: readonly unknown[]) =>
        note(`${kind}:${nameOf?.(...args) ?? ''}`, (from) => lookIn(from)(...args))
  }
  return {
    facts: noting as unknown as Facts,
    holds: (now) => !isVolatile && [...reads.values()].every(({ read, gave }) => same(read(now), gave)),
  }
}

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime())
}
