import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { createEncoder } from '../../src/base/utf8.ts'
import { openStore } from '../../src/memo/store.ts'
import { emptyFolder } from './numbers.ts'

const TOOLS = digestFrom('tools')
const trace = (value: unknown) => ({
  shared: [],
  own: [],
  loose: [],
  key: digestFrom('k'),
  digest: digestFrom('d'),
  problems: [],
  value,
})
const encode = createEncoder()
const open = (folder: string, options = {}) => {
  const store = openStore(folder, TOOLS, options)
  let isOpen = true
  const close = () => {
    if (isOpen) store.close()
    isOpen = false
  }
  onTestFinished(close)
  return { ...store, close }
}
const packs = (folder: string) => readdirSync(folder).filter((name) => name.endsWith('.pack'))
const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()

/** A folder whose store was filled and saved by an earlier run. */
function filled(texts: Readonly<Record<string, string>>) {
  const folder = emptyFolder()
  const store = open(folder)
  for (const [id, text] of Object.entries(texts)) store.put('text', id, trace(id), store.write(encode([text])))
  store.save()
  store.close()
  return folder
}

it('gives what an earlier run put, and what this one puts at once', () => {
  const store = open(filled({ a: '甲' }))
  store.put('text', 'b', trace('b'), store.write(encode(['乙'])))
  expect(['a', 'b', 'c'].map((id) => [store.trace('text', id)?.value, textOf(store.bytes('text', id, 0))])).toEqual([
    ['a', '甲'],
    ['b', '乙'],
    [undefined, undefined],
  ])
  expect(store.trace('other', 'a')).toBe(undefined)
})

it('drops what was neither put nor kept', () => {
  const folder = filled({ a: '甲', b: '乙' })
  const store = open(folder)
  store.keep('text', 'b')
  store.save()
  const later = open(folder)
  expect([later.trace('text', 'a'), later.trace('text', 'b')?.value]).toEqual([undefined, 'b'])
})

it('writes nothing where nothing changed', () => {
  const folder = filled({ a: '甲' })
  const files = readdirSync(folder)
  for (const name of files) utimesSync(join(folder, name), 1, 1)
  const store = open(folder)
  store.keep('text', 'a')
  store.save()
  expect(readdirSync(folder)).toEqual(files)
})

it('the store lists where the texts of a step lie that this run put or kept', () => {
  const store = open(filled({ a: '甲', b: '乙' }))
  store.keep('text', 'a')
  store.put('text', 'c', trace('c'), store.write(encode(['丙'])))
  store.put('value', 'd', trace('d'))
  expect(store.placesOf('text').map(({ id, small }) => [id, small])).toEqual([
    ['a', 'a'],
    ['c', 'c'],
  ])
})

it('moves what is used into one pack when most of the packs is used no more', () => {
  const folder = filled({ a: 'x'.repeat(5000), b: '乙' })
  const [old = ''] = packs(folder)
  const store = open(folder)
  store.keep('text', 'b')
  store.save()
  store.close()
  expect(packs(folder)).not.toContain(old)
  expect(textOf(open(folder).bytes('text', 'b', 0))).toBe('乙')
})

it('removes packs that nothing names, but not one that another run may be writing', () => {
  const folder = filled({ a: '甲' })
  for (const name of ['bodies-old.pack', 'bodies-young.pack', 'own.txt']) writeFileSync(join(folder, name), '')
  utimesSync(join(folder, 'bodies-old.pack'), 1, 1)
  const store = open(folder)
  store.put('text', 'b', trace('b'))
  store.save()
  const left = ['bodies-old.pack', 'bodies-young.pack', 'own.txt'].map((name) => existsSync(join(folder, name)))
  expect(left).toEqual([false, true, true])
})

it('leaves the earlier memory and no pack of its own when it is not saved', () => {
  const folder = filled({ a: '甲' })
  const before = readdirSync(folder)
  const store = open(folder)
  store.put('text', 'b', trace('b'), store.write(encode(['乙'])))
  store.close()
  expect(readdirSync(folder)).toEqual(before)
  expect(open(folder).trace('text', 'a')?.value).toBe('a')
})

it('leaves no pack of its own where saving it fails', () => {
  const folder = filled({ a: '甲' })
  const before = readdirSync(folder)
  const store = open(folder)
  // What cannot be written as JSON, in place of a disk that is full.
  store.put('text', 'b', trace(1n), store.write(encode(['乙'])))
  expect(() => store.save()).toThrow(TypeError)
  store.close()
  expect(readdirSync(folder)).toEqual(before)
})

it('knows nothing where it is told to forget, until something is put', () => {
  const folder = filled({ a: '甲' })
  expect(open(folder, { forget: true }).trace('text', 'a')).toBe(undefined)
})
