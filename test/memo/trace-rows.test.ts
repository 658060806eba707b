import { expect, it } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import type { Entry, Read } from '../../src/memo/trace.ts'
import { entriesOf, isRowOf, linesFor, linesOf, readRows, type Written } from '../../src/memo/trace-rows.ts'

const read = (name: string): Read => [name, digestFrom(`of ${name}`)]
const GROUP = [read('config:title'), read('view:post')]
const entry = (name: string, more: Partial<Entry['trace']> = {}): Entry => ({
  trace: {
    shared: GROUP,
    own: [read(`head:${name}`)],
    loose: [read(`file:${name}`)],
    key: digestFrom('k'),
    digest: digestFrom(name),
    problems: [],
    value: 7,
    ...more,
  },
  place: undefined,
})

function readBack(entries: ReadonlyMap<string, Entry>) {
  const body = [...linesFor({}, new Map([['page', entries]]), {})].join('')
  let asked = 0
  const [written, own] = linesOf<Written>(Buffer.from(body))
  const rows = readRows(written, () => {
    asked++
    return own()
  })
  return { rows, back: entriesOf(rows).get('page') as Map<string, Entry>, asked: () => asked, written }
}

it('rows say by numbers what they read; equal groups are one object again', () => {
  const { back, written } = readBack(new Map([...'ab'].map((name) => [name, entry(name)])))
  expect([written.groups.length, written.names.length]).toEqual([1, 4])
  const [a, b] = ['a', 'b'].map((name) => back.get(name)?.trace)
  expect([a?.shared, a?.loose, b?.own]).toEqual([GROUP, [read('file:a')], [read('head:b')]])
  expect(a?.shared).toBe(b?.shared)
  expect([a?.problems, a?.value, back.get('a')?.place]).toEqual([[], 7, undefined])
})

it('equal groups are written once, whatever objects they are', () => {
  const other = GROUP.map(([name, digest]): Read => [name, digest])
  const { written } = readBack(
    new Map([
      ['a', entry('a')],
      ['b', entry('b', { shared: other })],
    ]),
  )
  expect([written.groups.length, written.names.length]).toEqual([1, 4])
})

it('what is seldom asked for is read once, and when it is asked for', () => {
  const { back, asked } = readBack(new Map([...'ab'].map((name) => [name, entry(name)])))
  expect([back.get('a')?.trace.digest, asked()]).toEqual(['a', 0])
  expect([back.get('a')?.trace.own.length, back.get('b')?.trace.own.length, asked()]).toEqual([1, 1, 1])
})

it('an entry knows the file that it was read from', () => {
  const [one, other] = [readBack(new Map([['a', entry('a')]])), readBack(new Map([['a', entry('a')]]))]
  const a = one.back.get('a') as Entry
  expect([isRowOf(a, one.rows), isRowOf(a, other.rows), isRowOf(entry('a'), one.rows)]).toEqual([true, false, false])
})
