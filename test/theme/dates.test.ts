import { beforeAll, describe, expect, it } from 'vitest'
import { createDates, type Dates, knownDates, loadMoment, localeOf } from '../../src/theme/dates.ts'

const now = new Date('2024-06-01T00:00:00Z')
const datesIn = (zone: string, language = 'zh-CN'): Dates =>
  createDates({ zone, language, now: () => now, known: knownDates() }, loadMoment())

describe('dates', () => {
  let shanghai: Dates
  beforeAll(() => {
    shanghai = datesIn('Asia/Shanghai')
  })

  it('show what clocks show in the site’s zone, in the language', () => {
    const date = new Date('2018-03-31T20:15:00Z')
    expect(shanghai.at(date).format('YYYY-MM-DD HH:mm Z')).toBe('2018-04-01 04:15 +08:00')
    expect(shanghai.at(date).format('LL dddd')).toBe('2018年4月1日 星期日')
    expect(shanghai.at(date, 'en').format('LL dddd')).toBe('April 1, 2018 Sunday')
    expect(datesIn('America/New_York').at(date).format('HH:mm Z')).toBe('16:15 -04:00')
    expect(datesIn('America/New_York').at(new Date('2018-12-31T20:15:00Z')).format('HH:mm Z')).toBe('15:15 -05:00')
    expect(datesIn('').at(date).format('HH:mm Z')).toBe('20:15 +00:00')
  })

  it.each([
    ['nothing: now', undefined, '2024-06-01 08:00:00'],
    ['null: now', null, '2024-06-01 08:00:00'],
    ['milliseconds', 0, '1970-01-01 08:00:00'],
    ['a Date', new Date(0), '1970-01-01 08:00:00'],
    ['a text as in front matter', '2018-03-31 20:15', '2018-03-31 20:15:00'],
    ['a day', '2018/3/31', '2018-03-31 00:00:00'],
    ['a text with its zone', '2018-03-31T20:15:00Z', '2018-04-01 04:15:00'],
    ['a text in another form', 'Sat, 31 Mar 2018 20:15:00 GMT', '2018-04-01 04:15:00'],
  ])('are made from %s', (_, value, expected) => {
    expect(shanghai.from(value).format('YYYY-MM-DD HH:mm:ss')).toBe(expected)
  })

  it('leave a moment that they are made from as it is', () => {
    const utc = shanghai.moment.utc('2018-03-31T20:15:00Z')
    expect(shanghai.from(utc).format('HH:mm')).toBe('04:15')
    expect(utc.format('HH:mm')).toBe('20:15')
  })

  it('have tz(), as moment-timezone gives it', () => {
    const date = shanghai.at(new Date('2018-03-31T20:15:00Z')) as ReturnType<Dates['at']> & {
      tz(zone: string): { format(format: string): string }
    }
    expect(date.tz('America/New_York').format('HH:mm Z')).toBe('16:15 -04:00')
    expect(date.tz('No/Where').format('HH:mm')).toBe('16:15')
    const { tz } = shanghai.moment as unknown as { tz(text: string, zone: string): { toISOString(): string } }
    expect(tz('2018-03-31 20:15', 'Asia/Tokyo').toISOString()).toBe('2018-03-31T11:15:00.000Z')
  })

  it('do not change what other users of moment see', () => {
    shanghai.at(now).format('LL')
    expect(loadMoment().locale()).toBe('en')
  })
})

describe('localeOf', () => {
  it.each([
    ['zh-CN', 'zh-cn'],
    ['zh_TW', 'zh-tw'],
    ['zh', 'zh-cn'],
    ['zh-Hans', 'zh-cn'],
    ['zh-Hant-HK', 'zh-tw'],
    ['default', 'en'],
    ['', 'en'],
    ['pt-BR', 'pt-br'],
  ])('%s is %s', (language, expected) => {
    expect(localeOf(language)).toBe(expected)
  })
})
