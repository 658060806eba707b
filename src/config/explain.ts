import { isPlainObject } from '../base/merge.ts'
import type { Place } from '../base/problem.ts'
import { type KnownKey, knownKeys } from './fields.ts'
import { layerOf } from './layers.ts'
import type { ReadConfig } from './read.ts'

/** The config as it counts, key by key, each with where its value comes from: what `blog config` shows. */

interface ConfigEntry {
  /** `"feed.limit"`. */
  readonly key: string
  readonly value: unknown
  readonly from: Origin
  /** What the key does; absent for keys that only themes or plugins read. */
  readonly description?: string
}

type Origin =
  | { readonly kind: 'file'; readonly at: Place }
  /** Nobody says it, and it follows from that key. */
  | { readonly kind: 'follows'; readonly key: string; readonly at: Place }
  | { readonly kind: 'default' }

/** All entries, or those of one key: a group gives what is in it. Empty for a key that does not exist. */
export function explainConfig(read: ReadConfig, key?: string): readonly ConfigEntry[] {
  const all = [...entriesOf(read, read.config, knownKeys(), [])]
  if (key === undefined) return all
  const found = all.filter((entry) => entry.key === key || entry.key.startsWith(`${key}.`))
  return found.length > 0 ? found : within(read, all, key)
}

function* entriesOf(
  read: ReadConfig,
  values: Readonly<Record<string, unknown>>,
  known: ReadonlyMap<string, KnownKey>,
  parents: readonly string[],
): Iterable<ConfigEntry> {
  const written = Object.keys(values).filter((name) => !known.has(name))
  for (const name of [...known.keys(), ...written]) {
    const path = [...parents, name]
    const value = values[name]
    const field = known.get(name)
    if (field?.keys && isPlainObject(value)) {
      yield* entriesOf(read, value, field.keys, path)
      continue
    }
    yield {
      key: path.join('.'),
      value,
      from: originOf(read, path),
      ...(field ? { description: field.description } : {}),
    }
  }
}

/** A part of a value that is no group of ours: `deploy.type`, `theme_config.menu`. */
function within(read: ReadConfig, all: readonly ConfigEntry[], key: string): readonly ConfigEntry[] {
  const entry = all.find((candidate) => key.startsWith(`${candidate.key}.`))
  let value = entry?.value
  for (const step of entry ? key.slice(entry.key.length + 1).split('.') : [])
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string, unknown>>)[step]
        : undefined
  return entry && value !== undefined ? [{ key, value, from: originOf(read, key.split('.')) }] : []
}

/** Keys whose value follows from another's when nobody writes them. */
const FOLLOWS: readonly (readonly [RegExp, string])[] = [
  [/^search\.engine$/, 'search.path'],
  [/^\w+_generator\.per_page$/, 'per_page'],
  [/^index_generator\.pagination_dir$/, 'pagination_dir'],
  [/^root$/, 'url'],
  [/^markdown\.(breaks|linkify|typographer|preset)$/, 'markdown.render'],
]

function originOf(read: ReadConfig, path: readonly string[]): Origin {
  const own = layerOf(read.layers, path)
  if (own && valueAt(own.values, path) !== null) return { kind: 'file', at: own.locate(path) }
  // `feed: false` stands for `feed.enable`.
  const group = path.slice(0, -1)
  const short = /^enabled?$/.test(path.at(-1) ?? '') ? layerOf(read.layers, group) : undefined
  if (short && typeof valueAt(short.values, group) === 'boolean') return { kind: 'file', at: short.locate(group) }
  const key = FOLLOWS.find(([pattern]) => pattern.test(path.join('.')))?.[1]
  const from = key?.split('.') ?? []
  const layer = layerOf(read.layers, from)
  return key !== undefined && layer ? { kind: 'follows', key, at: layer.locate(from) } : { kind: 'default' }
}

function valueAt(values: Readonly<Record<string, unknown>>, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => (isPlainObject(value) ? value[step] : undefined), values)
}
