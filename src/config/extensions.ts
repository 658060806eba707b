import type { Problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { Extension } from '../model/extension.ts'
import { type Layer, placeOf } from './layers.ts'

/** What `hanmo.config.ts` gives as `extensions` → extensions, checked by shape: what they do is known when they run. */

/** Every member of an extension and what it must be; the compiler holds the list to the type. */
const MEMBERS: Readonly<Record<keyof Extension, 'text' | 'function' | 'map'>> = {
  name: 'text',
  version: 'text',
  text: 'function',
  tags: 'map',
  markdown: 'function',
  content: 'function',
  generate: 'function',
  helpers: 'function',
  html: 'function',
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
      problems: [{ ...wrong('extensions must be a list of extensions.', 'Write extensions: [mine].'), ...at }],
    }
  const extensions: Extension[] = []
  const problems: Problem[] = []
  for (const [index, value] of written.entries()) {
    const found = faultsOf(value, `The ${ordinal(index)} extension`)
    problems.push(...found.map((problem) => ({ ...problem, ...at })))
    if (found.every((problem) => problem.severity === 'warning') && isExtension(value)) extensions.push(value)
  }
  return { extensions, problems }
}

function* faults(value: unknown, who: string): Iterable<Problem> {
  if (!isObject(value)) {
    yield wrong(
      `${who} is ${typeof value === 'string' ? `the text ${JSON.stringify(value)}` : 'not an object'}, and must be the extension itself.`,
      "Import it: import mine from './mine.ts', then extensions: [mine].",
    )
    return
  }
  const named = typeof value.name === 'string' ? `The extension ${value.name}` : who
  for (const key of TEXTS)
    if (typeof value[key] !== 'string' || value[key] === '')
      yield wrong(
        `${named} has no ${key}.`,
        key === 'version' ? 'Give it a version that changes with its code.' : 'Give it a name.',
      )
  for (const key of Object.keys(value)) {
    if (TEXTS.some((text) => text === key)) continue
    if (OPTIONAL.includes(key)) {
      if (value[key] !== undefined && !fits(value[key], MEMBERS[key as keyof Extension]))
        yield wrong(
          `${key} of ${named.replace('The', 'the')} must be a ${MEMBERS[key as keyof Extension]}.`,
          'See docs/extensions.md.',
        )
      continue
    }
    const near = nearest(key, OPTIONAL)
    yield {
      severity: 'warning',
      code: 'extension-unknown-key',
      message: `${named} has ${key}, which nothing calls.`,
      hint: near === undefined ? `There are ${OPTIONAL.join(', ')}.` : `Did you mean ${near}?`,
    }
  }
}

const faultsOf = (value: unknown, who: string): readonly Problem[] => [...faults(value, who)]

function isExtension(value: unknown): value is Extension {
  return isObject(value)
}

const fits = (value: unknown, kind: string): boolean => (kind === 'map' ? isObject(value) : typeof value === 'function')

/** An instance of a class is welcome too. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wrong(message: string, hint: string): Problem {
  return { severity: 'error', code: 'extension-shape', message, hint }
}

function ordinal(index: number): string {
  return ['first', 'second', 'third'][index] ?? `${index + 1}th`
}
