import { ABSENT, type Frame, localsOf, lookUp } from './frame.ts'

/**
 * The names of a view, each looked up when its code comes to it and no sooner: what stands in a string, a comment or a
 * branch that is not taken is not asked for. For `with`, which is slow, so only where it matters what a view asks for.
 */

/**
 * @param names that the code mentions
 * @param wrote hears that the code writes into its locals by `locals.name = …`; must throw
 */
export function askedNames(frame: Frame, names: ReadonlySet<string>, wrote: () => never): object {
  // As parameters are: each keeps what it had at first, and what the view assigns is seen by nobody else.
  const known = new Map<string, unknown>()
  const valueAt = (name: string): unknown => {
    if (!known.has(name)) known.set(name, name === 'locals' ? readOnly(localsOf(frame), wrote) : lookUp(frame, name))
    return known.get(name)
  }
  return new Proxy(Object.create(null) as object, {
    has: (_, name) => typeof name === 'string' && names.has(name) && valueAt(name) !== ABSENT,
    // Whoever looks for a symbol asks which names `with` should leave out.
    get: (_, name) => (typeof name === 'string' ? valueAt(name) : undefined),
    set(_, name, value) {
      known.set(String(name), value)
      return true
    },
    deleteProperty: () => false,
  })
}

function readOnly(locals: object, wrote: () => never): object {
  return new Proxy(locals, { set: wrote, defineProperty: wrote, deleteProperty: wrote })
}
