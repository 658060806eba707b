import { expect, it } from 'vitest'
import { problem, warning } from '../../src/base/problem.ts'
import { en } from '../../src/messages/en.ts'
import { texts } from '../../src/messages/texts/en.ts'
import { wordedState } from '../../src/server/worded-state.ts'

const { panel } = texts.serving

it('the panel gets each problem in words, and its labels by their number', () => {
  const found = [
    { ...problem('test/bad', { message: 'Bad.' }), link: 'vscode://file/a.md' },
    warning('test/odd', { message: 'Odd.' }),
    warning('test/even', { message: 'Even.' }),
  ]
  const state = { page: 'd1', article: true, edited: false, files: ['/a.css'], problems: found, near: [] }
  const worded = wordedState(state as never, en, panel)
  expect(worded).toMatchObject({ page: 'd1', article: true, files: ['/a.css'] })
  expect(worded.problems.map(({ message }) => message)).toEqual(['Bad.', 'Odd.', 'Even.'])
  expect(worded.problems[0]?.link).toBe('vscode://file/a.md')
  expect(worded.labels).toEqual({
    errors: panel.errors(1),
    warnings: panel.warnings(2),
    near: panel.near,
    close: panel.close,
  })
})
