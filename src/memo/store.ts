import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Digest } from '../base/paths.ts'
import type { Encoded } from '../base/utf8.ts'
import { PACK_NAME, type PackPlace, PackReader, PackWriter, sizeOfPlace } from './packs.ts'
import type { Entries, Entry, Trace } from './trace.ts'
import { NOTHING, readTraces, writeTraces } from './traces.ts'

/**
 * What is remembered between builds, in `.blog-cache/`: one file of traces, and packs of bodies that are read by offset
 * when somebody asks. The traces are written last and by renaming, so a build that ends half-way leaves the earlier
 * memory whole; every part has a checksum, and what does not fit is forgotten without a word.
 */
export interface Store {
  trace(step: string, id: string): Trace | undefined
  /** A text that was put with the trace, as UTF-8; undefined when it is damaged or gone. */
  bytes(step: string, id: string, index: number): Uint8Array | undefined
  /** Puts texts into the pack of this run. */
  write(texts: Encoded): PackPlace
  /** @param place of the texts that stand with the trace, in any pack of the folder */
  put(step: string, id: string, trace: Trace, place?: PackPlace): void
  /** Keeps a trace of an earlier build for the next one. What was neither put nor kept is dropped by `save`. */
  keep(step: string, id: string): void
  /** Keys of a step are looked up, kept and put for this digest of the whole; see `Domain.whole`. */
  begin(step: string, whole: Digest): void
  /** Whether all that there is of a step was fresh, or made, when the whole had this digest. */
  stands(step: string, whole: Digest): boolean
  /** Where the texts of a step's values lie that were put or kept in this run. */
  placesOf(step: string): readonly Place[]
  save(): void
  close(): void
}

export interface Place {
  readonly id: string
  /** What stands beside the trace. */
  readonly small: unknown
  readonly place: PackPlace
}

/** A text that the store had is damaged or gone: the build begins again without memory. */
export class DamagedMemory extends Error {}

/** @param engine everything outside the site that decides results; what another engine remembers is not used */
export function openStore(folder: string, toolchain: Digest, { forget = false } = {}): Store {
  const {
    entries: before,
    wholes: wholesBefore,
    base,
    packs: packsBefore,
  } = forget ? NOTHING() : readTraces(folder, toolchain)
  const made = new Map<string, Map<string, Entry>>()
  const wholes = new Map<string, Digest | undefined>()
  const packs = new PackReader(folder)
  let writer: PackWriter | undefined
  let changed = forget
  let saved = false
  const find = (step: string, id: string) => made.get(step)?.get(id) ?? before.get(step)?.get(id)
  /** Makes what there was into what there is. */
  const settle = (): Entries => {
    for (const [step, all] of before)
      for (const [id, entry] of all) if (!entry.isKept && !made.get(step)?.has(id)) changed = all.delete(id)
    for (const [step, some] of made) {
      const all = before.get(step) ?? new Map<string, Entry>()
      for (const [id, entry] of some) all.set(id, entry)
      before.set(step, all)
    }
    return before
  }
  const read = (place: PackPlace, index: number) =>
    writer?.name === place.pack ? writer.read(place, index) : packs.read(place, index)
  return {
    trace: (step, id) => find(step, id)?.trace,
    bytes(step, id, index) {
      const place = find(step, id)?.place
      return place && read(place, index)
    },
    write(texts) {
      writer ??= new PackWriter(folder)
      return writer.write(texts)
    },
    put(step, id, trace, place) {
      changed = true
      const some = made.get(step) ?? new Map<string, Entry>()
      made.set(step, some.set(id, { trace, place }))
    },
    keep(step, id) {
      const entry = before.get(step)?.get(id)
      if (entry) entry.isKept = true
    },
    begin(step, whole) {
      // Of what was put for several nobody knows which it stands for.
      wholes.set(step, wholes.has(step) && wholes.get(step) !== whole ? undefined : whole)
      if (wholes.get(step) !== wholesBefore[step]) changed = true
    },
    stands: (step, whole) => wholesBefore[step] === whole && wholes.get(step) === whole,
    placesOf(step) {
      const some = made.get(step)
      const kept = [...(before.get(step) ?? [])].filter(([id, { isKept }]) => isKept && !some?.has(id))
      return [...kept, ...(some ?? [])].flatMap(([id, { trace, place }]) =>
        place ? [{ id, small: trace.value, place }] : [],
      )
    },
    save() {
      const now = settle()
      if (!changed) return
      const usage = usageOf(now)
      const entries = isWasteful(folder, usage) ? rewritten(folder, now, read) : now
      writeTraces(folder, toolchain, { entries, wholes: Object.fromEntries(wholes), base })
      saved = true
      removeUnused(folder, entries === now ? usage : usageOf(entries))
    },
    close() {
      writer?.close()
      packs.close()
      if (saved) return
      // Nothing names what was not saved, by whatever thread.
      const known = new Set(packsBefore)
      for (const name of packsIn(folder)) if (isOwnPack(name) && !known.has(name)) rmSync(join(folder, name))
    },
  }
}

function packsIn(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => PACK_NAME.test(name)) : []
}

const isOwnPack = (name: string): boolean => name.startsWith(`bodies-${process.pid.toString(36)}-`)

/** How many bytes are used of each pack. */
type Usage = ReadonlyMap<string, number>

function usageOf(entries: Entries): Usage {
  const usage = new Map<string, number>()
  for (const all of entries.values())
    for (const { place } of all.values()) {
      if (place === undefined) continue
      usage.set(place.pack, (usage.get(place.pack) ?? 0) + sizeOfPlace(place))
    }
  return usage
}

/** Each thread of a build writes one. */
const MANY_PACKS = 64

/** Whether more than half of the packs is no longer used, or there are many. */
function isWasteful(folder: string, usage: Usage): boolean {
  let usedBytes = 0
  let heldBytes = 0
  for (const [name, bytes] of usage) {
    usedBytes += bytes
    heldBytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
  }
  return heldBytes > usedBytes * 2 || usage.size > MANY_PACKS
}

/** Moves every text that is used into one new pack. */
function rewritten(
  folder: string,
  entries: Entries,
  read: (place: PackPlace, index: number) => Uint8Array | undefined,
): Entries {
  const target = new PackWriter(folder)
  try {
    const moved = (entry: Entry): readonly Entry[] => {
      const { trace, place } = entry
      if (place === undefined) return [entry]
      const texts = Array.from({ length: place.texts.length / 2 }, (_, index) => read(place, index))
      if (!texts.every((text) => text !== undefined)) return []
      const encoded = { bytes: Buffer.concat(texts), lengths: texts.map(({ length }) => length) }
      return [{ trace, place: target.write(encoded) }]
    }
    const allMoved = (all: ReadonlyMap<string, Entry>) =>
      Array.from(all).flatMap(([id, entry]) => moved(entry).map((one) => [id, one] as const))
    return new Map(Array.from(entries, ([step, all]) => [step, new Map(allMoved(all))]))
  } finally {
    target.close()
  }
}

/**
 * Removes packs that no trace names, but young ones: another build may be writing there, and its traces come last.
 */
function removeUnused(folder: string, used: Usage): void {
  const oldMs = Date.now() - 60 * 60 * 1000
  for (const name of packsIn(folder)) {
    if (used.has(name)) continue
    const file = join(folder, name)
    if (isOwnPack(name) || (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < oldMs)
      rmSync(file, { force: true })
  }
}
