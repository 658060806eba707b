import { describe, expect, test } from 'vitest'
import { commitMessage, markMessage, readMark } from '../../src/deploy/message.ts'

const now = new Date('2024-01-02T16:04:05Z')
const message = (template: string, zone = 'Asia/Shanghai') => commitMessage(template, now, zone)

describe('commitMessage', () => {
  test.each([
    ['Site updated: {{ now("YYYY-MM-DD HH:mm:ss") }}', 'Site updated: 2024-01-03 00:04:05'],
    ["{{now('YY/M/D h:mm A')}} 更新", '24/1/3 12:04 AM 更新'],
    ['{{ now("[YYYY] YYYY[年]M[月]D[日] H:m:s a ZZ X") }}', 'YYYY 2024年1月3日 0:4:5 am +0800 1704211445'],
    ['{{ now() }}', '2024-01-03T00:04:05+08:00'],
    ['{{ now("YYYY") }} and {{ now("MM") }}', '2024 and 01'],
    ['{{ 7 * 7 }} {{ now("$&") }} <%= now %>', '{{ 7 * 7 }} $& <%= now %>'],
    ['', 'Site updated: 2024-01-03 00:04:05'],
    [' \n ', 'Site updated: 2024-01-03 00:04:05'],
    ['a\r\nb\rc\0d', 'a\nb\ncd'],
  ])('%j', (template, expected) => {
    expect(message(template)).toBe(expected)
  })

  test('in the zone of the site', () => {
    expect(message('{{ now("YYYY-MM-DD HH:mm Z") }}', 'America/New_York')).toBe('2024-01-02 11:04 -05:00')
    expect(message('{{ now("HH:mm Z") }}', 'Asia/Kolkata')).toBe('21:34 +05:30')
  })

  test('long input ends', () => {
    expect(message('{{ now('.repeat(50_000))).toHaveLength(350_000)
  })
})

describe('the mark of a deployment', () => {
  test.each([[[]], [['README.md']], [['a "b"', 'c\nd', '页面/e', 'x\\y']]])('%j comes back', (foreign) => {
    expect(readMark(markMessage('subject\n\nbody', { foreign }))).toEqual({ foreign })
  })

  test('with the commit of the sources', () => {
    const source = '0123456789abcdef0123456789abcdef01234567'
    expect(readMark(markMessage('x', { foreign: ['a'], source }))).toEqual({ foreign: ['a'], source })
    expect(readMark('x\n\nDeployed-by: hanmo\nSource: --evil')).toEqual({ foreign: [] })
  })

  test('is not read from what others wrote', () => {
    expect(readMark('Deployed-by: hanmo 2')).toBeUndefined()
    expect(readMark('Revert "x"\n\nThis reverts commit 1.')).toBeUndefined()
    expect(readMark('x\n\nDeployed-by: hanmo\nKeeps: "broken\nKeeps: 7')?.foreign).toEqual([])
  })
})
