import { isPlainObject } from '../base/merge.ts'
import { type Problem, problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import { type KnownKey, knownKeys } from './fields.ts'
import { type KeyPath, type Layer, placeOf } from './layers.ts'

/**
 * Keys that nobody reads and that look like one that is read. A key that resembles nothing stays without a word, since
 * themes and plugins read keys of their own; so does one beside the key that it resembles.
 */
export function unknownKeys(layers: readonly Layer[]): readonly Problem[] {
  return layers.flatMap((layer) => [...misspelt(layer, layer.values, knownKeys(), [])])
}

/** Read by widely used plugins and themes of Hexo, and by chance close to a key of ours. */
const OTHERS_KEYS: ReadonlySet<string> = new Set(['markdownit', 'marked'])

function* misspelt(
  layer: Layer,
  values: Readonly<Record<string, unknown>>,
  known: ReadonlyMap<string, KnownKey>,
  parents: KeyPath,
): Iterable<Problem> {
  for (const [key, value] of Object.entries(values)) {
    const path = [...parents, key]
    const inner = known.get(key)
    if (inner) {
      if (inner.keys && isPlainObject(value)) yield* misspelt(layer, value, inner.keys, path)
      continue
    }
    const near = OTHERS_KEYS.has(key) ? undefined : nearKey(key, known, values)
    if (near === undefined) continue
    const params = { key: path.join('.'), near: [...parents, near].join('.') }
    yield problem('config-unknown-key', params, { severity: 'warning', ...placeOf([layer], path) })
  }
}

/** At most two edits: with more, long names resemble what they have nothing to do with. */
function nearKey(
  key: string,
  known: ReadonlyMap<string, KnownKey>,
  beside: Readonly<Record<string, unknown>>,
): string | undefined {
  const free = [...known.keys()].filter((name) => !Object.hasOwn(beside, name))
  const sameLetters = free.find((name) => letters(name) === letters(key))
  if (sameLetters !== undefined) return sameLetters
  // Of two short words one edit apart, most are two words: path and math, mail and email.
  return nearest(key, key.length > 4 ? free : free.filter((name) => name[0] === key[0]), 2)
}

const letters = (key: string): string => key.toLowerCase().replace(/[^a-z]/g, '')
