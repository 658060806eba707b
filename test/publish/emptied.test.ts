import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CONFIG, post, siteOf } from '../road/sites.ts'

/** A site that lost all its articles is far more often a mistake than a wish: the last good one stays. */

const codesOf = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
  problems.map(({ code }) => code)

const WAYS: readonly (readonly [string, string, (site: ReturnType<typeof siteOf>) => void])[] = [
  [
    '`source_dir` names a folder that is not there',
    'source-missing',
    (site) => site.write('_config.yml', `${CONFIG}source_dir: texts\n`),
  ],
  ['the source folder is gone', 'source-missing', (site) => site.remove('source')],
  [
    'the source folder is empty',
    'site-emptied',
    (site) => {
      site.remove('source')
      mkdirSync(join(site.folder, 'source'))
    },
  ],
  ['only files without text are left', 'site-emptied', (site) => site.remove('source/_posts')],
  ['every article is excluded', 'site-emptied', (site) => site.write('_config.yml', `${CONFIG}exclude: ['**/*.md']\n`)],
  [
    'every article is a draft',
    'site-emptied',
    (site) => site.write('source/_posts/a.md', '---\npublished: false\n---\n'),
  ],
]

describe('a site that was published with an article', () => {
  test.each(WAYS)('stays as it was when %s, and --allow-empty publishes the empty one', async (_, code, change) => {
    const site = siteOf({ 'source/_posts/a.md': post('甲', 1), 'source/pic.txt': 'x' })
    expect(codesOf(await site.build())).toEqual([])
    const before = site.published()
    change(site)
    for (const force of [false, true]) {
      const report = await site.build({ force })
      expect({ good: report.good, codes: codesOf(report) }).toEqual({ good: false, codes: [code] })
      expect(site.published()).toEqual(before)
    }
    const empty = await site.build({ allowEmpty: true })
    expect({ good: empty.good, codes: codesOf(empty) }).toEqual({ good: true, codes: [] })
    expect(Object.keys(site.published()).filter((path) => path.includes('2018'))).toEqual([])
    // What was meant once needs no word again, but a folder that is missing does.
    expect((await site.build()).good).toBe(code === 'site-emptied')
  })

  test('stays as it was also when a build with errors came between', async () => {
    const site = siteOf({ 'source/_posts/a.md': post('甲', 1) })
    await site.build()
    site.write('source/_posts/a.md', '---\ntitle: "\n---\n')
    expect((await site.build()).good).toBe(false)
    site.remove('source/_posts/a.md')
    expect(codesOf(await site.build())).toEqual(['site-emptied'])
  })

  test('may lose articles as long as one is left, be it a page', async () => {
    const site = siteOf({ 'source/_posts/a.md': post('甲', 1), 'source/about.md': post('关于', 2) })
    await site.build()
    site.remove('source/_posts/a.md')
    expect(codesOf(await site.build())).toEqual([])
  })

  test('may lose what lies in public/, and the cache with it', async () => {
    const site = siteOf({ 'source/_posts/a.md': post('甲', 1) })
    await site.build()
    for (const folder of ['public', '.blog-cache']) rmSync(join(site.folder, folder), { recursive: true })
    site.remove('source/_posts/a.md')
    expect(codesOf(await site.build())).toEqual([])
  })
})

test('a new site may begin without an article, but not without its folder', async () => {
  const site = siteOf({ 'source/pic.txt': 'x' })
  expect(codesOf(await site.build())).toEqual([])
  site.remove('source')
  expect(codesOf(await site.build())).toEqual(['source-missing'])
})
