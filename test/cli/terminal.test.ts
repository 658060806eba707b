import { expect, test } from 'vitest'
import { hasColor } from '../../src/cli/terminal.ts'

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '' }, true],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
])('a stream that is a terminal: %s, with %j, has colours: %s', (isTTY, env, expected) => {
  expect(hasColor({ isTTY }, env)).toBe(expected)
})
