import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openProject } from '../../src/project.ts'
import { isForBuild } from '../../src/road/advice.ts'
import { readSite } from '../../src/road/run-build.ts'
import { CONFIG, siteOf } from './sites.ts'

test('a picture without words is advice, a missing one is not', () => {
  expect([isForBuild({ code: 'image-alt' }), isForBuild({ code: 'image-missing' })]).toEqual([false, true])
})

test('a build does not report pictures without words, and who checks a site finds them', async () => {
  const site = siteOf({
    '_config.yml': CONFIG,
    'source/_posts/a.md': '---\ntitle: 甲\ndate: 2018-03-01\n---\n![](https://example.com/a.png)\n\n正文\n',
  })
  expect((await site.build()).problems.map(({ code }) => code)).toEqual([])
  const project = await openProject(join(site.folder))
  const found = await readSite(
    project,
    { now: new Date('2020-06-01'), notice: () => {} },
    async ({ problems }) => problems,
  )
  expect(found.map(({ code }) => code)).toEqual(['image-alt'])
})
