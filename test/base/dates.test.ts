import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMMON_ZONES, dayAround, isZone, offsetMinutes, partsOf } from '../../src/base/dates.ts'

describe('partsOf', () => {
  it('shows the calendar of the zone, whatever the machine’s', () => {
    const date = new Date('2018-12-31T16:30:00Z')
    expect(partsOf(date, 'Asia/Shanghai')).toEqual({ year: 2019, month: 1, day: 1, hour: 0, minute: 30, second: 0 })
    expect(offsetMinutes(date, 'Asia/Shanghai')).toBe(480)
    expect(offsetMinutes(date, 'Asia/Kolkata')).toBe(330)
  })
})

describe('dayAround', () => {
  it.each([
    ['Asia/Shanghai', '2018-12-31T16:00:00.000Z', '2019-01-01T16:00:00.000Z'],
    ['UTC', '2019-01-01T00:00:00.000Z', '2019-01-02T00:00:00.000Z'],
  ])('begins and ends at midnight in %s', (zone, from, until) => {
    for (const instant of [from, '2019-01-01T12:00:00Z', new Date(Date.parse(until) - 1)]) {
      const { fromMs, untilMs } = dayAround(new Date(instant), zone)
      expect([fromMs, untilMs].map((ms) => new Date(ms).toISOString())).toEqual([from, until])
    }
  })

  it('has 23 hours where clocks go forward', () => {
    const { fromMs, untilMs } = dayAround(new Date('2018-03-11T12:00:00Z'), 'America/New_York')
    expect(untilMs - fromMs).toBe(23 * 60 * 60 * 1000)
  })
})

describe('zones', () => {
  it('that are known without asking are known to Intl', () => {
    for (const zone of COMMON_ZONES) expect(() => new Intl.DateTimeFormat('en', { timeZone: zone })).not.toThrow()
    expect(['Asia/Shanghai', 'UTC', 'Asia/Beijing', ''].map(isZone)).toEqual([true, true, false, false])
  })
})

describe('offsets that are worked out for several days at once', () => {
  const zones = ['Asia/Shanghai', 'America/Recife', 'Europe/Berlin', 'Africa/Casablanca', 'Australia/Lord_Howe', 'UTC']

  it('are those of Intl at every instant', () => {
    const formats = new Map(
      zones.map((zone) => [
        zone,
        new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
      ]),
    )
    const instant = fc.date({ min: new Date('1901-01-01'), max: new Date('2037-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, date) => {
        const { year, month, day, hour, minute, second } = partsOf(date, zone)
        const two = (part: number) => String(part).padStart(2, '0')
        const shown = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
        expect(shown).toBe(formats.get(zone)?.format(date))
      }),
      { numRuns: 2000 },
    )
  })

  it('see a summer time of one week', () => {
    const hourAt = (date: string) => partsOf(new Date(`${date}T12:00:00Z`), 'America/Recife').hour
    expect(['2000-10-07', '2000-10-09', '2000-10-12', '2000-10-14', '2000-10-16'].map(hourAt)).toEqual([
      9, 10, 10, 10, 9,
    ])
  })
})
