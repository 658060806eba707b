import { ABSENT, type Frame, localsOf, lookUp } from './frame.ts'

/**
 * Which of the names that a view mentions are there when it runs, and what they stand for. Most are words of the view's
 * own and never there; so the few locals of its callers are gone through by what they hold, and of the many names that
 * all pages have those are asked for that the view mentions, found out once.
 */

/** In the order of the names. */
interface Present {
  /** The same object as the last time where they are the same names, as they nearly always are. */
  readonly present: readonly string[]
  readonly values: readonly unknown[]
}

/** Gives what finds these names from a frame on. */
export function finderOf(names: readonly string[]): (frame: Frame) => Present {
  const places = new Map(names.map((name, place) => [name, place]))
  const locals = places.get('locals')
  /** By the set of all names that pages have. */
  const mentioned = new WeakMap<ReadonlySet<string>, readonly number[]>()
  const mentionedIn = (all: ReadonlySet<string>): readonly number[] => {
    const known = mentioned.get(all) ?? [...places].flatMap(([name, place]) => (all.has(name) ? [place] : []))
    mentioned.set(all, known)
    return known
  }
  // Used again by every run: nothing is called that could run a view meanwhile.
  const found: unknown[] = names.map(() => ABSENT)
  let last: { readonly present: readonly string[]; readonly at: readonly number[] } = { present: [], at: [] }
  return (frame) => {
    found.fill(ABSENT)
    let at = frame
    for (; at.names === undefined && at.above !== undefined; at = at.above)
      for (const name in at.own) {
        const place = places.get(name)
        if (place !== undefined && found[place] === ABSENT) found[place] = at.own[name]
      }
    for (const place of at.names === undefined ? places.values() : mentionedIn(at.names))
      if (found[place] === ABSENT) found[place] = lookUp(at, names[place] ?? '')
    if (locals !== undefined) found[locals] = localsOf(frame)
    if (!isJust(found, last.at)) {
      const there = [...places.values()].filter((place) => found[place] !== ABSENT)
      last = { present: there.map((place) => names[place] ?? ''), at: there }
    }
    return { present: last.present, values: last.at.map((place) => found[place]) }
  }
}

/** Whether what is found stands at these places, and nowhere else. */
function isJust(found: readonly unknown[], places: readonly number[]): boolean {
  let count = 0
  for (let place = 0; place < found.length; place++) if (found[place] !== ABSENT) count++
  return count === places.length && places.every((place) => found[place] !== ABSENT)
}
