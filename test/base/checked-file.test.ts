import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readChecked, writeChecked } from '../../src/base/checked-file.ts'
import { emptyFolder } from '../memo/numbers.ts'

it('what was written is read for the same purpose, and only whole', () => {
  const file = join(emptyFolder(), 'notes')
  writeChecked(file, ['notes', 1], 'one, 二')
  expect(readChecked(file, ['notes', 1])).toBe('one, 二')
  expect(readChecked(file, ['notes', 2])).toBe(undefined)
  writeFileSync(file, readFileSync(file, 'utf8').replace('二', '三'))
  expect(readChecked(file, ['notes', 1])).toBe(undefined)
})

it('each piece is written before the next is made', () => {
  const folder = emptyFolder()
  const file = join(folder, 'long')
  const written: number[] = []
  const sizeBytes = () => readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  function* pieces() {
    for (const piece of ['a', 'b', 'c']) {
      written.push(sizeBytes())
      yield piece.repeat(1000)
    }
  }
  writeChecked(file, 'long', pieces())
  const [none = 0, one = 0, two = 0] = written
  expect([one - none, two - one]).toEqual([1000, 1000])
  expect(readChecked(file, 'long')?.length).toBe(3000)
})
