import * as v from 'valibot'
import { type Problem, problem } from '../base/problem.ts'
import { type Config, ConfigSchema } from '../model/config.ts'
import { type WrongType, wantedBy } from '../model/config-field.ts'
import { type KeyPath, type Layer, mergeLayers, placeOf } from './layers.ts'

/** Layers → a config in which every key has its type. A key of the wrong type is reported and takes its default. */
export function validate(layers: readonly Layer[]): { config: Config; problems: readonly Problem[] } {
  const written = mergeLayers(layers)
  const problems: Problem[] = []
  // Each round takes out the keys that are reported; a list may bring the next complaint only then.
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
  return problem(
    'config-type',
    { key: keyName(path), ...wantedBy(issue.message), ...shapeOf(issue.input) },
    placeOf(layers, path),
  )
}

/** `deploy[2].type` */
export const keyName = (path: KeyPath): string =>
  path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step + 1}]` : name === '' ? step : `${name}.${step}`),
    '',
  )

/** What a value is, for a message. */
export function shapeOf(value: unknown): Pick<WrongType, 'is' | 'value'> {
  if (typeof value === 'string')
    return { is: 'text', value: JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value) }
  if (typeof value === 'number') return { is: 'number', value: String(value) }
  if (Array.isArray(value)) return { is: 'list', value: '' }
  if (typeof value === 'object' && value !== null) return { is: 'group', value: '' }
  return { is: 'other', value: String(value) }
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
