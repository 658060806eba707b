import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { remembering } from '../../src/memo/session.ts'
import { DamagedMemory, type Store } from '../../src/memo/store.ts'
import { emptyFolder } from './numbers.ts'

const TRACE = {
  shared: [],
  own: [],
  loose: [],
  key: digestFrom('k'),
  digest: digestFrom('d'),
  problems: [],
  value: 7,
}
const TOOLS = digestFrom('tools')
const learn = async (store: Store) => store.put('step', 'a', TRACE)
const keepAndRecall = async (store: Store) => {
  store.keep('step', 'a')
  return recall(store)
}
const recall = async (store: Store) => store.trace('step', 'a')?.value

it('what a run learns, the next one knows, with the same tools', async () => {
  const folder = emptyFolder()
  await remembering(folder, TOOLS, {}, learn)
  expect(await remembering(folder, TOOLS, {}, keepAndRecall)).toBe(7)
  expect(await remembering(folder, digestFrom('other'), {}, recall)).toBe(undefined)
})

it('whoever forgets knows nothing', async () => {
  const folder = emptyFolder()
  await remembering(folder, TOOLS, {}, learn)
  expect(await remembering(folder, TOOLS, { forget: true }, recall)).toBe(undefined)
})

it('work that fails teaches nothing, and leaves no texts behind', async () => {
  const folder = emptyFolder()
  const fail = async (store: Store) => {
    const place = store.write({ bytes: Buffer.from('text'), lengths: [4] })
    store.put('step', 'a', TRACE, place)
    throw new RangeError('no')
  }
  await expect(remembering(folder, TOOLS, {}, fail)).rejects.toThrow(RangeError)
  expect(existsSync(join(folder, 'traces.json'))).toBe(false)
  expect(readdirSync(folder)).toEqual([])
})

it('over a damaged memory the work is done once more, without it', async () => {
  const folder = emptyFolder()
  await remembering(folder, TOOLS, {}, learn)
  const found: unknown[] = []
  const work = async (store: Store) => {
    found.push(await recall(store))
    if (found.length < 2) throw new DamagedMemory()
    return 'done'
  }
  expect(await remembering(folder, TOOLS, {}, work)).toBe('done')
  expect(found).toEqual([7, undefined])
})
