import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { knownKeys } from '../../src/config/fields.ts'
import { ConfigSchema } from '../../src/model/config.ts'
import { configSchema } from '../../tools/config-schema.ts'

interface Json {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Json[]
  readonly minimum?: number
  readonly pattern?: string
  readonly required?: readonly string[]
  readonly items?: Json
  readonly properties?: Readonly<Record<string, Json>>
  readonly additionalProperties?: Json
  readonly default?: unknown
  readonly description?: string
}

/** As much of JSON Schema as the file uses. */
function accepts(schema: Json, value: unknown): boolean {
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOf(type, value))) return false
  if (schema.enum && !schema.enum.includes(value)) return false
  if ('const' in schema && schema.const !== value) return false
  if (schema.anyOf && !schema.anyOf.some((option) => accepts(option, value))) return false
  if (schema.minimum !== undefined && typeof value === 'number' && value < schema.minimum) return false
  if (schema.pattern !== undefined && typeof value === 'string' && !new RegExp(schema.pattern).test(value)) return false
  if (Array.isArray(value)) return value.every((item) => accepts(schema.items ?? {}, item))
  if (typeof value !== 'object' || value === null) return true
  if (schema.required?.some((key) => !Object.hasOwn(value, key))) return false
  return Object.entries(value).every(([key, item]) =>
    accepts(schema.properties?.[key] ?? schema.additionalProperties ?? {}, item),
  )
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

const schema = configSchema() as Json

describe('editor and build agree', () => {
  const values = ['text', '', 0, 1, -1, 1.5, true, false, null, ['a'], ['a', null], [{}], { a: 'b' }, { a: { b: 1 } }]
  // Lenient forms that the build takes and editors need not offer: an empty text or list, or false, for an empty group;
  // a word or a number for true and false.
  const lenient = (json: Json, value: unknown) =>
    ([json.type].flat().includes('object') && ['', false].includes(value as string)) ||
    (String(json.type) === 'boolean,null' && ['', 0, 1].includes(value as string))

  test.each([...knownKeys().keys()].map((key) => [key]))('%s', (key) => {
    const json = schema.properties?.[key] ?? {}
    for (const value of values) {
      // A preset's name, as hexo-renderer-markdown-it takes it, or Jekyll's renderer.
      if (lenient(json, value) || (key === 'markdown' && typeof value === 'string')) continue
      expect([value, accepts(json, value)]).toEqual([value, v.safeParse(ConfigSchema, { [key]: value }).success])
    }
  })

  test('inside groups too', () => {
    for (const [name, group] of knownKeys())
      for (const key of group.keys?.keys() ?? [])
        for (const value of values) {
          const written = { [name]: { [key]: value } }
          const json = schema.properties?.[name]?.properties?.[key] ?? {}
          if (!lenient(json, value))
            expect([written, accepts(schema, written)]).toEqual([written, v.safeParse(ConfigSchema, written).success])
        }
  })
})

test('the default that an editor shows is the one that applies', () => {
  const config = v.parse(ConfigSchema, {}) as Record<string, unknown>
  for (const [key, json] of Object.entries(schema.properties ?? {})) {
    if (json.default === undefined) continue
    expect([key, v.parse(ConfigSchema, { [key]: json.default })[key]]).toEqual([key, config[key]])
  }
})

test('every key is explained in a sentence', () => {
  const all = [...knownKeys().values()].flatMap((key) => [key, ...(key.keys?.values() ?? [])])
  for (const { name, description } of all)
    expect([name, description]).toEqual([name, expect.stringMatching(/^\S.{5,}\.$/)])
})
