import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isWhole } from '../../src/images/whole.ts'
import { runs } from '../fuzz.ts'
import { movingGif } from './pictures.ts'

/** Whether a picture has its end. */

const FOLDER = join(import.meta.dirname, '../fixtures/images')
const NAMES = readdirSync(FOLDER)
const picture = (name: string) => readFileSync(join(FOLDER, name))

it.each(NAMES)('%s is whole, also with something behind it', (name) => {
  expect(isWhole(picture(name))).toBe(true)
  if (!name.endsWith('.avif')) expect(isWhole(Buffer.concat([picture(name), Buffer.from('a film')]))).toBe(true)
})

it.each(NAMES)('%s is not, wherever it is cut off', (name) => {
  const bytes = picture(name)
  const cuts = fc.integer({ min: 12, max: bytes.length - 2 })
  fc.assert(
    fc.property(cuts, (length) => {
      expect([length, isWhole(bytes.subarray(0, length))]).toEqual([length, false])
    }),
    runs(),
  )
})

it('a GIF is whole when its last image is, with or without the byte behind it', async () => {
  const still = Buffer.from('R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAADAAIAAAIChF8AOw==', 'base64')
  for (const gif of [still, await movingGif(3)]) {
    expect(isWhole(gif)).toBe(true)
    expect(isWhole(gif.subarray(0, -1))).toBe(true)
    expect(isWhole(Buffer.concat([gif, Buffer.from('more')]))).toBe(true)
    for (const length of [6, 12, 25, gif.length - 2, gif.length - 4])
      expect(isWhole(gif.subarray(0, length))).toBe(false)
  }
})

it.each(['', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'text'])('of %j nobody can say', (text) => {
  expect(isWhole(Buffer.from(text))).toBe(true)
})

it('never throws, and always ends, whatever the bytes are', () => {
  const damaged = fc
    .tuple(fc.constantFrom(...NAMES), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }))
    .map(([name, changes]) => {
      const bytes = Buffer.from(picture(name))
      for (const [at, value] of changes) bytes[at % Math.min(bytes.length, 700)] = value
      return bytes
    })
  fc.assert(
    fc.property(damaged, (bytes) => {
      expect(typeof isWhole(bytes)).toBe('boolean')
    }),
    runs(2000),
  )
})
