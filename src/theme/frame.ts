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
  /** At the end of a chain: hears of names that nobody set. */
  readonly missing?: (name: string) => void
}

/** What {@link lookUp} gives for a name that nobody set. */
export const ABSENT = Symbol('absent')

export function lookUp(frame: Frame, name: string): unknown {
  let at = frame
  while (!Object.hasOwn(at.own, name)) {
    if (!at.above) {
      at.missing?.(name)
      return ABSENT
    }
    at = at.above
  }
  return at.own[name]
}

/** All locals in one object without a prototype: `locals` in a template, `this` in an extension's helper. */
export function flatten(frame: Frame): Locals {
  const locals = frame.above ? flatten(frame.above) : (Object.create(null) as Locals)
  return Object.defineProperties(locals, Object.getOwnPropertyDescriptors(frame.own)) as Locals
}

export function* namesIn(frame: Frame): Iterable<string> {
  for (let at: Frame | undefined = frame; at; at = at.above) yield* Object.keys(at.own)
}
