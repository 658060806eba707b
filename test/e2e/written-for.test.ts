import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blog, site } from './command.ts'

const MOVED = {
  '_config.yml':
    "title: 甲\nurl: https://example.com\ntimezone: ''\npermalink: :title/\nstikcy_posts: 3\nper_pages: 5\n",
  'package.json': '{"dependencies": {"hexo": "^7.3.0", "hexo-renderer-kramed": "^0.1.4"}}',
  'source/_posts/a.md':
    '---\ntitle: 甲\ndate: 2024-01-02\n---\n姓名：甲\n电话：乙，其中$$W_e$$是矩阵。\n##一节\n文\n\n![图一](a.assets/图.gif) ![图二](没有.png)\n\n{% flink %}\n\n{% flink %}\n\n{% series 一 %}\n',
  'source/_posts/a.assets/图.gif': 'GIF89a',
  'source/_posts/b.md': '---\ndate: 2024-01-03\nhidden: true\n---\n## 一个标题\n\n$\\left\\\\{x\\right\\\\}$\n',
  'source/_posts/c.md': '---\ntitle: 丙\ndate: 2024-01-03\nprivate: true\n---\n',
  'source/_posts/d.md': '---\ntitle: 丁\ndate: 2024-01-03\nslug: ding\npassword: 芝麻开门\n---\n一\n',
}
const TABLE = `What was found         Count  What was done         More in
single line breaks            break the line        markdown.breaks
$$x$$ among words             stays in its line     math.inline_double_dollar
## without a space            is a heading          markdown.lenient_headings
empty timezone                read as Asia/Tokyo    timezone
hidden posts               1  listed nowhere        docs/writing.md
drafts and the like        1  not published         docs/writing.md
posts with a password      1  published encrypted   docs/writing.md
slug in front matter       1  not in the address    front_matter_slug
files beside posts         1  published with them   docs/writing.md
posts without a title      1  heading or file name  docs/writing.md
escapes in formulas        1  read as meant         docs/writing.md
missing pictures           1  left as written       docs/writing.md
unknown tags               3  text: flink, series   docs/extensions.md
unknown keys               1  ignored: per_pages    docs/configuration.md
→ It was written for hexo-renderer-kramed; docs/moving-from-hexo.md says what differs.`
const TOKYO = { TZ: 'Asia/Tokyo' }

test('the owner of a Hexo site hears once, when it is first published, what it has in it and what was done with it', () => {
  const folder = site(MOVED)
  const first = blog(folder, ['generate'], TOKYO)
  expect(first).toMatchObject({ code: 0 })
  expect(first.err.slice(first.err.indexOf('What was found')).trimEnd()).toBe(TABLE)
  const page = readFileSync(join(folder, 'public/a/index.html'), 'utf8')
  expect(page).toContain('姓名：甲<br')
  expect(page).toContain('<span class="katex">')
  expect(page).not.toContain('math-display')
  expect(page).toMatch(/<h2 id="一节">/)
  expect(existsSync(join(folder, 'public/d/index.html'))).toBe(true)
  for (const args of [['generate'], ['generate', '--force']])
    expect(blog(folder, args, TOKYO).err).not.toContain('What was found')
})

test('what was found in a moved site is silent with --silent, and data with --json', () => {
  const folder = site(MOVED)
  expect(blog(folder, ['generate', '--silent'], TOKYO).err).toBe('')
  rmSync(join(folder, '.blog-cache'), { recursive: true })
  rmSync(join(folder, 'public'), { recursive: true })
  const { out, err } = blog(folder, ['generate', '--json'], TOKYO)
  expect(err).toBe('')
  expect(JSON.parse(out).found).toContainEqual({ kind: 'unknown-tags', count: 3, names: ['flink', 'series'] })
  expect(JSON.parse(blog(folder, ['generate', '--json'], TOKYO).out)).not.toHaveProperty('found')
})

test('a site that shows no sign of another generator, or that is not published, gets no table', () => {
  const own = site({ 'source/_posts/a.md': '---\ntitle: 甲\ndate: 2024-01-02\nhidden: true\n---\n{% flink %}\n' })
  expect(blog(own, ['generate']).err).not.toContain('What was found')
  const folder = site({ ...MOVED, 'source/_posts/e.md': '---\ntitle: 戊\ndate: 2022-19-17\n---\n' })
  expect(blog(folder, ['generate'], TOKYO)).toMatchObject({
    code: 1,
    err: expect.not.stringContaining('What was found'),
  })
  rmSync(join(folder, 'source/_posts/e.md'))
  expect(blog(folder, ['generate'], TOKYO).err).toContain('What was found')
})
