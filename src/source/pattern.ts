import { createHash } from 'node:crypto'
import { type DateParts, partsOf } from '../base/dates.ts'
import { BlogError, problem } from '../base/problem.ts'

/** Hexo's patterns of variables, `":year/:month/:day/:title/"`, in both directions: filled from values, read from text. */

/**
 * Fills a pattern. Names are word characters and do not end in "_".
 * @throws {BlogError} permalink-variable when `lookUp` knows no value
 */
export function fillPattern(pattern: string, lookUp: (name: string) => string | undefined): string {
  return pattern.replace(VARIABLE, (_, name: string) => {
    const value = lookUp(name)
    if (value !== undefined) return value
    throw new BlogError(problem('permalink-variable', { pattern, name }))
  })
}

/** Reads text by a pattern: the value of each variable, or undefined when the text does not fit. */
export function readPattern(pattern: string, text: string): Readonly<Record<string, string>> | undefined {
  const names: string[] = []
  const source = pattern
    .split(VARIABLE)
    .map((part, index) => {
      if (index % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
      names.push(part)
      return `(${SHAPES[part] ?? '.+?'})`
    })
    .join('')
  const match = new RegExp(`^${source}$`).exec(text)
  return match ? Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? ''])) : undefined
}

/** The variables that follow from slug and date alone, by name; undefined for any other. `zone` decides the day. */
export function dateVariables(slug: string, date: Date, zone: string): (name: string) => string | undefined {
  const unix = Math.floor(date.getTime() / 1000)
  // The calendar is asked once for a post, and only if the pattern does.
  let known: DateParts | undefined
  const part = (name: keyof DateParts): number => {
    known ??= partsOf(date, zone)
    return known[name]
  }
  return (name) => {
    switch (name) {
      case 'timestamp':
        return String(unix)
      case 'hash':
        // The first 48 bits of SHA-1, as in Hexo: addresses that exist must stay.
        return createHash('sha1').update(`${slug}${unix}`).digest('hex').slice(0, 12)
      case 'year':
        return String(part('year')).padStart(4, '0')
      case 'i_month':
        return String(part('month'))
      case 'i_day':
        return String(part('day'))
      case 'month':
      case 'day':
      case 'hour':
      case 'minute':
      case 'second':
        return String(part(name)).padStart(2, '0')
      default:
        return undefined
    }
  }
}

/** What a value of front matter gives in an address; undefined for what is no plain value. */
export function variableText(value: unknown): string | undefined {
  // A list of one is what its item is: `abbrlink: [a1]`.
  if (Array.isArray(value) && value.length === 1) return variableText(value[0])
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}

/** `".md"` of `"a/b.md"`; empty without one, and for a name that starts with its only dot. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot) : ''
}

export const withoutExtension = (path: string): string => path.slice(0, path.length - extensionOf(path).length)

const VARIABLE = /:(\w*[^_\W])/g

const SHAPES: Readonly<Record<string, string>> = {
  year: String.raw`\d{4}`,
  month: String.raw`\d{2}`,
  day: String.raw`\d{2}`,
  i_month: String.raw`\d{1,2}`,
  i_day: String.raw`\d{1,2}`,
  hash: '[0-9a-f]{12}',
}
