import { expect, it } from 'vitest'
import { digestOf } from '../../src/base/digest.ts'
import { digestFrom } from '../../src/base/paths.ts'
import { ABSENT, type Look, ofHeads, ofJson, ofKey, ofText } from '../../src/facts/fact.ts'

it('what is missing has a digest of its own, unlike what is empty', () => {
  expect(ofJson(undefined)).toBe(ABSENT)
  expect(new Set([ABSENT, ofJson(null), ofJson(''), ofJson({}), ofJson([])]).size).toBe(5)
  expect(ofText(undefined)).not.toBe(ofText(''))
})

it('equal values have equal digests, maps with their entries in order', () => {
  expect(ofJson({ a: [1, { b: 2 }] })).toBe(ofJson({ a: [1, { b: 2 }] }))
  const map = (...entries: [string, number][]) => ofJson({ map: new Map(entries) })
  expect(map(['a', 1], ['b', 2])).toBe(map(['a', 1], ['b', 2]))
  expect(map(['a', 1], ['b', 2])).not.toBe(map(['b', 2], ['a', 1]))
  expect(map(['a', 1])).not.toBe(map(['a', 2]))
})

it('a key of an object is a fact of its own, and * is all of it', () => {
  const config = { title: '站', math: { enable: true } }
  expect(ofKey(config, 'title')).toBe(ofKey({ ...config, math: {} }, 'title'))
  expect(ofKey(config, '*')).not.toBe(ofKey({ ...config, math: {} }, '*'))
  expect(ofKey(config, 'none')).toBe(ABSENT)
})

it('a list of articles is another one when their order changes, or the head of one', () => {
  const heads = (paths: readonly string[], settled: Readonly<Record<string, string>>) =>
    ofHeads(
      paths.map((source) => ({ source })) as never,
      { settled: (step, id) => digestFrom(settled[`${step}:${id}`] ?? '-') } as Look,
    )
  const known = { 'head:a': digestOf('1'), 'head:b': digestOf('2') }
  const list = heads(['a', 'b'], known)
  expect(heads(['a', 'b'], { ...known, 'head:c': digestOf('3') })).toBe(list)
  expect(heads(['b', 'a'], known)).not.toBe(list)
  expect(heads(['a', 'b'], { ...known, 'head:b': digestOf('4') })).not.toBe(list)
})
