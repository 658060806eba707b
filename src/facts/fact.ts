import { digestOf } from '../base/digest.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import type { Head } from '../model/article.ts'
import type { Facts } from '../model/facts.ts'
import type { Project } from '../model/project.ts'
import type { World } from './world.ts'

/** The shape of an entry in the table of facts, and what digests are made of. */

export interface Fact<Args extends readonly unknown[], Value> {
  /** Gives the look-up in a world; called once for a world, so that it may keep what it works out. */
  from(world: World): (...args: Args) => Value
  /**
   * What a later build finds the fact by again: `"_posts/你好.md"`, for the read `"head:_posts/你好.md"`. Left out where
   * there is nothing to ask for.
   */
  nameOf?(...args: Args): string
  /** The way back. */
  argsOf?(name: string): Args
  /** What is not there has a digest as well: when it appears, its readers are stale. */
  digest(look: Look, ...args: Args): Digest
  /** It is read for one article, or a few: it stands with the trace of each reader. Everything else stands in groups. */
  readonly own?: boolean | ((name: string) => boolean)
  /** It may change while the site as a whole stays as it is, and costs nothing to look up. */
  readonly ofOneFile?: boolean
  /** An object, each key of which is read as a fact of its own, `"config:title"`, and all of it as `"config:*"`. */
  readonly byKey?: boolean
}

/** What digests are made from. */
export interface Look {
  readonly facts: Facts
  readonly world: World
  /** The digest of another fact, by the name of the read. */
  readonly of: (name: string) => Digest
  /** Of a value that a step has settled, which need not be loaded. */
  readonly settled: (step: string, id: string) => Digest | undefined
}

/** What a missing thing has for a digest. */
export const ABSENT = digestFrom('-')

export const ofText = (text: string | undefined): Digest => digestOf(text ?? '-')
export const ofJson = (value: unknown): Digest =>
  value === undefined
    ? ABSENT
    : digestOf(JSON.stringify(value, (_, part) => (part instanceof Map ? [...part] : part)) ?? '')
export const ofHeads = (heads: readonly Head[], { settled }: Look): Digest =>
  digestOf(heads.map(({ source }) => `${source}\0${settled('head', source)}`).join('\n'))
export const ofKey = (object: object, key: unknown): Digest =>
  ofJson(key === '*' ? object : (object as Readonly<Record<string, unknown>>)[String(key)])

/** Asked for by one name, which is its name. */
export const BY_NAME = {
  nameOf: (name: string) => name,
  argsOf: <Name extends string>(name: string): [Name] => [name as Name],
}

/** The same, where an edit of one file may change it. */
export const OF_ONE_FILE = { ...BY_NAME, own: true, ofOneFile: true }

/** A look-up of what there is one of. */
export const theOne =
  <T>(read: (world: World) => T) =>
  (world: World) =>
  () =>
    read(world)

/** What of the author's packages and files decides what is made. */
export const ofProject = (read: (project: Project) => string | undefined) => ({
  from: theOne(({ project }) => read(project)),
  digest: ({ world }: Look) => ofText(read(world.project)),
})
