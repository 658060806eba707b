import { ABSENT, type Frame, localsOf, lookUp } from './frame.ts'

/**
 * Which of the names that a view mentions are there when it runs, and what they stand for. Most are words of the view's
 * own and never there; so the few locals of its callers are gone through by what they hold, and of the many names that
 * all pages have those are asked for that the view mentions, found out once.
 */

/** In the order of the names. */
interface Present {
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
  return (frame) => {
    const found: unknown[] = names.map(() => ABSENT)
    let at = frame
    for (; at.names === undefined && at.above !== undefined; at = at.above)
      for (const name in at.own) {
        const place = places.get(name)
        if (place !== undefined && found[place] === ABSENT) found[place] = at.own[name]
      }
    for (const place of at.names === undefined ? places.values() : mentionedIn(at.names))
      if (found[place] === ABSENT) found[place] = lookUp(at, names[place] ?? '')
    if (locals !== undefined) found[locals] = localsOf(frame)
    const present: string[] = []
    const values: unknown[] = []
    for (let place = 0; place < found.length; place++) {
      if (found[place] === ABSENT) continue
      present.push(names[place] ?? '')
      values.push(found[place])
    }
    return { present, values }
  }
}

export function sameNames(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((name, at) => name === others[at])
}
