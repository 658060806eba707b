import type { SourcePath } from '../base/paths.ts'

/** What was read, so that others who use what came of it can be known to depend on it. */
export interface Reads {
  /** Articles whose bodies were asked for. */
  readonly bodies: ReadonlySet<SourcePath>
  readonly heads: ReadonlySet<SourcePath>
  /** Files below `source/` whose text was. */
  readonly files: ReadonlySet<SourcePath>
  readonly fields: ReadonlySet<string>
  /** What generators wrote into documents, by the names of `given.ts`. */
  readonly given: ReadonlySet<string>
  /** Looks at the disk: `text/friends.json`. */
  readonly looks: ReadonlySet<string>
  /** Why the result cannot be remembered. */
  readonly volatile: ReadonlySet<string>
  /** Whether the site's lists were. */
  readonly site: boolean
  /** Whether its data files were. */
  readonly data: boolean
}
/** One of them, by its kind. */
export type Read = readonly [what: 'bodies' | 'heads' | 'files' | 'fields' | 'given' | 'site' | 'data', name: string]

export const NOTHING: Reads = {
  bodies: new Set(),
  heads: new Set(),
  files: new Set(),
  fields: new Set(),
  given: new Set(),
  looks: new Set(),
  volatile: new Set(),
  site: false,
  data: false,
}

export function bothOf(one: Reads, other: Reads): Reads {
  const all = <V>(a: ReadonlySet<V>, b: ReadonlySet<V>): ReadonlySet<V> => new Set([...a, ...b])
  return {
    bodies: all(one.bodies, other.bodies),
    heads: all(one.heads, other.heads),
    files: all(one.files, other.files),
    fields: all(one.fields, other.fields),
    given: all(one.given, other.given),
    looks: all(one.looks, other.looks),
    volatile: all(one.volatile, other.volatile),
    site: one.site || other.site,
    data: one.data || other.data,
  }
}
