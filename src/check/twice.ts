import { textOf } from '../base/byte-pieces.ts'
import { type Problem, warning } from '../base/problem.ts'
import type { World } from '../facts/world.ts'
import type { Facts } from '../model/facts.ts'
import type { Project } from '../model/project.ts'
import { fileOfOwner, type Output, type Route } from '../model/route.ts'
import { walk } from '../road/build.ts'
import { createPlainEngine, type Engine, type Step } from '../road/engines.ts'

/**
 * A site made twice without memory, the second time from the last page to the first → the pages that differ. What they
 * hold depends on more than facts: a counter, the clock, chance, or a state that other pages left behind. A build that
 * remembers would not be a clean one.
 */
export async function pagesThatDiffer(project: Project, now: Date): Promise<readonly Problem[]> {
  /** What says itself that it is volatile, and what reads it: never remembered, it may differ. */
  const declared = new Set<string>()
  const firsts = new Map<string, Buffer>()
  const forwards = noting(createPlainEngine(now), declared, (keys) => keys)
  for await (const { key, value } of (await walk(project, forwards)).outputs) {
    const text = bytesOf(await value())
    // Kept outside of the heap, where a large site has room.
    if (text !== undefined) firsts.set(key.path, Buffer.from(text))
  }
  const found = new Map<string, Problem>()
  const backwards = noting(createPlainEngine(now), declared, (keys) => keys.toReversed())
  for await (const { key, value } of (await walk(project, backwards)).outputs) {
    const second = bytesOf(await value())
    const first = firsts.get(key.path)?.toString()
    firsts.delete(key.path)
    if (first === undefined || second === undefined || first === second || declared.has(key.path)) continue
    // A footer that counts is on every page: one of them shows it.
    const kind = key.kind === 'view' ? key.views.join() : key.path
    const known = found.get(kind)
    found.set(kind, known === undefined ? differs(key, first, second) : { ...known, more: (known.more ?? 0) + 1 })
  }
  return [...found.values()]
}

function bytesOf(output: Output | undefined): string | undefined {
  return output?.kind === 'bytes' ? textOf(output.body) : undefined
}

function differs({ path, owner }: Route, first: string, second: string): Problem {
  const file = fileOfOwner(owner)
  const params = { page: path, ...firstDifference(first, second) }
  return warning('page-differs', params, file === undefined ? {} : { at: { file } })
}

const BEFORE = 24
const AFTER = 16

/** The same few characters of both, around the first that is another. */
export function firstDifference(first: string, second: string): { readonly first: string; readonly second: string } {
  let at = 0
  while (at < first.length && first[at] === second[at]) at++
  const start = Math.max(0, at - BEFORE)
  const shown = (text: string) =>
    // A character may have been cut in two.
    text
      .slice(start, at + AFTER)
      .replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
      .replace(/\s+/g, ' ')
  return { first: shown(first), second: shown(second) }
}

/** An engine whose computations note what they declare, and that takes its keys in another order. */
function noting(engine: Engine, declared: Set<string>, ordered: <K>(keys: readonly K[]) => readonly K[]): Engine {
  return {
    ...engine,
    map: (step, keys, world) => engine.map(withNotes(step, declared), ordered(keys), world),
    each: (step, keys, world, target) => engine.each(withNotes(step, declared), ordered(keys), world, target),
  }
}

function withNotes<K, V>(step: Step<K, V>, declared: Set<string>): Step<K, V> {
  return {
    ...step,
    async load(world: World, around) {
      const run = await step.load(world, around)
      return (key, facts) =>
        run(
          key,
          notedFacts(facts, () => declared.add(step.idOf(key)), declared),
        )
    },
  }
}

/** Facts as they are; asking for something declared is as declaring it. */
function notedFacts(facts: Facts, declare: () => void, declared: ReadonlySet<string>): Facts {
  const noted: Record<string, unknown> = {}
  for (const name in facts) {
    const read = facts[name as keyof Facts] as (...args: unknown[]) => unknown
    noted[name] = (...args: unknown[]) => {
      if (name === 'volatile' || args.some((arg) => typeof arg === 'string' && declared.has(arg))) declare()
      return read(...args)
    }
  }
  return noted as unknown as Facts
}
