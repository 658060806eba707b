import * as v from 'valibot'
import type { ParamsOf } from '../messages/catalogue.ts'

/**
 * The kinds of value that a key of `_config.yml` can have, as schemas. Each accepts what Hexo's users write (a number
 * for a text, one value for a list of one, false for an empty list) and gives one shape. The message of a schema
 * names the kind that is wanted, for the catalogue to say; its metadata has what editors and the docs show.
 * A key without a value (null) counts as missing everywhere: the default applies.
 */

/** What a field says to the tools. */
export interface Field {
  readonly description: string
  /** JSON Schema of what may be written, without description and default. */
  readonly json: Readonly<Record<string, unknown>>
  /** The value that applies when the key is missing; undefined for none. */
  readonly fallback: unknown
  /** The keys of a group. */
  readonly entries?: v.ObjectEntries
}

/** The field behind a schema of this file; undefined for any other. */
export function fieldOf(schema: v.GenericSchema): Field | undefined {
  return v.getMetadata(schema).field as Field | undefined
}

export type WrongType = Exclude<ParamsOf<'config-type'>, { must: 'file' }>

/** The message of a schema: which kind of value it takes, and of what options. {@link wantedBy} reads it again. */
export const wants = (must: WrongType['must'], ...options: readonly (string | number | boolean)[]): string =>
  [must, ...options.map((option) => JSON.stringify(option))].join('\n')

export function wantedBy(message: string): Pick<WrongType, 'must' | 'options'> {
  const [must = 'text', ...options] = message.split('\n')
  return { must: must as WrongType['must'], ...(options.length > 0 && { options }) }
}

const about = (description: string, json: Field['json'], fallback: unknown, entries?: v.ObjectEntries) => ({
  field: { description, json, fallback, ...(entries === undefined ? {} : { entries }) } satisfies Field,
})

const PART = { type: ['string', 'number'] }
const TEXT = { type: ['string', 'number', 'null'] }
const NAMED = { type: 'object', required: ['name'], properties: { name: PART } }

export const textOrNumber = v.pipe(
  v.union([v.string(), v.number()], wants('text')),
  v.transform((value) => String(value)),
)

/** A text; `""` stays. */
export const text = (fallback: string, description: string) =>
  v.pipe(v.nullish(textOrNumber, fallback), v.metadata(about(description, TEXT, fallback)))

/**
 * A text that themes have in other forms too: a list, of lines or of people, or a group with a `name`. It is one text
 * here, its parts with commas between them.
 */
export const words = (fallback: string, description: string) =>
  v.pipe(
    v.nullish(
      v.pipe(
        v.union([textOrNumber, v.array(textOrNumber), v.looseObject({ name: textOrNumber })], wants('text')),
        v.transform((value) =>
          typeof value === 'string' ? value : Array.isArray(value) ? value.join(', ') : value.name,
        ),
      ),
      fallback,
    ),
    v.metadata(about(description, { anyOf: [TEXT, { type: 'array', items: PART }, NAMED] }, fallback)),
  )

/** A text that cannot be empty: `""` counts as missing. */
export const filled = (fallback: string, description: string) =>
  v.pipe(
    v.nullish(textOrNumber, fallback),
    v.transform((value) => (value.trim() === '' ? fallback : value)),
    v.metadata(about(description, TEXT, fallback)),
  )

/** Words that people write for true and false, as YAML once read them; a number is what JavaScript makes of it. */
const WORDS: Readonly<Record<string, boolean>> = {
  ...{ true: true, yes: true, on: true, y: true, '1': true },
  ...{ false: false, no: false, off: false, n: false, '0': false, '': false },
}

export const flag = (fallback: boolean, description: string) =>
  v.pipe(
    v.nullish(v.unknown(), fallback),
    v.transform((value) => (typeof value === 'string' || typeof value === 'number' ? asFlag(String(value)) : value)),
    v.boolean(wants('flag')),
    v.metadata(about(description, { type: ['boolean', 'null'] }, fallback)),
  )

const asFlag = (word: string): unknown => WORDS[word.trim().toLowerCase()] ?? word

// valibot's objects and records take lists too.
const keys = v.custom<Record<string, unknown>>(isGroup)

const WHOLE = wants('count')

/** A whole number from 0 on; false is 0. */
export const count = (fallback: number, description: string) =>
  v.pipe(
    v.nullish(
      v.union([v.number(), v.literal(false), v.pipe(v.string(), v.regex(/^\s*\d+\s*$/, WHOLE))], WHOLE),
      fallback,
    ),
    v.transform((value) => Number(value)),
    v.integer(WHOLE),
    v.minValue(0, WHOLE),
    v.metadata(about(description, { anyOf: [{ type: 'integer', minimum: 0 }, { enum: [false, null] }] }, fallback)),
  )

export const oneOf = <const T extends readonly (string | number)[]>(
  options: T,
  fallback: T[number],
  description: string,
) =>
  v.pipe(
    v.nullish(v.picklist(options, wants('choice', ...options)), fallback),
    v.metadata(about(description, { enum: [...options, null] }, fallback)),
  )

/** A switch that by itself finds out what is right. */
export const autoFlag = (description: string) =>
  v.pipe(
    v.nullish(v.union([v.boolean(), v.literal('auto')], wants('choice', true, false, 'auto')), 'auto'),
    v.metadata(about(description, { enum: [true, false, 'auto', null] }, 'auto')),
  )

/** Whether a kind of files is made smaller. @compat hexo-yam and hexo-minify have a group here, with `enable` in it. */
export const minified = (description: string) =>
  v.pipe(
    v.nullish(v.union([v.boolean(), keys], wants('flag')), true),
    v.transform((value) => (isGroup(value) ? value.enable !== false : value)),
    v.metadata(about(description, { type: ['boolean', 'object', 'null'] }, true)),
  )

/** Names that are true in a group, or a list of them; false for none of it, true for the usual ones. */
export const members = (fallback: readonly string[], description: string) =>
  v.pipe(
    v.nullish(v.union([v.boolean(), v.array(v.string()), keys], wants('flag-or-group')), true),
    v.transform((value): readonly string[] | false => {
      if (Array.isArray(value)) return value
      if (!isGroup(value)) return value && fallback
      return Object.keys(value).filter((name) => Boolean(value[name]))
    }),
    v.metadata(
      about(description, { type: ['object', 'array', 'boolean', 'null'], items: { type: 'string' } }, undefined),
    ),
  )

/** A whole number from 1 to 100. */
export const percent = (fallback: number, description: string) =>
  v.pipe(
    v.nullish(v.number(wants('percent')), fallback),
    v.integer(wants('percent')),
    v.minValue(1, wants('percent')),
    v.maxValue(100, wants('percent')),
    v.metadata(about(description, { type: ['integer', 'null'], minimum: 1, maximum: 100 }, fallback)),
  )

const POSITIVE = wants('positive')

/** A list of whole numbers from 1 on, or a single one, given in ascending order, each once. */
export const counts = (fallback: readonly number[], description: string) =>
  v.pipe(
    v.nullish(v.unknown(), [...fallback]),
    v.transform((value) => (typeof value === 'number' ? [value] : value)),
    v.array(v.pipe(v.number(POSITIVE), v.integer(POSITIVE), v.minValue(1, POSITIVE)), wants('counts')),
    v.transform((value): readonly number[] => [...new Set(value)].sort((a, b) => a - b)),
    v.metadata(
      about(
        description,
        {
          anyOf: [
            { type: 'array', items: { type: 'integer', minimum: 1 } },
            { type: 'integer', minimum: 1 },
            { enum: [null] },
          ],
        },
        fallback,
      ),
    ),
  )

/** A list of texts, or a single one that stands for a list of one; `""`, false and items without a value are left out, and what is empty then counts as missing. */
export const list = (description: string, fallback: readonly string[] = []) =>
  v.pipe(
    v.nullish(
      v.union(
        [v.array(v.union([v.string(), v.number(), v.null()], wants('text'))), textOrNumber, v.literal(false)],
        wants('list'),
      ),
      [...fallback],
    ),
    v.transform((value): readonly string[] => {
      const given = (Array.isArray(value) ? value : [value]).filter(
        (entry) => entry !== null && entry !== '' && entry !== false,
      )
      return given.length > 0 ? given.map(String) : fallback
    }),
    v.metadata(about(description, { anyOf: [{ type: 'array', items: TEXT }, TEXT, { const: false }] }, fallback)),
  )

/** One name or several of a few. */
export const someOf = <const T extends readonly string[]>(
  options: T,
  fallback: T[number] | readonly [],
  description: string,
) => {
  const one = v.picklist(options, wants('choice', ...options))
  return v.pipe(
    v.nullish(v.union([one, v.array(one)], wants('choices', ...options)), fallback),
    v.transform((value) => (Array.isArray(value) ? value : [value]) as readonly T[number][]),
    v.metadata(
      about(
        description,
        { anyOf: [{ enum: [...options, null] }, { type: 'array', items: { enum: options } }] },
        fallback,
      ),
    ),
  )
}

/** What stands for an empty group in real files: `""`, false, `[]`. */
const nothing = v.union([v.literal(''), v.literal(false), v.strictTuple([])])

/** Names of one's own with values of any type. */
export const map = (description: string) =>
  v.pipe(
    v.nullish(v.union([nothing, keys], wants('group')), {}),
    v.transform((value): Readonly<Record<string, unknown>> => (isGroup(value) ? value : {})),
    v.metadata(about(description, { type: ['object', 'null'] }, {})),
  )

/** Names of one's own with texts as values. */
export const names = (description: string) =>
  v.pipe(
    v.nullish(
      v.union(
        [nothing, v.pipe(keys, v.record(v.string(), v.union([v.string(), v.number(), v.null()])))],
        wants('group-of-texts'),
      ),
      {},
    ),
    v.transform((value): Readonly<Record<string, string>> => {
      const given = Object.entries(isGroup(value) ? value : {}).filter(([, name]) => name !== null)
      return Object.fromEntries(given.map(([key, name]) => [key, String(name)]))
    }),
    v.metadata(about(description, { type: ['object', 'null'], additionalProperties: TEXT }, {})),
  )

/** A group of keys. With `short`, a bare true or false stands for that key: `feed: false`. */
export const group = <const E extends v.ObjectEntries>(entries: E, description: string, short?: keyof E & string) =>
  v.pipe(
    v.nullish(
      short === undefined
        ? v.union([nothing, keys], wants('group'))
        : v.union([nothing, v.boolean(), keys], wants('flag-or-group')),
      {},
    ),
    v.transform((value): Record<string, unknown> => {
      if (isGroup(value)) return value
      return typeof value === 'boolean' && short !== undefined ? { [short]: value } : {}
    }),
    v.looseObject(entries),
    v.metadata(
      about(
        description,
        { type: short === undefined ? ['object', 'null'] : ['object', 'boolean', 'null'] },
        undefined,
        entries,
      ),
    ),
  )

/** What no kind above fits: the schema with its JSON Schema beside it. */
export const other = <S extends v.GenericSchema>(
  schema: S,
  description: string,
  json: Field['json'],
  fallback: unknown,
) => v.pipe(schema, v.metadata(about(description, json, fallback)))

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
