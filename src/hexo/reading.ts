import { AsyncLocalStorage } from 'node:async_hooks'
import { lastly } from '../base/later.ts'
import type { SourcePath } from '../base/paths.ts'
import type { Content, Head } from '../model/article.ts'
import type { DiskLook, Facts, SourceFile } from '../model/facts.ts'
import type { Said } from '../model/said.ts'
import type { Beside } from './besides.ts'
import type { Keeper } from './looks/compiled.ts'
import type { Places } from './looks/places.ts'
import { chanceOf, type Exit, takeOver } from './process.ts'
import { NOTHING, type Read, type Reads } from './reads.ts'

/**
 * Who is reading, wherever code of others is called: an article's text, a page, the generators. What scripts ask of the
 * site goes through here to the facts of that computation. So does chance, which is the same on every run.
 */
export interface Reading extends Reads {
  readonly facts: Facts
  readonly around: Around
  readonly bodies: Set<SourcePath>
  readonly heads: Set<SourcePath>
  readonly files: Set<SourcePath>
  /** Fields of articles, `"_posts/a.md\nlength"`; `"*\nlength"` where many were asked for it. */
  readonly fields: Set<string>
  readonly given: Set<string>
  /** How many articles were asked for a field. */
  readonly asked: Map<string, number>
  readonly looks: Set<string>
  readonly volatile: Set<string>
  /** What is still to be done when the work ends. */
  readonly left: Set<() => void>
  /** Wherever it was called in this work, though somebody may have caught what it threw. */
  readonly exits: Exit[]
  /** Reads in their order, while somebody wants to know them. */
  readonly trail: { depth: number; readonly reads: Read[] }
  site: boolean
  data: boolean
  random: () => number
  /** It is no computation: nothing of it is remembered, and it has the process's own clock and chance. */
  readonly beside?: Beside
}

/** What stays with all of the work. */
const begun = () => ({
  left: new Set<() => void>(),
  exits: [] as Exit[],
  trail: { depth: 0, reads: [] as Read[] },
})

const nothingYet = () => ({
  bodies: new Set<SourcePath>(),
  heads: new Set<SourcePath>(),
  files: new Set<SourcePath>(),
  fields: new Set<string>(),
  given: new Set<string>(),
  asked: new Map<string, number>(),
  looks: new Set<string>(),
  volatile: new Set<string>(),
  site: false,
  data: false,
})

/** What a reading needs to know of the host that it happens in. */
export interface Around {
  readonly places: Places
  /** Hears what scripts say on the console. */
  readonly hear: (level: Said['level'], text: string) => void
  /** Where templates that were compiled are kept, if anywhere. */
  readonly compiled?: string | undefined
  /** What some computation has looked at and may have kept: all later ones may use it. */
  readonly kept: Set<string>
}

export interface ReadingOptions {
  /** What is read is kept by nobody: a file is made of it, and that is all. */
  readonly keepsNothing?: boolean
  /** Scripts get ready; what they ask of the network here decides no page, or shows in the config. */
  readonly settling?: boolean
  /** Chance of another kind than that of the page. */
  readonly random?: () => number
}

const readings = new AsyncLocalStorage<Reading & Omit<ReadingOptions, 'random'>>()

/** Of a computation. */
export function currentReading(): Reading | undefined {
  const reading = readings.getStore()
  return reading?.beside ? undefined : reading
}

export const currentBeside = (): Beside | undefined => readings.getStore()?.beside

/** @param name what is computed: chance depends on it alone */
export function readingAs<T>(
  name: string,
  facts: Facts,
  around: Around,
  work: (reading: Reading) => T,
  options: ReadingOptions = {},
): T {
  takeOver(own())
  const reading = { random: chanceOf(name), ...begun(), ...options, ...nothingYet(), facts, around }
  return readings.run(reading, () => {
    for (const look of around.kept) noteLook(reading, look)
    return lastly(
      () => work(reading),
      () => reading.left.forEach((one) => void one()),
    )
  })
}

/** Work beside a build, such as a command: it sees the site, and the world as it is. */
export function workingBeside<T>(beside: Beside, around: Around, work: () => T): T {
  takeOver(own())
  const { random } = Math
  const reading = {
    ...nothingYet(),
    ...begun(),
    random,
    around,
    beside,
    keepsNothing: true,
    get facts() {
      return beside.facts
    },
  }
  return readings.run(reading, work)
}

/** What is ours to do meanwhile, such as printing what guests say: nobody takes that for theirs. */
export const outside = <T>(work: () => T): T => readings.run(undefined as never, work)

const own = () => ({
  current: currentReading,
  printer: () => currentBeside()?.print,
  exits: () => {
    const reading = readings.getStore()
    return reading?.beside && !reading.beside.isOfBuild ? undefined : reading?.exits
  },
  reachesOut,
  apart,
  ...keeper,
})

/** Work whose reads are noted apart as well, for those who use its result later. */
export function within<T>(work: () => T, options: ReadingOptions = {}): { readonly value: T; readonly reads: Reads } {
  const outer = readings.getStore()
  if (!outer) return { value: work(), reads: NOTHING }
  const inner = { ...outer, ...options, ...nothingYet() }
  try {
    return { value: readings.run(inner, work), reads: inner }
  } finally {
    readAgain(inner)
  }
}

/** The same without sets of their own, for work that is done often. @param end hears what was read, when the work has ended */
export function trailing<T>(work: () => T, end: (reads: readonly Read[]) => void): T {
  const trail = currentReading()?.trail
  if (trail === undefined) return work()
  const from = trail.reads.length
  trail.depth++
  return lastly(work, () => {
    const reads = trail.reads.slice(from)
    if (--trail.depth === 0) trail.reads.length = 0
    end(reads)
  })
}

function apart<T>(name: string, work: () => T): T {
  return within(work, { random: chanceOf(name), settling: true }).value
}

/** The same for work that takes its time. */
export async function noted<T>(
  work: () => Promise<T>,
  options?: ReadingOptions,
): Promise<{ readonly value: T; readonly reads: Reads }> {
  const { value, reads } = within(work, options)
  return { value: await value, reads }
}

/** Whoever is reading now depends on this too. */
export function readAgain({ bodies, heads, files, fields, given, looks, volatile, site, data }: Reads): void {
  const reading = readings.getStore()
  if (site) readSite()
  if (data) readData()
  for (const path of heads) readHead(path)
  for (const path of bodies) readBody(path)
  for (const path of files) readFile(path)
  for (const field of fields) readField(...(field.split('\n') as [SourcePath | typeof ALL, string]))
  for (const name of given) readGiven(name)
  if (reading) for (const look of looks) noteLook(reading, look)
  for (const why of volatile) cannotBeRemembered(why)
}

/** Code of others looks at the disk. @param path absolute, or from the site's folder */
export function lookAt(how: DiskLook, path: string): void {
  const reading = readings.getStore()
  const name = reading?.around.places.nameOf(path)
  if (reading === undefined || reading.beside || name === undefined) return
  noteLook(reading, `${how}/${name}`)
  if (!reading.keepsNothing && reading.around.places.mayBeKept(name)) reading.around.kept.add(`${how}/${name}`)
}

/** What was compiled is kept where the host that is at work has it. */
export const keeper: Keeper = { looks: lookAt, compiled: () => readings.getStore()?.around.compiled }

function noteLook({ looks, facts }: Reading, look: string): void {
  if (looks.has(look)) return
  looks.add(look)
  const at = look.indexOf('/')
  facts.disk(look.slice(0, at) as DiskLook, look.slice(at + 1))
}

function reachesOut(call: string): void {
  if (!readings.getStore()?.settling) cannotBeRemembered(`${call}()`)
}

function cannotBeRemembered(why: string): void {
  const reading = readings.getStore()
  reading?.volatile.add(why)
  reading?.facts.volatile(why)
}

function note(reading: Reading, what: Read[0], name = ''): void {
  if (what !== 'site' && what !== 'data') (reading[what] as Set<string>).add(name)
  if (reading.trail.depth > 0) reading.trail.reads.push([what, name])
}

export function readSite(): ReturnType<Facts['outline']> | undefined {
  const reading = readings.getStore()
  if (!reading) return undefined
  reading.site = true
  note(reading, 'site')
  return reading.facts.outline()
}

export function readData(): ReturnType<Facts['data']> | undefined {
  const reading = readings.getStore()
  if (!reading) return undefined
  reading.data = true
  note(reading, 'data')
  return reading.facts.data()
}

/** What of an article's head is no part of the site's outline, such as when its file was changed. */
export function readHead(path: SourcePath): Head | undefined {
  const reading = readings.getStore()
  if (reading) note(reading, 'heads', path)
  return reading?.facts.head(path)
}

export function readBody(path: SourcePath): Content | undefined {
  const reading = readings.getStore()
  if (reading) note(reading, 'bodies', path)
  return reading?.facts.content(path)
}

/** What a generator wrote into a document. */
export function readGiven(name: string): void {
  const reading = readings.getStore()
  if (reading) note(reading, 'given', name)
  reading?.facts.given(name)
}

const ALL = '*'
/** Who asks more articles than these for a field asks all. */
const FEW = 24

/** What filters set on an article while it was rendered. */
export function readField(path: SourcePath | typeof ALL, name: string): unknown {
  const reading = readings.getStore()
  if (!reading) return undefined
  const { fields, asked, facts } = reading
  const all = `${ALL}\n${name}`
  const one = `${path}\n${name}`
  if (path !== ALL && !fields.has(all)) {
    if (!fields.has(one)) asked.set(name, (asked.get(name) ?? 0) + 1)
    if ((asked.get(name) ?? 0) <= FEW) {
      note(reading, 'fields', one)
      return facts.field(path, name)
    }
  }
  note(reading, 'fields', all)
  return facts.fields(name).get(path as SourcePath)
}

export function readFileText(path: SourcePath): string {
  return readFile(path)?.text() ?? ''
}

function readFile(path: SourcePath): SourceFile | undefined {
  const reading = readings.getStore()
  if (reading) note(reading, 'files', path)
  return reading?.facts.file(path)
}
