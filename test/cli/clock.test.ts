import { describe, expect, test } from 'vitest'
import { clockOf } from '../../src/cli/clock.ts'
import { testSite } from '../scaffold/site.ts'
import { play } from './stage.ts'

/** The time that a build takes for now: the machine's, or SOURCE_DATE_EPOCH's. */

const now = () => new Date('2031-05-06T07:08:09Z')

test.each([
  ['nothing', {}, '2031-05-06T07:08:09.000Z'],
  ['an empty text', { SOURCE_DATE_EPOCH: '' }, '2031-05-06T07:08:09.000Z'],
  ['seconds', { SOURCE_DATE_EPOCH: '1522512000' }, '2018-03-31T16:00:00.000Z'],
  ['nought', { SOURCE_DATE_EPOCH: '0' }, '1970-01-01T00:00:00.000Z'],
])('with %s in the environment', (_, env, time) => {
  expect(clockOf(env, now)().toISOString()).toBe(time)
})

describe('SOURCE_DATE_EPOCH', () => {
  test.each(['yesterday', '-1', '1.5', '2018-03-31', '9'.repeat(20), ' '])('%j is a usage error', async (written) => {
    const { code, err } = await play(['generate'], { env: { SOURCE_DATE_EPOCH: written } })
    expect([code, err]).toEqual([2, expect.stringContaining('SOURCE_DATE_EPOCH')])
  })

  test('makes the same site in every year', async () => {
    await using site = await testSite({
      '_config.yml': 'title: 站\ntheme: t\n',
      'themes/t/layout/layout.ejs': '© <%= date(Date.now(), "YYYY") %> <%= date(new Date(), "YYYY") %><%- body %>',
      'themes/t/layout/index.ejs': '',
      'themes/t/layout/page.ejs': '<%= date(undefined, "YYYY") %>',
      'source/a.md': '---\ntitle: a\n---\n',
    })
    const pages: string[] = []
    for (const year of ['2019', '2031']) {
      const env = { SOURCE_DATE_EPOCH: '1522512000' }
      const { code, err } = await play(['generate', '--force'], { cwd: site.folder, env, now: new Date(year) })
      expect([code, err]).toEqual([0, ''])
      pages.push(await site.read('public/a.html'))
    }
    expect(pages[0]).toContain('2018')
    expect(pages[1]).toBe(pages[0])
  })
})
