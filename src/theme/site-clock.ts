import type { loadMoment } from './dates.ts'

/**
 * `Date` for templates, whose now is the build's: a footer with `new Date().getFullYear()` reads a fact like any other, so
 * the page is stale when the day changes, and SOURCE_DATE_EPOCH makes the same bytes in every year.
 */
export function siteDate(now: () => Date): DateConstructor {
  // A proxy and no class of its own, so that every date is still an instance of it.
  return new Proxy(Date, {
    construct: (target, args, asked) =>
      Reflect.construct(target, args.length === 0 ? [now().getTime()] : args, asked === target ? asked : target),
    apply: () => now().toString(),
    get: (target, key, self) => (key === 'now' ? () => now().getTime() : Reflect.get(target, key, self)),
  })
}

type MomentFunction = ReturnType<typeof loadMoment>

/** moment for templates, likewise. @param moment asked for when the helper is used, and not before */
export function siteMoment(moment: () => MomentFunction, now: () => Date): MomentFunction {
  return new Proxy((() => undefined) as unknown as MomentFunction, {
    apply: (_, self, args) => Reflect.apply(moment(), self, args.length === 0 ? [now()] : args),
    get: (_, name) => Reflect.get(moment(), name),
    set: (_, name, value) => Reflect.set(moment(), name, value),
    has: (_, name) => Reflect.has(moment(), name),
  })
}
