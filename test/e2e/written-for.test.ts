import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { blog, emptyFolder } from './command.ts'

test('a site of Hexo’s keeps its line breaks, and its first build alone says so in one line', () => {
  const site = emptyFolder()
  mkdirSync(join(site, 'source/_posts'), { recursive: true })
  writeFileSync(
    join(site, '_config.yml'),
    'title: 甲\nurl: https://example.com\ntimezone: Asia/Shanghai\npermalink: :title/\n',
  )
  writeFileSync(join(site, 'package.json'), '{"dependencies": {"hexo": "^7.3.0", "hexo-renderer-kramed": "^0.1.4"}}')
  writeFileSync(
    join(site, 'source/_posts/a.md'),
    '---\ntitle: 甲\ndate: 2024-01-02\n---\n姓名：甲\n电话：乙，其中$$W_e$$是矩阵。\n',
  )
  const first = blog(site, ['generate', '--strict'])
  expect(first).toMatchObject({ code: 0 })
  expect(first.err).toMatch(/^· As hexo-renderer-kramed in package\.json has it, .*markdown\.breaks.*\n$/)
  const page = readFileSync(join(site, 'public/a/index.html'), 'utf8')
  expect(page).toContain('姓名：甲<br')
  expect(page).toContain('<span class="katex">')
  expect(page).not.toContain('math-display')
  expect(blog(site, ['generate']).err).toBe('')
})
