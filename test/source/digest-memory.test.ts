import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { openDigestMemory } from '../../src/source/digest-memory.ts'

/** What is known of files that nobody touched, so that they need not be read. */

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-digests-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const D = digestFrom('d'.repeat(32))
const E = digestFrom('e'.repeat(32))
const look = (word: string, touchedMs = 0) => ({ word, touchedMs })

test('a digest is known as long as the file looks the same, in this run and in the next', () => {
  const folder = emptyFolder()
  const one = openDigestMemory(folder, () => 10_000)
  expect(one.recall('a', look('1'))).toBeUndefined()
  one.remember('a', look('1'), D)
  one.save()
  for (const memory of [one, openDigestMemory(folder, () => 20_000)]) {
    expect(memory.recall('a', look('1'))).toBe(D)
    expect(memory.recall('a', look('2'))).toBeUndefined()
  }
})

describe('a file that was touched within a tick of the clock', () => {
  test.each([
    ['just now', 10_000, false],
    ['a tick ago', 8_000, false],
    ['longer ago', 7_999, true],
    ['in the future, by a wrong clock', 99_000, false],
  ])('is known when that was %s: %d', (_, touchedMs, isKnown) => {
    const memory = openDigestMemory(emptyFolder(), () => 10_000)
    memory.remember('a', look('1', touchedMs), D)
    expect(memory.recall('a', look('1', touchedMs))).toBe(isKnown ? D : undefined)
  })

  test('is not known by what an earlier run saw of it', () => {
    const folder = emptyFolder()
    const before = openDigestMemory(folder, () => 10_000)
    before.remember('a', look('1'), D)
    before.save()
    const memory = openDigestMemory(folder, () => 10_000)
    memory.remember('a', look('2', 9_900), E)
    expect(memory.recall('a', look('1'))).toBeUndefined()
    expect(memory.recall('a', look('2', 9_900))).toBeUndefined()
  })
})

test('what is forgotten is read again, also where an earlier run knew it', () => {
  const folder = emptyFolder()
  const before = openDigestMemory(folder, () => 10_000)
  before.remember('a', look('1'), D)
  before.save()
  const memory = openDigestMemory(folder, () => 10_000)
  memory.forget('a')
  expect(memory.recall('a', look('1'))).toBeUndefined()
})

test('files that nobody asked for any more are not kept', () => {
  const folder = emptyFolder()
  const first = openDigestMemory(folder, () => 10_000)
  for (const file of ['a', 'b']) first.remember(file, look('1'), D)
  first.save()
  const second = openDigestMemory(folder, () => 10_000)
  second.recall('a', look('1'))
  second.save()
  const third = openDigestMemory(folder, () => 10_000)
  expect([third.recall('a', look('1')), third.recall('b', look('1'))]).toEqual([D, undefined])
})

test('a run that learned nothing writes nothing, and a damaged file is an empty one', () => {
  const folder = emptyFolder()
  openDigestMemory(folder).save()
  expect(readdirSync(folder)).toEqual([])
  writeFileSync(join(folder, 'digests.json'), 'damaged')
  expect(openDigestMemory(folder).recall('a', look('1'))).toBeUndefined()
})
