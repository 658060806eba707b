import { isZone } from '../base/dates.ts'
import { type Problem, problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'

/**
 * A written time zone → a zone that Intl knows, and what is wrong with it.
 * @param written undefined where the config has no such key
 * @compat an empty `timezone:` is the zone of the machine, as in Hexo's own config; that is reported, since another
 * machine makes other pages of it
 */
export function settleZone(written: string | undefined): { zone: string; problem?: Problem } {
  if (written === undefined) return { zone: 'UTC' }
  const zone = written.trim()
  if (zone === '') return machineZone()
  if (zone.toUpperCase() === 'CST') return { zone, problem: problem('timezone-unclear', {}, { severity: 'warning' }) }
  if (isZone(zone) && !/^[+-]/.test(zone)) return { zone }
  return { zone: 'UTC', problem: problem('timezone-unknown', { zone, near: suggestion(zone) }) }
}

function machineZone(): { zone: string; problem: Problem } {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return { zone, problem: problem('timezone-empty', { zone }, { severity: 'warning' }) }
}

/** Cities that people look for and the zone data does not list, since their clocks are another city's. */
const CITIES: Readonly<Record<string, string>> = {
  beijing: 'Asia/Shanghai',
  peking: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  guangzhou: 'Asia/Shanghai',
  hangzhou: 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  'china standard time': 'Asia/Shanghai',
  osaka: 'Asia/Tokyo',
  taiwan: 'Asia/Taipei',
  'san francisco': 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  boston: 'America/New_York',
}

function suggestion(zone: string): string | undefined {
  const city = zone.split('/').at(-1)?.toLowerCase().replaceAll('_', ' ') ?? ''
  const listed = CITIES[city]
  if (listed !== undefined) return listed
  const offset = /^(?:utc|gmt)?\s*([+-])0?(\d{1,2})(?::?00)?$/i.exec(zone)
  if (offset) {
    const [, sign = '+', hours = '0'] = offset
    // The signs of these zones are the other way round: Etc/GMT-8 is ahead of Greenwich.
    return sign === '+' && hours === '8' ? 'Asia/Shanghai' : `Etc/GMT${sign === '+' ? '-' : '+'}${hours}`
  }
  const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC']
  return zones.find((known) => known.toLowerCase().endsWith(`/${city.replaceAll(' ', '_')}`)) ?? nearest(zone, zones)
}
