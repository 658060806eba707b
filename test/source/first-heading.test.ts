import { expect, test } from 'vitest'
import { firstHeading, openingHeading } from '../../src/source/first-heading.ts'

test.each([
  ['# 读书笔记\n\n正文', '读书笔记'],
  ['正文\n\n## 小节 ##\n', '小节'],
  ['##\u00a0标题', '标题'],
  ['# 用 `a_b` 与**强调**和[链接](x) {#id}', '用 a_b 与强调和链接'],
  ['```sh\n# 注释\n```\n\n## 真的', '真的'],
  ['~~~\n# 一\n```\n# 二\n~~~\n# 三', '三'],
  ['- ```\n  # 一\n  ```\n# 二', '二'],
  ['#标签 不是标题\n\n#\n\n# 是', '是'],
  ['# C#', 'C#'],
  ['没有标题', undefined],
  ['```\n# 没有收尾', undefined],
])('%j gives %j', (text, expected) => {
  expect(firstHeading(text)).toBe(expected)
})

test.each([
  ['# 命令行\n\n正文', '命令行', '\n正文'],
  ['<!-- Generated. -->\r\n\r\n# The `blog` command #\r\ntext', 'The blog command', 'text'],
  ['# 只有标题', '只有标题', ''],
])('%j begins with the heading %j', (text, title, rest) => {
  const opening = openingHeading(text)
  expect(opening?.title).toBe(title)
  expect(text.slice(opening?.end)).toBe(rest)
})

test.each(['正文\n\n# 标题', '## 小节', '#标签', '    # 代码', '#', '<!-- # 没有收尾'])(
  '%j begins with none',
  (text) => {
    expect(openingHeading(text)).toBeUndefined()
  },
)

test('takes no second for 1 MB of marks', () => {
  const start = process.cpuUsage()
  for (const text of [
    '#'.repeat(1e6),
    `# ${'['.repeat(5e5)}`,
    `# ${' '.repeat(5e5)}x`,
    `# x${' '.repeat(5e5)}x`,
    `${'<!---->\n'.repeat(1e5)}# x`,
    '<!--'.repeat(2e5),
    '# <'.repeat(3e5),
    '```\n'.repeat(2e5),
  ]) {
    firstHeading(text)
    openingHeading(text)
  }
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1e6).toBeLessThan(2)
})
