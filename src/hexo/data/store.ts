import type { Later } from '../../base/later.ts'
import type { Answer } from '../answers.ts'
import type { Schema } from './schema.ts'

/** What models need of the world around them. */
export interface Store {
  /** Works a value out now, for all who ask for it. */
  readonly remembered: <T>(work: () => T) => () => T
  /** Called at every look at the documents: whoever looks depends on the site. */
  touch(): void
  momentOf(value: any): any
  /** In an order that is the same on every run. */
  shuffled(items: readonly any[]): any[]
  newId(): string
  readonly answer: Answer
}

/** What a document and a list know of the model that they belong to. */
export interface Owner {
  readonly name: string
  readonly schema: Schema
  readonly store: Store
  /** Keeps a document, in place of one with its id. */
  put(data: any): Later<any>
  /** Changes members of the document with that id. */
  change(id: string, data: any): Later<any>
  drop(id: string): Later<any>
}
