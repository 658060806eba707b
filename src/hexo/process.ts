import { format } from 'node:util'
import { dayAround } from '../base/dates.ts'
import type { Facts } from '../model/facts.ts'
import type { Said } from '../model/said.ts'
import type { Watch } from './looks/builtin.ts'
import type { Keeper } from './looks/compiled.ts'
import { takeStreams } from './looks/prints.ts'
import { watchRequires } from './looks/requires.ts'

/**
 * Code of others asks the process for the time, for chance, for files and for the network, and prints. While something is
 * computed it gets the build's own: noon of the day, which is a fact, and numbers that depend on what is computed.
 * So a page is the same whenever during a day, and in whatever order, it is made. What it looks at is noted, and
 * whether it uses the network; what it prints is reported as its own.
 */
export function takeOver(owner: Owner): void {
  if ('isOurs' in Math.random) return
  const { current } = owner
  watchRequires(owner, () => current() !== undefined)
  takeClock(current)
  const { random } = Math
  Math.random = Object.assign(() => current()?.random() ?? random(), { isOurs: true })
  const { fetch } = globalThis
  globalThis.fetch = (...request) => {
    if (current()) owner.reachesOut('fetch')
    return fetch(...request)
  }
  takeConsole(owner)
  takeStreams(current)
}

interface Owner extends Watch, Keeper {
  apart<T>(name: string, work: () => T): T
  /** What prints for work that is there to print. */
  printer(): ((text: string) => void) | undefined
  /** Whose work is going on. */
  current():
    | {
        readonly facts: Facts
        readonly random: () => number
        readonly left: Set<() => void>
        readonly around: { hear(level: Said['level'], text: string): void }
      }
    | undefined
}

/** At noon it is the same day in UTC, in which many write it. */
const HALF_A_DAY_MS = 12 * 3600 * 1000

function takeClock(current: Owner['current']): void {
  const Clock = Date
  const now = () => {
    const facts = current()?.facts
    return facts ? dayAround(facts.now(), facts.config().timezone).fromMs + HALF_A_DAY_MS : Clock.now()
  }
  globalThis.Date = new Proxy(Clock, {
    // Without `new` it tells the time as text, whatever it is given.
    apply: () => new Clock(now()).toString(),
    construct: (target, given, self) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, self === globalThis.Date ? target : self),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
  Clock.prototype.constructor = globalThis.Date
}

const LEVELS = { log: 'info', info: 'info', debug: 'debug', warn: 'warn', error: 'error' } as const

function takeConsole({ current, printer }: Owner): void {
  const { console: all } = globalThis
  for (const [name, level] of Object.entries(LEVELS) as [keyof typeof LEVELS, Said['level']][]) {
    const real = all[name]
    all[name] = (...args: unknown[]) => {
      const work = current()
      const print = level === 'info' ? printer() : undefined
      if (work) work.around.hear(level, format(...args))
      else if (print) print(format(...args))
      else real.apply(all, args)
    }
  }
}
