import { describe, expect, it } from 'vitest'
import { messagesFrom } from '../../src/theme/messages.ts'

const { translate, plural } = messagesFrom({
  prev: '上一页',
  page: { title: '第 %d 页，共 %d 页', deep: { er: '深' } },
  posts: { zero: '没有文章', one: '一篇文章', other: '%d 篇文章' },
  tags: { other: '%d 个标签' },
  plain: '%s 条',
  named: '%(user.name)s 你好',
  swapped: '%2$s-%1$s',
  empty: '',
  number: 7,
})

describe('__', () => {
  it.each([
    [['prev'], '上一页'],
    [['page.title', 2, 9], '第 2 页，共 9 页'],
    [['page.deep.er'], '深'],
    [['unknown'], 'unknown'],
    [['Hello %s', 'Li'], 'Hello Li'],
    [['named', { user: { name: '李' } }], '李 你好'],
    [['swapped', 'a', 'b'], 'b-a'],
    [['empty'], 'empty'],
    [['number'], '7'],
    [['page'], 'page'],
    [[], ''],
    [['%s and %s', 'a'], 'a and %s'],
    [['100%'], '100%'],
    [['100% sure, %s', 'x'], '100% sure, x'],
    [['%%d'], '%d'],
    [['%05d|%-5s|%5s|%+d', 42, 'a', 'b', 3], '00042|a    |    b|+3'],
    [['%.2f %x %X %o %b %j %c %e', 1.005, 255, 255, 8, 5, { a: 1 }, 65, 12], '1.00 ff FF 10 101 {"a":1} A 1.2e+1'],
    [['%.3s', 'abcdef'], 'abc'],
    [['%999999999s', 'x'], `${' '.repeat(199)}x`],
    [['%(__proto__)s', {}], '%(__proto__)s'],
  ])('%j gives %s', (args, expected) => {
    expect(translate(...(args as [unknown]))).toBe(expected)
  })
})

describe('_p', () => {
  it.each([
    [['posts', 0], '没有文章'],
    [['posts', 1], '一篇文章'],
    [['posts', 5], '5 篇文章'],
    [['posts'], '没有文章'],
    [['tags', 0], '0 个标签'],
    [['tags', 1], '1 个标签'],
    [['plain', 3], '3 条'],
    [['unknown', 3], 'unknown'],
    [[''], ''],
  ])('%j gives %s', (args, expected) => {
    expect(plural(...(args as [unknown]))).toBe(expected)
  })
})
