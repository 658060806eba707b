import { type Problem, problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { Extension } from '../model/extension.ts'
import { type Layer, placeOf } from './layers.ts'

/** What `hanmo.config.ts` gives as `extensions` → extensions, checked by shape: what they do is known when they run. */

/** Every member of an extension and what it must be; the compiler holds the list to the type. */
const MEMBERS: Readonly<Record<keyof Extension, 'text' | 'function' | 'map'>> = {
  name: 'text',
  version: 'text',
  head: 'function',
  site: 'function',
  text: 'function',
  tags: 'map',
  markdown: 'function',
  content: 'function',
  generate: 'function',
  helpers: 'function',
  locals: 'function',
  html: 'function',
  output: 'map',
  routes: 'function',
  deployers: 'map',
}
const TEXTS = ['name', 'version'] as const
const OPTIONAL = Object.keys(MEMBERS).filter((name) => !TEXTS.some((text) => text === name))

interface ReadExtensions {
  readonly extensions: readonly Extension[]
  readonly problems: readonly Problem[]
}

/** @param written undefined and null mean none */
export function readExtensions(written: unknown, layers: readonly Layer[]): ReadExtensions {
  const at = placeOf(layers, ['extensions'])
  if (written === undefined || written === null) return { extensions: [], problems: [] }
  if (!Array.isArray(written))
    return {
      extensions: [],
      problems: [problem('extension-shape', { fault: 'no-list' }, at)],
    }
  const extensions: Extension[] = []
  const problems: Problem[] = []
  for (const [index, value] of written.entries()) {
    const found = faultsOf(value, index + 1)
    problems.push(...found.map((one) => ({ ...one, ...at })))
    if (found.every((one) => one.severity === 'warning') && isExtension(value)) extensions.push(value)
  }
  return { extensions, problems }
}

function* faults(value: unknown, number: number): Iterable<Problem> {
  if (!isObject(value)) {
    const text = typeof value === 'string' ? value : undefined
    yield problem('extension-shape', { fault: 'no-object', number, text })
    return
  }
  const who = { name: typeof value.name === 'string' ? value.name : undefined, number }
  for (const key of TEXTS)
    if (typeof value[key] !== 'string' || value[key] === '')
      yield problem('extension-shape', { fault: 'lacks', ...who, key })
  for (const key of Object.keys(value)) {
    if (TEXTS.some((text) => text === key)) continue
    if (OPTIONAL.includes(key)) {
      if (value[key] !== undefined && !fits(value[key], MEMBERS[key as keyof Extension]))
        yield problem('extension-shape', { fault: 'member', ...who, key, must: MEMBERS[key as keyof Extension] })
      continue
    }
    const params = { ...who, key, near: nearest(key, OPTIONAL), known: OPTIONAL }
    yield problem('extension-unknown-key', params, { severity: 'warning' })
  }
}

const faultsOf = (value: unknown, number: number): readonly Problem[] => [...faults(value, number)]

function isExtension(value: unknown): value is Extension {
  return isObject(value)
}

const fits = (value: unknown, kind: string): boolean => (kind === 'map' ? isObject(value) : typeof value === 'function')

/** An instance of a class is welcome too. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
