import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { dayAround } from '../base/dates.ts'
import type { SourcePath } from '../base/paths.ts'
import type { Content, Head } from '../model/article.ts'
import type { Facts } from '../model/facts.ts'

/**
 * Who is reading, wherever code of others is called: an article's text, a page, the generators. What scripts ask of the
 * site goes through here to the facts of that computation. So does chance, which is the same on every run.
 */
export interface Reading {
  readonly facts: Facts
  /** Articles whose bodies were asked for, and files. */
  readonly bodies: Set<SourcePath>
  readonly heads: Set<SourcePath>
  /** Whether the site's lists were. */
  site: boolean
  random: () => number
}

const readings = new AsyncLocalStorage<Reading>()

export const currentReading = (): Reading | undefined => readings.getStore()

/** @param name what is computed: chance depends on it alone */
export function readingAs<T>(name: string, facts: Facts, work: (reading: Reading) => T): T {
  timeAndChanceAreOurs()
  const reading: Reading = { facts, bodies: new Set(), heads: new Set(), site: false, random: chanceOf(name) }
  return readings.run(reading, () => work(reading))
}

/** Work whose reads are noted apart as well, for those who use its result later. */
export function within<T>(work: () => T): { readonly value: T; readonly reads: Reads } {
  const outer = readings.getStore()
  if (!outer) return { value: work(), reads: NOTHING }
  const inner: Reading = { ...outer, bodies: new Set(), heads: new Set(), site: false }
  const value = readings.run(inner, work)
  readAgain(inner)
  return { value, reads: inner }
}

/** What was read, so that others who use what came of it can be known to depend on it. */
export interface Reads {
  readonly bodies: ReadonlySet<SourcePath>
  readonly heads: ReadonlySet<SourcePath>
  readonly site: boolean
}
export const NOTHING: Reads = { bodies: new Set(), heads: new Set(), site: false }

/** Whoever is reading now depends on this too. */
export function readAgain({ bodies, heads, site }: Reads): void {
  if (site) readSite()
  for (const path of heads) readHead(path)
  for (const path of bodies) readBody(path)
}

export function readSite(): ReturnType<Facts['outline']> | undefined {
  const reading = readings.getStore()
  if (!reading) return undefined
  reading.site = true
  return reading.facts.outline()
}

/** What of an article's head is no part of the site's outline, such as when its file was changed. */
export function readHead(path: SourcePath): Head | undefined {
  const reading = readings.getStore()
  reading?.heads.add(path)
  return reading?.facts.head(path)
}

export function readBody(path: SourcePath): Content | undefined {
  const reading = readings.getStore()
  reading?.bodies.add(path)
  return reading?.facts.content(path)
}

export function readFileText(path: SourcePath): string {
  return readings.getStore()?.facts.file(path)?.text() ?? ''
}

/**
 * Code of others asks the process for the time and for chance. While something is computed it gets the build's own: the
 * beginning of the day, which is a fact, and numbers that depend on what is computed. So a page is the same whenever
 * during a day, and in whatever order, it is made.
 */
function timeAndChanceAreOurs(): void {
  if ('isOurs' in Math.random) return
  const { random } = Math
  Math.random = Object.assign(() => readings.getStore()?.random() ?? random(), { isOurs: true })
  const Clock = Date
  const now = () => {
    const facts = readings.getStore()?.facts
    return facts ? dayAround(facts.now(), facts.config().timezone).fromMs : Clock.now()
  }
  globalThis.Date = new Proxy(Clock, {
    construct: (target, given, self) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, self === globalThis.Date ? target : self),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
  Clock.prototype.constructor = globalThis.Date
}

function chanceOf(name: string): () => number {
  let state = createHash('sha256').update(name).digest().readUInt32LE() || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
