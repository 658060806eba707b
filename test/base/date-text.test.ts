import { describe, expect, it } from 'vitest'
import { parseDate } from '../../src/base/date-text.ts'

describe('parseDate', () => {
  it.each([
    ['2018-03-31 20:15:00', 'Asia/Shanghai', '2018-03-31T12:15:00.000Z'],
    ['2018-03-31', 'Asia/Shanghai', '2018-03-30T16:00:00.000Z'],
    ['2018/3/1 8:05', 'Asia/Shanghai', '2018-03-01T00:05:00.000Z'],
    ['2018-03-31T20:15:00+09:00', 'Asia/Shanghai', '2018-03-31T11:15:00.000Z'],
    ['2018-03-31T20:15:00.5Z', 'Asia/Shanghai', '2018-03-31T20:15:00.500Z'],
    ['2018-03-31 20:15:00', '', '2018-03-31T20:15:00.000Z'],
    // Summer time, and the hour that clocks skip.
    ['2018-07-01 12:00', 'America/New_York', '2018-07-01T16:00:00.000Z'],
    ['2018-03-11 02:30', 'America/New_York', '2018-03-11T07:30:00.000Z'],
    // The other forms that Hexo reads.
    ['Tue Dec 8 19:01:14 EST 2015', 'Asia/Shanghai', '2015-12-09T00:01:14.000Z'],
    ['Tue Dec 8 19:01:14 2015', 'Asia/Shanghai', '2015-12-08T11:01:14.000Z'],
    ['Sat Mar 31 20:15:00 CST 2018', 'Asia/Shanghai', '2018-03-31T12:15:00.000Z'],
    ['Sat Mar 31 20:15:00 CST 2018', 'America/Chicago', '2018-04-01T02:15:00.000Z'],
    ['Thu Jan 01 1970 08:00:00 GMT+0800 (中国标准时间)', 'UTC', '1970-01-01T00:00:00.000Z'],
    ['Mon, 25 Dec 1995 13:30:00 +0430', 'UTC', '1995-12-25T09:00:00.000Z'],
    ['March 7th, 2016', 'Asia/Shanghai', '2016-03-06T16:00:00.000Z'],
    ['7 Mar 2016 8:05 PM', 'UTC', '2016-03-07T20:05:00.000Z'],
    ['2018 01 30 12:26:17', 'Asia/Shanghai', '2018-01-30T04:26:17.000Z'],
    ['2018-03-31 20:15:00 +8', 'UTC', '2018-03-31T12:15:00.000Z'],
    ['2018-03-31 20:15:00 EST', 'Asia/Shanghai', '2018-04-01T01:15:00.000Z'],
    ['2018-03-31 20:15 Asia/Tokyo', 'UTC', '2018-03-31T11:15:00.000Z'],
    ['2018-03-31 24:00:00', 'UTC', '2018-04-01T00:00:00.000Z'],
    ['01/30/2018 12:00 am', 'UTC', '2018-01-30T00:00:00.000Z'],
    ['2018-05', 'UTC', '2018-05-01T00:00:00.000Z'],
    // What a Chinese keyboard writes.
    ['2018年3月31日 20：15', 'Asia/Shanghai', '2018-03-31T12:15:00.000Z'],
    ['2022-010-09 14:13:15', 'Asia/Shanghai', '2022-10-09T06:13:15.000Z'],
    ['2022-09-017', 'Asia/Shanghai', '2022-09-16T16:00:00.000Z'],
    ['２０１８-０３-３１', 'UTC', '2018-03-31T00:00:00.000Z'],
    ['1900-12-31 23:54:16', 'Asia/Shanghai', '1900-12-31T15:48:33.000Z'],
  ])('reads %s in %s', (text, zone, iso) => {
    expect(parseDate(text, zone)?.toISOString()).toBe(iso)
  })

  it.each([
    ...['2018-02-30', '2018-13-45', '2018-01-01 25:00', 'yesterday', '', '20180331', '2018-03-31 20:15 maybe'],
    ...['{{ date }}', '2018', 'Feb 31 2018', 'Tue Dec 8', '13/13/2018', '2018-03-31 13:00 PM'],
    ...[
      '2018-03-31 24:01',
      '2018-03-31 20:15 XYZ',
      '2018-03-31 20:15 Asia/Beijing',
      'Dec 8 2015 2016',
      'may be 3 2018',
    ],
    ...['2018-03-31 20:15:00 +15', 'March 7, 2016 at noon', `Dec 8 2015${' Tue'.repeat(5000)}`],
  ])('refuses %j', (text) => {
    expect(parseDate(text, 'Asia/Shanghai')).toBeUndefined()
  })
})
