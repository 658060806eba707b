import { expect, test } from 'vitest'
import { completed } from '../../src/cli/questions.ts'

const TAGS = ['数学', '数据', 'PyTorch', '深度学习']

test.each<[string, string[], string]>([
  ['数', ['数学', '数据'], '数'],
  ['数学, Py', ['PyTorch'], 'Py'],
  ['数学，深', ['深度学习'], '深'],
  ['', TAGS, ''],
  ['数学,', TAGS, ''],
  ['没有的', [], '没有的'],
])('after %j Tab offers %j in place of %j', (line, names, typed) => {
  expect(completed(line, TAGS)).toEqual([names, typed])
})
