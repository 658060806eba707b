import { parse } from 'node-html-parser'
import { expect, it } from 'vitest'
import { siteOf } from '../build/sites.ts'

/** The theme Mist on small sites: what its options make of lists. */

const post = (year: number, front = '') => `---\ntitle: 写于 ${year}\ndate: ${year}-05-06\n${front}---\n正文\n`

async function build(files: Readonly<Record<string, string>>) {
  const site = siteOf({
    '_config.yml': 'title: 站\nurl: https://example.com\nper_page: 2\ntheme_config: { home: { list: compact } }\n',
    ...files,
  })
  expect(await site.build()).toMatchObject({ good: true, problems: [] })
  return (path: string) =>
    parse(site.read(`public/${path}`))
      .querySelectorAll('.timeline section')
      .map((section) => section.text.replace(/\s+/g, ' ').trim())
}

it('lists pinned posts first, then years, each counted on all pages', async () => {
  const sections = await build({
    'source/_posts/a.md': post(2020),
    'source/_posts/b.md': post(2018, 'sticky: 1\n'),
    'source/_posts/c.md': post(2020, 'slug: c\n'),
    'source/_posts/d.md': post(2019),
  })
  expect(sections('index.html')).toEqual(['置顶 2018-05 写于 2018', '2020 共 2 篇 05-06 写于 2020'])
  expect(sections('page/2/index.html')).toEqual(['2020 共 2 篇 05-06 写于 2020', '2019 共 1 篇 05-06 写于 2019'])
  expect(sections('archives/page/2/index.html')).toEqual([
    '2019 共 1 篇 05-06 写于 2019',
    '2018 共 1 篇 05-06 写于 2018',
  ])
  expect(sections('archives/2020/index.html')).toEqual(['2020 共 2 篇 05-06 写于 2020 05-06 写于 2020'])
})
