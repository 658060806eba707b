import type { View } from '../model/theme.ts'
import type { Locals } from './members.ts'

/**
 * What a running view sees: its own locals, then its caller's. A chain of plain objects that is searched by name, since
 * making a prototype of each object costs V8 far more than a few searches.
 */
export interface Frame {
  readonly view: View
  readonly own: Locals
  readonly above: Frame | undefined
  /** From here on down all is the same for every page: the names that are found here or below. */
  readonly names?: ReadonlySet<string> | undefined
  /** At the end of a chain: puts what goes by that name into `own`; false where there is no such thing. */
  readonly late?: Late | undefined
  /** At the end of a chain: hears of names that nobody set. */
  readonly missing?: ((name: string) => void) | undefined
}

/** Locals that are made when they are asked for, since no page uses them all. */
export interface Late {
  has(name: string, own: Locals): boolean
  readonly names: () => Iterable<string>
}

/** What {@link lookUp} gives for a name that nobody set. */
export const ABSENT = Symbol('absent')

export function lookUp(frame: Frame, name: string): unknown {
  let at = frame
  while (!Object.hasOwn(at.own, name)) {
    if (!at.above) {
      if (at.late?.has(name, at.own)) break
      at.missing?.(name)
      return ABSENT
    }
    at = at.above
  }
  return at.own[name]
}

/**
 * All locals as one object: `locals` in a template, `this` in an extension's helper. Made for nothing, since it looks a
 * name up when it is asked; what is written to it is a local of that view.
 */
export function localsOf(frame: Frame): Locals {
  const find = (name: string | symbol): unknown => (typeof name === 'string' ? lookUp(frame, name) : ABSENT)
  return new Proxy<Locals>(
    {},
    {
      get(target, name) {
        const value = find(name)
        return value === ABSENT ? Reflect.get(target, name) : value
      },
      set(_, name, value) {
        frame.own[String(name)] = value
        return true
      },
      has: (_, name) => find(name) !== ABSENT,
      ownKeys: () => [...new Set(namesIn(frame))],
      getOwnPropertyDescriptor(_, name) {
        const value = find(name)
        return value === ABSENT ? undefined : { value, writable: true, enumerable: true, configurable: true }
      },
    },
  )
}

export function* namesIn(frame: Frame): Iterable<string> {
  for (let at: Frame | undefined = frame; at; at = at.above) {
    yield* Object.keys(at.own)
    yield* at.late?.names() ?? []
  }
}
