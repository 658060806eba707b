import { type DateParts, offsetMinutes, partsOf } from '../base/dates.ts'

/** Turns the `message:` of the configuration into the text of a commit. */

export const DEFAULT_MESSAGE = 'Site updated: {{ now("YYYY-MM-DD HH:mm:ss") }}'

/** The mark by which a later deployment knows that a commit was made here, from whatever machine. */
const MARK = 'Deployed-by: hanmo'

/**
 * Fills in `{{ now("YYYY-MM-DD HH:mm:ss") }}`, in the site's time zone. Everything else is text: no other expression
 * is evaluated. An empty message becomes Hexo's default.
 */
export function commitMessage(template: string, now: Date, zone: string): string {
  const fill = (text: string) =>
    text.replace(/\{\{\s*now\(\s*(?:"([^"]*)"|'([^']*)')?\s*\)\s*\}\}/g, (_, double?: string, single?: string) =>
      formatDate(now, double ?? single ?? 'YYYY-MM-DDTHH:mm:ssZ', zone),
    )
  const text = fill(template).replace(/\r\n?/g, '\n').replaceAll('\0', '').trim()
  return text === '' ? fill(DEFAULT_MESSAGE) : text
}

export interface Mark {
  /** Files of the branch that others put there and that stay. */
  readonly foreign: readonly string[]
  /** The commit of the sources that the site was built from. */
  readonly source?: string
}

/** Adds our mark, and below it what the next deployment has to know. */
export function markMessage(message: string, { foreign, source }: Mark): string {
  const lines = [
    MARK,
    ...(source === undefined ? [] : [`Source: ${source}`]),
    ...foreign.map((path) => `Keeps: ${JSON.stringify(path)}`),
  ]
  return `${message}\n\n${lines.join('\n')}\n`
}

/** What {@link markMessage} wrote, or undefined when the commit was made by somebody else. */
export function readMark(message: string): Mark | undefined {
  const lines = message.split('\n')
  const mark = lines.lastIndexOf(MARK)
  if (mark < 0) return undefined
  const values = (pattern: RegExp) => lines.slice(mark + 1).flatMap((line) => pattern.exec(line)?.[1] ?? [])
  const [source] = values(/^Source: ([0-9a-f]{40,64})$/)
  return { foreign: values(/^Keeps: (".*")$/).map(unquote), ...(source === undefined ? {} : { source }) }
}

function unquote(written: string): string {
  try {
    const value: unknown = JSON.parse(written)
    return typeof value === 'string' ? value : written
  } catch {
    return written
  }
}

/** Moment's tokens, as far as a commit message has use for them; text in brackets stays. */
function formatDate(date: Date, format: string, zone: string): string {
  const parts = partsOf(date, zone)
  return format.replace(/\[([^\]]*)\]|YYYY|YY|MM?|DD?|HH?|hh?|mm?|ss?|A|a|ZZ?|X/g, (token, literal?: string) =>
    literal !== undefined ? literal : (tokenOf(token, parts, date, zone) ?? token),
  )
}

function tokenOf(token: string, parts: DateParts, date: Date, zone: string): string | undefined {
  const two = (value: number) => String(value).padStart(2, '0')
  const hour12 = parts.hour % 12 || 12
  switch (token) {
    case 'YYYY':
      return String(parts.year).padStart(4, '0')
    case 'YY':
      return two(parts.year % 100)
    case 'MM':
      return two(parts.month)
    case 'M':
      return String(parts.month)
    case 'DD':
      return two(parts.day)
    case 'D':
      return String(parts.day)
    case 'HH':
      return two(parts.hour)
    case 'H':
      return String(parts.hour)
    case 'hh':
      return two(hour12)
    case 'h':
      return String(hour12)
    case 'mm':
      return two(parts.minute)
    case 'm':
      return String(parts.minute)
    case 'ss':
      return two(parts.second)
    case 's':
      return String(parts.second)
    case 'A':
      return parts.hour < 12 ? 'AM' : 'PM'
    case 'a':
      return parts.hour < 12 ? 'am' : 'pm'
    case 'Z':
      return formatOffset(date, zone, ':')
    case 'ZZ':
      return formatOffset(date, zone, '')
    case 'X':
      return String(Math.floor(date.getTime() / 1000))
    default:
      return undefined
  }
}

/** `"+08:00"` with a colon as separator, `"+0800"` (git's form) without. */
export function formatOffset(date: Date, zone: string, separator: string): string {
  const minutes = offsetMinutes(date, zone)
  const size = Math.abs(minutes)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${separator}${two(size % 60)}`
}
