import { expect, test } from 'vitest'
import { siteDate } from '../../src/theme/site-clock.ts'
import { inHome } from './fake.ts'

const NOW = new Date('2019-03-04T05:06:07Z')
const SiteDate = siteDate(() => NOW)

test('now is the build’s, in every form in which it is asked for', () => {
  expect(new SiteDate().toISOString()).toBe('2019-03-04T05:06:07.000Z')
  expect(SiteDate.now()).toBe(NOW.getTime())
  expect((SiteDate as unknown as () => string)()).toBe(NOW.toString())
})

test('every other date is what it always was', () => {
  expect(new SiteDate(0).toISOString()).toBe('1970-01-01T00:00:00.000Z')
  expect(new SiteDate('2018-03-31T00:00:00Z')).toEqual(new Date('2018-03-31T00:00:00Z'))
  expect(new SiteDate(2018, 2, 31)).toEqual(new Date(2018, 2, 31))
  expect(SiteDate.parse('1970-01-01T00:00:01Z')).toBe(1000)
  expect(SiteDate.UTC(1970, 0)).toBe(0)
})

test('dates are instances of both, whoever made them', () => {
  expect(new Date(0) instanceof SiteDate).toBe(true)
  expect(new SiteDate(0) instanceof Date).toBe(true)
  expect(Object.prototype.toString.call(new SiteDate())).toBe('[object Date]')
})

test('a template that asks the clock gets the time of the build', () => {
  const asked =
    '<%= new Date().getUTCFullYear() %> <%= date(Date.now(), "YYYY") %> <%= moment().utc().format("YYYY") %>'
  expect(inHome(`${asked} <%= new Date(0) instanceof Date %> <%= moment(0).utc().format("YYYY") %>`)).toBe(
    '2024 2024 2024 true 1970',
  )
})
