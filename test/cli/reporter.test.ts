import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import { problem as made, type Problem } from '../../src/base/problem.ts'
import { formatProblems } from '../../src/cli/reporter.ts'
import { cellsOf } from '../../src/cli/text-width.ts'
import { en } from '../../src/messages/en.ts'
import { texts } from '../../src/messages/texts/en.ts'
import type { Words } from '../../src/messages/words.ts'

const options = { colors: pc.createColors(false), width: 80 }
const problem = ({ message, hint, ...changes }: Partial<Problem & Words>): Problem => ({
  ...made('blog/date', { message: message ?? 'The date "2018-13-45" does not exist.', hint }),
  ...changes,
})

describe('problems', () => {
  test('are shown with place, code, frame and hint', () => {
    const text = formatProblems(
      [
        problem({
          at: { file: 'source/_posts/你好.md', line: 3, column: 7 },
          frame: '  2 | title: 你好\n> 3 | date: 2018-13-45\n    |       ^',
          hint: 'Write it as 2018-03-31.',
        }),
      ],
      { messages: en, texts: texts.reporting },
      options,
    )
    expect(text).toBe(`source/_posts/你好.md
  error  The date "2018-13-45" does not exist.
         source/_posts/你好.md:3:7  blog/date
           2 | title: 你好
         > 3 | date: 2018-13-45
             |       ^
         → Write it as 2018-03-31.

1 error`)
  })

  test('an error of many files is shown in three, and the next twenty are named', () => {
    const problems = Array.from({ length: 30 }, (_, index) =>
      problem({ message: 'Bad.', at: { file: `${10 + index}.md`, line: 1 } }),
    )
    const text = formatProblems(problems, { messages: en, texts: texts.reporting }, options)
    expect(text.match(/Bad\./g)).toHaveLength(3)
    expect(text.slice(text.indexOf('And'))).toMatch(
      /^And 27 more of blog\/date, in 27 files\.\n {9}13\.md\n[\s\S]* {9}32\.md\n {9}and 7 other files\n[\s\S]*30 errors$/,
    )
  })

  test('are grouped by file, in the order of its lines, those of the whole site first', () => {
    const text = formatProblems(
      [
        problem({ message: 'B9.', at: { file: 'b.md', line: 9 } }),
        problem({ message: 'A2.', at: { file: 'a.md', line: 2 }, severity: 'warning' }),
        problem({ message: 'B1.', at: { file: 'b.md', line: 1 } }),
        problem({ message: 'Site.' }),
      ],
      { messages: en, texts: texts.reporting },
      options,
    )
    expect(text.match(/^(?:\S+\.md|.*[A-Z]\w*\.$)/gm)?.map((line) => line.trim())).toEqual([
      'error  Site.',
      'a.md',
      'warning  A2.',
      'b.md',
      'error  B1.',
      'error  B9.',
    ])
    expect(text.endsWith('3 errors, 1 warning')).toBe(true)
  })

  test('fit the terminal, and cannot command it', () => {
    const text = formatProblems(
      [problem({ message: `${'长句子，'.repeat(30)}\u001b[2J`, hint: 'word '.repeat(40), at: { file: 'a\u0007.md' } })],
      { messages: en, texts: texts.reporting },
      { ...options, width: 60 },
    )
    expect(text).not.toMatch(/[\u001b\u0007]/)
    for (const line of text.split('\n')) expect(cellsOf(line)).toBeLessThanOrEqual(60)
  })
})
