import type { Facts } from '../model/facts.ts'
import type { Replay } from '../model/replay.ts'
import { FACT_LIST } from './facts.ts'
import { recordingOf } from './recorder.ts'
import { watched } from './watched.ts'

/**
 * The facts of one page, noted so that what was made from them may be used on another: by the table of facts. Pages of one
 * world read the same, so that there only the names of the reads are noted again.
 */
export function createReplay(facts: Facts): Replay {
  type Read = (from: Facts) => unknown
  const reads = new Map<string, { readonly read: Read; readonly gave: unknown }>()
  /** As the recorder of a page knows them. */
  const names = new Set<string>()
  /** What it read says nothing of what came of it. */
  let isUnsure = false
  const note = (name: string, read: Read, key = name): unknown => {
    names.add(name)
    try {
      const gave = read(facts)
      if (!reads.has(key)) reads.set(key, { read, gave })
      return gave
    } catch (error) {
      isUnsure = true
      throw error
    }
  }
  const noting: Record<string, unknown> = {
    volatile(why: string) {
      isUnsure = true
      facts.volatile(why)
    },
    remark: facts.remark,
    say: facts.say,
  }
  for (const [kind, { nameOf, byKey }] of FACT_LIST) {
    const lookIn = (from: Facts) => from[kind] as (...args: readonly unknown[]) => unknown
    if (byKey === true) {
      const objectIn = (from: Facts) => lookIn(from)() as Readonly<Record<string, unknown>>
      noting[kind] = () =>
        watched(objectIn(facts), (key) => {
          const name = `${kind}:${key}`
          if (key === '*') note(name, (from) => Object.keys(objectIn(from)).join('\n'))
          else {
            note(name, (from) => key in objectIn(from), `${kind}:?${key}`)
            note(name, (from) => objectIn(from)[key])
          }
        })
    } else
      noting[kind] = (...args: readonly unknown[]) =>
        note(`${kind}:${nameOf?.(...args) ?? ''}`, (from) => lookIn(from)(...args))
  }
  /** Where all of it was read, last. */
  let held = recordingOf(facts)?.of
  return {
    facts: noting as unknown as Facts,
    holds(now) {
      if (isUnsure) return false
      const recording = recordingOf(now)
      if (recording !== undefined && recording.of === held) {
        for (const name of names) recording.read(name)
        return true
      }
      if (![...reads.values()].every(({ read, gave }) => same(read(now), gave))) return false
      held = recording?.of
      return true
    },
  }
}

function same(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (a instanceof Date && b instanceof Date && a.getTime() === b.getTime())
}
