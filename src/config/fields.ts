import type * as v from 'valibot'
import { ConfigKeys } from '../model/config.ts'
import { type Field, fieldOf } from '../model/config-field.ts'

/** The schema of `_config.yml` → its keys as a tree, for the search of misspelt keys, for editors and for the docs. */
export interface KnownKey extends Omit<Field, 'entries'> {
  readonly name: string
  /** The keys of a group by name; undefined where any key may stand. */
  readonly keys?: ReadonlyMap<string, KnownKey>
}

/** All keys that the generator reads, in the order of the schema. */
export function knownKeys(): ReadonlyMap<string, KnownKey> {
  return keysOf(ConfigKeys.entries)
}

function keysOf(entries: v.ObjectEntries): ReadonlyMap<string, KnownKey> {
  const keys = new Map<string, KnownKey>()
  for (const [name, schema] of Object.entries(entries)) {
    const field = fieldOf(schema as v.GenericSchema)
    if (!field) throw new Error(`The key ${name} of the config schema is not described.`)
    const { description, json, fallback } = field
    keys.set(name, { name, description, json, fallback, ...(field.entries ? { keys: keysOf(field.entries) } : {}) })
  }
  return keys
}
