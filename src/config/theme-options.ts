import { join } from 'node:path'
import { colorNames, parseColor } from '../base/color.ts'
import { isPlainObject } from '../base/merge.ts'
import { shownPath } from '../base/paths.ts'
import { type Problem, warning } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { Folders } from '../model/project.ts'
import type { Theme } from '../model/theme.ts'
import { overlayOf } from '../source/theme.ts'
import { type OptionSchema, readThemeSchema } from '../source/theme-schema.ts'
import { type KeyPath, type Layer, placeOf } from './layers.ts'
import { keyName, shapeOf } from './validate.ts'

/**
 * A theme's JSON Schema and the options that a site writes for it → what is wrong with them. Of JSON Schema (draft 7) it
 * knows `type enum const anyOf properties additionalProperties items minimum pattern` and some values of `format`; what
 * else stands there is for editors. A key without a value is never wrong: it takes away what the theme has there. But a
 * colour that begins with `#` and has no quotes is a comment, and its author meant a value.
 */

interface Checked {
  readonly theme: string
  readonly schema: OptionSchema
  /** Whether something of the site's own reads an option of this name. */
  readonly isRead: (key: string) => boolean
}

/** By the schema of the theme, where it brings one; themes of Hexo bring none. */
export function optionProblems(site: Site, theme: Pick<Theme, 'name' | 'folder' | 'views'>): readonly Problem[] {
  const { folders, layers, themeLayers } = site
  const { schema, problems } = readThemeSchema(folders.site, theme.folder)
  if (schema === undefined) return problems
  // Views of the site's own may read options that the theme does not have.
  const homes = [overlayOf(folders.source), join(folders.site, 'themes')].map(
    (path) => `${shownPath(folders.site, path)}/`,
  )
  const own = [...theme.views.values()].filter(({ file }) => homes.some((home) => file.startsWith(home)))
  const isRead = (key: string) => own.some(({ text }) => text.includes(`.${key}`) || text.includes(`['${key}']`))
  const checked = { theme: theme.name, schema, isRead }
  return [
    ...problems,
    ...themeLayers.flatMap((layer) => checkOptions(layer, [], checked)),
    ...layers.flatMap((layer) => checkOptions(layer, ['theme_config'], checked)),
  ]
}

interface Site {
  readonly folders: Pick<Folders, 'site' | 'source'>
  readonly layers: readonly Layer[]
  readonly themeLayers: readonly Layer[]
}

/** @param within where the options lie in the layer: `['theme_config']`, or nowhere in particular */
function checkOptions(layer: Layer, within: readonly string[], checked: Checked): readonly Problem[] {
  const values = within.reduce<unknown>((value, key) => (isPlainObject(value) ? value[key] : undefined), layer.values)
  return [...faultsIn(values, checked.schema, [])].map(({ path, ...fault }) =>
    warningOf(fault, path, checked, placeOf([layer], [...within, ...path])),
  )

  function* faultsIn(value: unknown, schema: OptionSchema, path: KeyPath): Iterable<Fault> {
    const options = schema.anyOf ?? [schema]
    if (value === null && options.some(({ format }) => format === 'color') && isCommentedOut(path))
      yield { kind: 'value', path, value, schema }
    if (value === null || value === undefined) return
    const fitting = options.find((option) => fits(value, option))
    if (fitting === undefined) return yield { kind: 'value', path, value, schema }
    if (fitting.format === 'address-and-icon' && typeof value === 'string') yield* iconFault(value, path)
    if (Array.isArray(value) && fitting.items)
      for (const [at, item] of value.entries()) yield* faultsIn(item, fitting.items, [...path, at])
    if (!isPlainObject(value)) return
    for (const [key, inner] of Object.entries(value)) {
      const known = Object.hasOwn(fitting.properties ?? {}, key) ? fitting.properties?.[key] : undefined
      const more = fitting.additionalProperties
      if (known) yield* faultsIn(inner, known, [...path, key])
      else if (typeof more === 'object') yield* faultsIn(inner, more, [...path, key])
      else if (more === false && !checked.isRead(key))
        yield { kind: 'key', path: [...path, key], known: Object.keys(fitting.properties ?? {}), beside: value }
    }
  }

  function isCommentedOut(path: KeyPath): boolean {
    const { line } = layer.locate([...within, ...path])
    const written = layer.text.split('\n')[(line ?? 0) - 1] ?? ''
    return new RegExp(`\\b${path.at(-1)}['"]?:\\s+#[\\da-f]{3,8}\\b`, 'i').test(written)
  }

  function* iconFault(value: string, path: KeyPath): Iterable<Fault> {
    const icon = value.split('||')[1]?.trim() ?? ''
    const icons = checked.schema.icons ?? []
    if (icon !== '' && icons.length > 0 && !icons.includes(icon)) yield { kind: 'icon', path, icon, icons }
  }
}

type Fault = { readonly path: KeyPath } & (
  | { readonly kind: 'key'; readonly known: readonly string[]; readonly beside: Readonly<Record<string, unknown>> }
  | { readonly kind: 'value'; readonly value: unknown; readonly schema: OptionSchema }
  | { readonly kind: 'icon'; readonly icon: string; readonly icons: readonly string[] }
)

type Without<T> = T extends unknown ? Omit<T, 'path'> : never

function warningOf(
  fault: Without<Fault>,
  path: KeyPath,
  { theme }: Checked,
  place: Pick<Problem, 'at' | 'frame'>,
): Problem {
  const key = keyName(path)
  switch (fault.kind) {
    case 'key': {
      const free = fault.known.filter((name) => !Object.hasOwn(fault.beside, name))
      const near = nearest(String(path.at(-1)), free)
      return warning('theme-option-unknown', { theme, key, near: near && keyName([...path.slice(0, -1), near]) }, place)
    }
    case 'icon':
      return warning(
        'theme-icon-unknown',
        { theme, icon: fault.icon, near: nearest(fault.icon, fault.icons), known: fault.icons },
        place,
      )
    case 'value': {
      const wanted = wantedBy(fault.schema)
      const known = wanted.must === 'color' ? colorNames() : (wanted.options ?? [])
      const near = typeof fault.value === 'string' ? nearest(fault.value, known) : undefined
      return warning('theme-option-value', { theme, key, ...wanted, ...shapeOf(fault.value), near }, place)
    }
  }
}

/** Of the value itself, not of what is in it: that is looked at next. */
function fits(value: unknown, schema: OptionSchema): boolean {
  if (schema.anyOf) return schema.anyOf.some((option) => fits(value, option))
  if ('const' in schema) return value === schema.const
  if (schema.enum) return schema.enum.includes(value)
  if (typeof value === 'number' && schema.minimum !== undefined && value < schema.minimum) return false
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(value, type))) return false
  if (typeof value !== 'string' && typeof value !== 'number') return true
  const written = String(value)
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(written)) return false
  return written === '' || FORMATS[schema.format ?? '']?.(written) !== false
}

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  color: (text) => parseColor(text) !== undefined,
  year: (text) => /^\d{4}$/.test(text),
  day(text) {
    const [, year = '', month = '', day = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? []
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
    return year !== '' && date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
  },
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isPlainObject(value)
  if (type === 'integer') return Number.isInteger(value)
  return type === 'null' ? value === null : typeof value === type
}

/** What is asked for, in the words that the catalogue has. */
function wantedBy({ anyOf, ...schema }: OptionSchema): { must: Must; options?: readonly string[] } {
  const first = anyOf?.[0] ?? schema
  const options = (listed: readonly unknown[] = []) =>
    listed.filter((value) => value !== null && value !== '').map((value) => String(value))
  if (first.enum) return { must: 'choice', options: options(first.enum) }
  const types = [first.type ?? []].flat()
  const { format } = first
  if (format === 'color' || format === 'day' || format === 'year') return { must: format }
  if (first.pattern !== undefined) return { must: 'pattern', options: [first.pattern] }
  if (types.includes('string')) return { must: 'text' }
  if (types.includes('array')) {
    const items = first.items?.enum ?? first.items?.anyOf?.find((item) => item.enum)?.enum
    return items ? { must: 'choices', options: options(items) } : { must: 'list' }
  }
  if (types.includes('object'))
    return { must: typeof first.additionalProperties === 'object' ? 'group-of-texts' : 'group' }
  if (types.includes('boolean')) return { must: 'flag' }
  return { must: types.includes('integer') || types.includes('number') ? 'count' : 'text' }
}

type Must =
  | 'choice'
  | 'choices'
  | 'list'
  | 'group'
  | 'group-of-texts'
  | 'flag'
  | 'count'
  | 'text'
  | 'color'
  | 'day'
  | 'year'
  | 'pattern'
