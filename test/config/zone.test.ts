import { expect, test } from 'vitest'
import { settleZone } from '../../src/config/zone.ts'

test.each([
  [undefined, 'UTC'],
  ['UTC', 'UTC'],
  ['Asia/Shanghai', 'Asia/Shanghai'],
  [' America/New_York ', 'America/New_York'],
  ['PRC', 'PRC'],
])('%j is a zone', (written, zone) => {
  expect(settleZone(written)).toEqual({ zone })
})

test.each([
  ['Asia/Beijing', 'Asia/Shanghai'],
  ['Beijing', 'Asia/Shanghai'],
  ['China Standard Time', 'Asia/Shanghai'],
  ['Asia/Shanghi', 'Asia/Shanghai'],
  ['Shanghai', 'Asia/Shanghai'],
  ['UTC+8', 'Asia/Shanghai'],
  ['+08:00', 'Asia/Shanghai'],
  ['GMT-5', 'Etc/GMT+5'],
  ['new york', 'America/New_York'],
  ['America/San_Francisco', 'America/Los_Angeles'],
])('%s is not, and %s is suggested', (written, meant) => {
  expect(settleZone(written)).toMatchObject({
    zone: 'UTC',
    problem: { severity: 'error', code: 'timezone-unknown', params: { zone: written.trim(), near: meant } },
  })
})

test.each(['', ' '])('%j is the zone of the machine, which is named', (written) => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  expect(settleZone(written)).toMatchObject({
    zone: timeZone,
    problem: { severity: 'warning', code: 'timezone-empty', params: { zone: timeZone } },
  })
})

test('CST is a zone, and not the one that is meant in China', () => {
  expect(settleZone('CST').problem).toMatchObject({
    severity: 'warning',
    code: 'timezone-unclear',
  })
})
