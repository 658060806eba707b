import { createHash } from 'node:crypto'
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
 * whether it uses the network; what it prints is reported as its own. A build is not theirs to end.
 */
export function takeOver(owner: Owner): void {
  // Who put something of their own there may have put the real one back.
  if (!('isOurs' in process.exit)) takeExit(owner)
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
  /** Takes note of an exit; undefined where nothing is computed and the process may end. */
  exits(): Exit[] | undefined
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

/** Numbers that look like chance. @param name decides them */
export function chanceOf(name: string): () => number {
  let state = createHash('sha256').update(name).digest().readUInt32LE() || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
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

/** What `process.exit` throws while something is computed. */
export class Exit extends Error {
  /** `"process.exit(1)"` */
  readonly call: string
  readonly isGood: boolean
  constructor(code: unknown = '') {
    const call = `process.exit(${code})`
    super(`${call} was called while the site is built`)
    this.call = call
    this.isGood = Number(code) === 0
  }
}

function takeExit({ exits }: Owner): void {
  const { exit } = process
  const ours = (code?: number): never => {
    const noted = exits()
    if (noted === undefined) return exit.call(process, code)
    const thrown = new Exit(code)
    // Whoever called it may catch what is thrown.
    noted.push(thrown)
    throw thrown
  }
  process.exit = Object.assign(ours, { isOurs: true })
}
