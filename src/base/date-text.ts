import { isZone, offsetMinutes, wallToUtc } from './dates.ts'

/**
 * Reads dates as authors write them, in every form that Hexo reads; the machine's own zone never counts. Not by
 * `new Date(text)`, whose answer depends on the machine and which takes days that do not exist.
 */

/** What a clock shows, and the zone that was written with it: minutes ahead of UTC, or an IANA name. */
interface Wall {
  /** Year, month from 1, day, hour, minute, second. */
  readonly parts: readonly [number, number, number, number, number, number]
  readonly ms: number
  readonly zone: number | string | undefined
}

/**
 * `2018-03-31`, `2018/3/31 20:15`, `2018-03-31T20:15:00+08:00`, `2018年3月31日`, `03/31/2018`, `Sat Mar 31 20:15:00 CST
 * 2018`. Without a zone of its own it is wall time in `zone` (IANA name). Gives undefined for anything else and for days
 * and hours that do not exist.
 * @compat `CST` is China's where the site's clocks are eight hours ahead, as `date` prints it there; in Hexo it is always
 * America's.
 */
export function parseDate(written: string, zone: string): Date | undefined {
  // Full-width digits, colons and spaces mean what they look like.
  const text = written.normalize('NFKC').trim()
  const wall = numeric(text) ?? american(text) ?? worded(text)
  return wall && instantOf(wall, zone)
}

const TIME = String.raw`(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?(?:\s*([AaPp][Mm]))?`
const ZONE = String.raw`\s*(Z|z|[+-]\d{1,2}(?::?\d{2})?|[A-Z]{2,4}(?:[+-]\d{1,2}:?\d{2})?|[A-Z][A-Za-z_]+\/[A-Za-z_/+-]+)`
const NUMERIC = new RegExp(
  String.raw`^(\d{4})(?:[-/.]|\s|年)(0?\d{1,2})(?:(?:[-/.]|\s|月)(0?\d{1,2})日?)?月?(?:(?:[Tt]|\s+)${TIME}(?:${ZONE})?)?(?:\s*(Z|z|[+-]\d{2}:?\d{2}))?$`,
)

function numeric(text: string): Wall | undefined {
  const match = NUMERIC.exec(text)
  if (!match) return undefined
  const [, year, month, day = '1', hour, minute, second, fraction, half, zone, bare] = match
  return wallOf([year, month, day], [hour, minute, second, fraction, half], zone ?? bare)
}

const AMERICAN = new RegExp(String.raw`^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+${TIME}(?:${ZONE})?)?$`)

/** @compat month first, as JavaScript reads it. */
function american(text: string): Wall | undefined {
  const match = AMERICAN.exec(text)
  if (!match) return undefined
  const [, month, day, year, hour, minute, second, fraction, half, zone] = match
  return wallOf([year, month, day], [hour, minute, second, fraction, half], zone)
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i
const WEEKDAY = /^(?:sun|mon|tue|tues|wed|thu|thur|thurs|fri|sat)(?:day|sday|nesday|rsday|urday)?\.?$/i
const ONE_TIME = new RegExp(`^${TIME}$`)
const ONE_ZONE = new RegExp(`^${ZONE}$`)

/** `Tue Dec 8 19:01:14 EST 2015`, `8 December 2015`, `Tue, 08 Dec 2015 19:01:14 GMT+0800 (中国标准时间)`: each word once. */
function worded(text: string): Wall | undefined {
  if (text.length > 80) return undefined
  const words = text
    .replace(/\([^()]*\)$/, '')
    .replace(/(\d)\s+([AaPp][Mm])\b/, '$1$2')
    .split(/[\s,]+/)
  let month: number | undefined
  let day: string | undefined
  let year: string | undefined
  let time: readonly (string | undefined)[] | undefined
  let zone: string | undefined
  for (const word of words.filter((one) => one !== '')) {
    const clock = ONE_TIME.exec(word)
    if (MONTH.test(word) && month === undefined) month = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1
    else if (clock && time === undefined) time = clock.slice(1)
    else if (/^\d{4}$/.test(word) && year === undefined) year = word
    else if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(word) && day === undefined) day = word.replace(/\D+/, '')
    else if (ONE_ZONE.test(word) && zone === undefined) zone = word
    else if (!WEEKDAY.test(word)) return undefined
  }
  if (month === undefined || day === undefined || year === undefined) return undefined
  return wallOf([year, String(month), day], time ?? [], zone)
}

function wallOf(
  day: readonly (string | undefined)[],
  [hour = '0', minute = '0', second = '0', fraction = '', half]: readonly (string | undefined)[],
  written: string | undefined,
): Wall | undefined {
  const zone = written === undefined ? undefined : zoneOf(written)
  if (written !== undefined && zone === undefined) return undefined
  const clock = half === undefined ? Number(hour) : halfDay(Number(hour), half)
  if (clock === undefined) return undefined
  const [year = 0, month = 0, date = 0] = day.map(Number)
  const parts = [year, month, date, clock, Number(minute), Number(second)] as const
  return exists(parts) ? { parts, ms: Number(fraction.padEnd(3, '0').slice(0, 3)), zone } : undefined
}

function halfDay(hour: number, half: string): number | undefined {
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0)
}

function exists([year, month, day, hour, minute, second]: Wall['parts']): boolean {
  const check = new Date(Date.UTC(year, month - 1, day))
  const isDay = check.getUTCFullYear() === year && check.getUTCMonth() === month - 1 && check.getUTCDate() === day
  // Midnight may be written as the end of a day.
  const isHour = hour < 24 || (hour === 24 && minute === 0 && second === 0)
  return isDay && isHour && minute < 60 && second < 60
}

/** Hours ahead of UTC. The first row is what JavaScript knows, the second what writers of our readers' countries use. */
const NAMED: Readonly<Record<string, number>> = {
  ...{ Z: 0, UT: 0, UTC: 0, GMT: 0, EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7 },
  ...{ JST: 9, KST: 9, HKT: 8, SGT: 8, CET: 1, CEST: 2, BST: 1 },
}

/** Minutes ahead of UTC, or the name to be looked up; undefined for no zone. */
function zoneOf(written: string): Wall['zone'] {
  if (written === 'CST') return written
  const known = NAMED[written.toUpperCase()]
  if (known !== undefined) return known * 60
  const offset = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/.exec(written)
  if (!offset) return written.includes('/') && isZone(written) ? written : undefined
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
  return minutes > 14 * 60 ? undefined : (offset[1] === '-' ? -1 : 1) * minutes
}

function instantOf({ parts: [year, month, day, hour, minute, second], ms, zone }: Wall, site: string): Date {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  if (zone === undefined) return new Date(wallToUtc(wall, site) + ms)
  if (zone === 'CST') {
    const isChina = offsetMinutes(new Date(wall), site) === 480
    return new Date(wall + ms - (isChina ? 8 : -6) * 3_600_000)
  }
  if (typeof zone === 'string') return new Date(wallToUtc(wall, zone) + ms)
  return new Date(wall + ms - zone * 60_000)
}
