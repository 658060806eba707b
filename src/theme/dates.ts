import { createRequire } from 'node:module'
import type momentFunction from 'moment'
import type { Moment } from 'moment'
import { parseDate } from '../base/date-text.ts'
import { isZone, offsetMinutes } from '../base/dates.ts'

/**
 * Dates as templates get them: moment objects in the site's zone and the page's language. moment loads when the first
 * date is asked for, and loads its locales by itself.
 */
export interface Dates {
  /** @param language tag as in `lang`, `"zh-CN"`; the site's when left out */
  at(date: Date, language?: string): Moment
  /**
   * What a template handed to `date()` and its kin: a moment, a Date, a number of milliseconds, a text as in front
   * matter; nothing means now. A moment keeps its instant and is not changed.
   */
  from(value: unknown, language?: string): Moment
  /** moment itself, for the helper of that name. */
  readonly moment: MomentFunction
}

type MomentFunction = typeof momentFunction

/** moment with our `tz`. */
interface ZonedMoment extends Moment {
  tz?(zone?: string): Moment
}

/** What is worked out once for all pages of a zone. */
export interface KnownDates {
  /** Offsets from UTC by instant: asking Intl costs more than formatting. */
  readonly offsets: Map<number, number>
  /** As they are written: by language, form and instant. */
  readonly texts: Map<string, Map<string, Map<number, string>>>
  /** Moments by language and instant, of which each page gets copies: making one costs as much as eight copies. */
  readonly moments: Map<string, Map<number, Moment>>
}

export const knownDates = (): KnownDates => ({ offsets: new Map(), texts: new Map(), moments: new Map() })

/** Pages that follow each other show the same posts. */
const MOST_MOMENTS = 4096
/** Of one form: enough for the dates of a large site, and a few MB. */
const MOST_TEXTS = 50_000

/** The text of an instant, made once for each form and language. */
export function dateText(
  { texts }: KnownDates,
  { instant, form, language }: { readonly instant: number; readonly form: string; readonly language: string },
  make: () => string,
): string {
  const ofForm = mapIn(mapIn(texts, language), form)
  let text = ofForm.get(instant)
  if (text === undefined) {
    text = make()
    if (ofForm.size >= MOST_TEXTS) ofForm.clear()
    ofForm.set(instant, text)
  }
  return text
}

function mapIn<K, L, V>(maps: Map<K, Map<L, V>>, key: K): Map<L, V> {
  let map = maps.get(key)
  if (map === undefined) {
    map = new Map()
    maps.set(key, map)
  }
  return map
}

interface DateSettings {
  readonly zone: string
  readonly language: string
  now(): Date
  readonly known: KnownDates
}

export function createDates(settings: DateSettings, moment: MomentFunction): Dates {
  const offsetAt = (made: Moment): number => {
    const instant = made.valueOf()
    let offset = settings.known.offsets.get(instant)
    if (offset === undefined) {
      offset = Number.isNaN(instant) ? 0 : offsetMinutes(new Date(instant), settings.zone)
      settings.known.offsets.set(instant, offset)
    }
    return offset
  }
  const localized = (made: Moment, language: string) => made.utcOffset(offsetAt(made)).locale(localeOf(language))
  const { moments } = settings.known
  return {
    moment,
    at(date, language = settings.language) {
      const ofLanguage = mapIn(moments, language)
      const instant = date.getTime()
      let made = ofLanguage.get(instant)
      if (made === undefined) {
        made = localized(moment(date), language)
        if (ofLanguage.size >= MOST_MOMENTS) ofLanguage.clear()
        ofLanguage.set(instant, made)
      }
      return made.clone()
    },
    from(value, language = settings.language) {
      if (moment.isMoment(value)) return localized(value.clone(), language)
      return localized(moment(dateOf(value, settings)), language)
    },
  }
}

function dateOf(value: unknown, settings: DateSettings): Date {
  if (value === undefined || value === null) return settings.now()
  if (value instanceof Date) return value
  if (typeof value === 'number') return new Date(value)
  return parseDate(String(value), settings.zone) ?? new Date(String(value))
}

/**
 * moment's name for a language: `zh-CN` → `zh-cn`, `zh` and `zh-Hans` → `zh-cn`, `default` → `en`. moment falls back to
 * English for what it does not know.
 */
export function localeOf(language: string): string {
  const name = language.toLowerCase().replaceAll('_', '-')
  if (name === '' || name === 'default') return 'en'
  if (name === 'zh' || name.startsWith('zh-hans')) return 'zh-cn'
  if (name.startsWith('zh-hant')) return 'zh-tw'
  return name
}

/**
 * Loads moment and gives its objects the method `tz(zone)` that themes know from moment-timezone, unless that is there:
 * it turns the object to what clocks show in the zone. `moment.tz(input, zone)` reads a text as wall time there.
 * @compat a sum over a change to summer time keeps the offset it began with
 */
export function loadMoment(): MomentFunction {
  const moment = createRequire(import.meta.url)('moment') as MomentFunction
  const methods = moment.fn as ZonedMoment
  if (methods.tz === undefined) {
    methods.tz = function (this: Moment, zone?: string) {
      return zone !== undefined && isZone(zone) ? inZone(this, zone) : this
    }
    const tz = (input?: unknown, zone = 'UTC') =>
      inZone(moment(typeof input === 'string' ? (parseDate(input, zone) ?? new Date(input)) : (input as Date)), zone)
    Object.assign(moment, { tz: Object.assign(tz, { guess: () => 'UTC', setDefault: () => moment }) })
  }
  return moment
}

function inZone(made: Moment, zone: string): Moment {
  return made.utcOffset(offsetMinutes(made.toDate(), zone))
}
