import * as v from 'valibot'
import type { Problem } from '../base/problem.ts'
import { type Config, ConfigSchema } from '../model/config.ts'
import { type KeyPath, type Layer, mergeLayers, placeOf } from './layers.ts'

/** Layers → a config in which every key has its type. A key of the wrong type is told and takes its default. */
export function validate(layers: readonly Layer[]): { config: Config; problems: readonly Problem[] } {
  const written = mergeLayers(layers)
  const problems: Problem[] = []
  // Each round takes out the keys that are told; a list may bring the next complaint only then.
  for (let round = 0; round < 5; round++) {
    const result = v.safeParse(ConfigSchema, written)
    if (result.success) return { config: result.output, problems }
    for (const issue of result.issues) {
      const path = (issue.path ?? []).map((step) => step.key as string | number)
      if (remove(written, path)) problems.push(wrongType(layers, path, issue))
    }
  }
  return { config: v.parse(ConfigSchema, {}), problems }
}

function wrongType(layers: readonly Layer[], path: KeyPath, issue: v.BaseIssue<unknown>): Problem {
  const key = path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step + 1}]` : name === '' ? step : `${name}.${step}`),
    '',
  )
  return {
    severity: 'error',
    code: 'config-type',
    message: `${key} must be ${issue.message}, but is ${describe(issue.input)}.`,
    hint: hintFor(issue),
    ...placeOf(layers, path),
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string')
    return `the text ${JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value)}`
  if (typeof value === 'number') return `the number ${value}`
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'a group of keys'
  return String(value)
}

function hintFor({ message, input }: v.BaseIssue<unknown>): string {
  if (message.startsWith('true') && typeof input === 'string') {
    if (/^(yes|on|true)$/i.test(input)) return 'Write true, without quotes.'
    if (/^(no|off|false)$/i.test(input)) return 'Write false, without quotes.'
  }
  if (message.includes('number') && typeof input === 'string' && /^\d+$/.test(input))
    return `Write ${input}, without quotes.`
  return 'Correct the value, or remove the key to get its default.'
}

/** Takes the key out, or the whole list that an item belongs to. False when it is not there (any more). */
function remove(values: Record<string, unknown>, path: KeyPath): boolean {
  let at: Record<string, unknown> = values
  for (const [index, step] of path.entries()) {
    if (!Object.hasOwn(at, step)) return false
    const next = at[step]
    const last = index === path.length - 1 || Array.isArray(next)
    if (last || typeof next !== 'object' || next === null) return delete at[step]
    at = next as Record<string, unknown>
  }
  return false
}
