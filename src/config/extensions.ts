import { isDeepStrictEqual } from 'node:util'
import { type Problem, problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { Extension, Recipe } from '../model/extension.ts'
import { located, madeBy } from '../source/recipe.ts'
import { type Layer, placeOf } from './layers.ts'

/** What `hanmo.config.ts` gives as `extensions` → extensions, checked by shape: what they do is known when they run. */

/** Every member of an extension and what it must be; the compiler holds the list to the type. */
const MEMBERS: Readonly<Record<keyof Extension, 'text' | 'function' | 'map' | 'map or function'>> = {
  name: 'text',
  version: 'text',
  head: 'function',
  site: 'function',
  text: 'function',
  tags: 'map',
  markdown: 'function',
  content: 'function',
  ready: 'function',
  article: 'function',
  generate: 'function',
  more: 'function',
  pages: 'function',
  helpers: 'function',
  locals: 'function',
  html: 'function',
  output: 'map',
  routes: 'function',
  deployers: 'map or function',
  deploying: 'function',
  published: 'function',
  commands: 'map or function',
  middleware: 'function',
  writing: 'function',
}
const TEXTS = ['name', 'version'] as const
const OPTIONAL = Object.keys(MEMBERS).filter((name) => !TEXTS.some((text) => text === name))

interface ReadExtensions {
  readonly extensions: readonly Extension[]
  /** Of those that were given as one. */
  readonly recipes: ReadonlyMap<Extension, Recipe>
  readonly problems: readonly Problem[]
}

/**
 * @param written undefined and null mean none
 * @param site absolute: where the modules of recipes are looked for
 */
export async function readExtensions(
  written: unknown,
  layers: readonly Layer[],
  site: string,
): Promise<ReadExtensions> {
  const at = placeOf(layers, ['extensions'])
  const extensions: Extension[] = []
  const recipes = new Map<Extension, Recipe>()
  const problems: Problem[] = []
  if (written === undefined || written === null) return { extensions, recipes, problems }
  if (!Array.isArray(written))
    return { extensions, recipes, problems: [problem('extension-shape', { fault: 'no-list' }, at)] }
  for (const [index, value] of written.entries()) {
    const { made, recipe, fault } = isRecipe(value) ? await make(value, site) : { made: value }
    const found = fault === undefined ? faultsOf(made, index + 1) : [fault]
    problems.push(...found.map((one) => ({ ...one, ...at })))
    if (found.some((one) => one.severity === 'error') || !isExtension(made)) continue
    extensions.push(made)
    if (recipe !== undefined) recipes.set(made, recipe)
  }
  return { extensions, recipes, problems }
}

interface Made {
  readonly made?: unknown
  readonly recipe?: Recipe
  readonly fault?: Problem
}

async function make(written: Recipe, site: string): Promise<Made> {
  const { module } = written
  const asData = dataOf(written.options)
  if (asData === undefined) return { fault: problem('extension-recipe', { module, fault: 'options' }) }
  try {
    const recipe = located(written, site)
    return { made: await madeBy(recipe), recipe }
  } catch (cause) {
    const error = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? ''
    return { fault: problem('extension-recipe', { module, fault: 'module', error: error.replace(/\.$/, '') }) }
  }
}

/** Whether another thread gets the same value. */
function dataOf(options: unknown): { readonly data: unknown } | undefined {
  const text = JSON.stringify(options)
  const data: unknown = text === undefined ? undefined : JSON.parse(text)
  return isDeepStrictEqual(data, options) ? { data } : undefined
}

function isRecipe(value: unknown): value is Recipe {
  return isObject(value) && typeof value.module === 'string' && !('name' in value)
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
        yield problem('extension-shape', {
          fault: 'member',
          ...who,
          key,
          must: mustBe(MEMBERS[key as keyof Extension]),
        })
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

/** What is said of it: who writes one by hand writes a map. */
const mustBe = (kind: (typeof MEMBERS)[keyof Extension]) => (kind === 'map or function' ? 'map' : kind)

const fits = (value: unknown, kind: string): boolean =>
  (kind !== 'map' && typeof value === 'function') || (kind !== 'function' && isObject(value))

/** An instance of a class is welcome too. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
