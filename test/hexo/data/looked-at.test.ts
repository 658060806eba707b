import moment from 'moment'
import { expect, it } from 'vitest'
import { whenLookedAt } from '../../../src/hexo/data/looked-at.ts'

/** A date that is made when somebody looks at it, as code of others uses dates. */
const dateOf = () => {
  const looks: string[] = []
  const date = whenLookedAt(
    () => {
      looks.push('look')
      return '2020-05-01T00:00:00Z'
    },
    (text) => moment.utc(text),
  )
  return { date, looks }
}

it('who hands it on has not looked', () => {
  const { date, looks } = dateOf()
  const copy = { ...{ date }, list: [date] }
  expect(Boolean(copy.date) && typeof copy.list[0]).toBe('object')
  expect(looks).toEqual([])
})

it.each([
  ['format', (date: moment.Moment) => date.format('YYYY-MM-DD'), '2020-05-01'],
  ['String', String, 'Fri May 01 2020 00:00:00 GMT+0000'],
  ['JSON', (date: moment.Moment) => JSON.stringify({ date }), '{"date":"2020-05-01T00:00:00.000Z"}'],
  ['numbers', (date: moment.Moment) => Number(date) - +moment.utc('2020-04-30'), 24 * 3600 * 1000],
  ['a copy', (date: moment.Moment) => moment(date).year(), 2020],
  ['a class', (date: moment.Moment) => [moment.isMoment(date), date instanceof moment], [true, true]],
  ['a change', (date: moment.Moment) => date.add(1, 'year').year() + date.year(), 2021 + 2021],
  ['another date', (date: moment.Moment) => date.isBefore(moment.utc('2021-01-01')) && date.isSame(date), true],
  ['its members', (date: moment.Moment) => Object.keys(date).includes('_d') && '_isUTC' in date, true],
  ['a Date', (date: moment.Moment) => new Date(date as never).toISOString(), '2020-05-01T00:00:00.000Z'],
  ['a method of another', (date: moment.Moment) => moment.fn.format.call(date, 'MM'), '05'],
])('it is used as any other: %s', (_, use, expected) => {
  const { date, looks } = dateOf()
  expect(use(date)).toEqual(expected)
  expect(looks.length).toBeGreaterThan(0)
})
