/**
 * Wall time in a named zone. The machine's zone never counts; offsets come from Intl, since Node carries the zone data.
 */

export interface DateParts {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** The instant at which clocks in `zone` show `wall` (ms as if UTC). A wall time that clocks skip moves forward. */
export function wallToUtc(wall: number, zone: string): number {
  const first = wall - offsetMs(wall, zone)
  const second = wall - offsetMs(first, zone)
  const isShown = second + offsetMs(second, zone) === wall
  return isShown ? second : Math.max(first, second)
}

/** Minutes that `zone` is ahead of UTC at that instant: 480 for Asia/Shanghai. @throws RangeError for an unknown zone */
export function offsetMinutes(date: Date, zone: string): number {
  return Math.round(offsetMs(date.getTime(), zone) / 60_000)
}

/** What clocks and calendars show at that instant in `zone`. */
export function partsOf(date: Date, zone: string): DateParts {
  const shown = new Date(date.getTime() + offsetMs(date.getTime(), zone))
  return {
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
  }
}

/** The day that calendars in `zone` show at that instant: ms since 1970, from its first to the first after it. */
export function dayAround(date: Date, zone: string): { readonly fromMs: number; readonly untilMs: number } {
  const { year, month, day } = partsOf(date, zone)
  const midnight = (days: number) => wallToUtc(Date.UTC(year, month - 1, day + days), zone)
  return { fromMs: midnight(0), untilMs: midnight(1) }
}

const SPAN_MS = 3 * 24 * 60 * 60 * 1000

/**
 * Ms that `zone` is ahead of UTC: the same for three days where these end as they began. The shortest time after which a
 * zone went back was seven days (Recife, 2000).
 */
function offsetMs(instant: number, zone: string): number {
  if (isUtc(zone)) return 0
  const span = Math.floor(instant / SPAN_MS)
  const atStart = spanOffset(span, zone)
  return atStart === spanOffset(span + 1, zone) ? atStart : askedOffset(instant, zone)
}

// Asking Intl costs 10 µs. A pure function's memo, bounded by the days that something is dated.
const spanOffsets = new Map<string, Map<number, number>>()

function spanOffset(span: number, zone: string): number {
  const known = spanOffsets.get(zone) ?? new Map<number, number>()
  spanOffsets.set(zone, known)
  const offset = known.get(span) ?? askedOffset(span * SPAN_MS, zone)
  known.set(span, offset)
  return offset
}

/** Before clocks were set by zones, each town had its own time: in Shanghai 8 h 5 min 43 s ahead. */
function askedOffset(instant: number, zone: string): number {
  const parts: Record<string, number> = {}
  for (const { type, value } of formatterFor(zone).formatToParts(instant)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  const shown = new Date(Date.UTC(2000, month - 1, day, hour, minute, second)).setUTCFullYear(year, month - 1, day)
  return shown - Math.floor(instant / 1000) * 1000
}

/** Known without asking: the first formatter costs 10 ms, a tenth of a build without changes. */
export const COMMON_ZONES = new Set([
  ...['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Macau', 'Asia/Taipei', 'Asia/Singapore', 'Asia/Tokyo', 'Asia/Seoul'],
  ...['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'Europe/London', 'Europe/Paris', 'Europe/Berlin'],
])

/** Whether Intl knows the zone. */
export function isZone(zone: string): boolean {
  if (isUtc(zone)) return zone !== ''
  if (COMMON_ZONES.has(zone)) return true
  try {
    // Kept, since whoever asks is about to use it.
    formatterFor(zone)
    return true
  } catch {
    return false
  }
}

function isUtc(zone: string): boolean {
  return zone === '' || zone === 'UTC' || zone === 'Etc/UTC'
}

// Making a formatter costs 30 µs and more, using one 1 µs. A pure function's memo, bounded by the number of zones.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}
