import fc from 'fast-check'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { movingGif } from '../../src/images/gif.ts'
import { runs } from '../fuzz.ts'
import { movingGif as movingGifOf } from './pictures.ts'

/** How many frames a GIF has. */

it('is counted, as another reader counts', async () => {
  for (const frames of [2, 7]) {
    const gif = await movingGifOf(frames)
    expect((await sharp(gif, { animated: true }).metadata()).pages).toBe(frames)
    expect(movingGif(gif)).toEqual({ type: 'gif', width: 30, height: 20, frames, opaque: false })
  }
})

it('what does not move, is no GIF, or has no end, is none', async () => {
  expect(
    movingGif(Buffer.from('R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAADAAIAAAIChF8AOw==', 'base64')),
  ).toBeUndefined()
  const gif = await movingGifOf(3)
  for (const bytes of [gif.subarray(0, -1), gif.subarray(0, 12), Buffer.from('GIF89a'), Buffer.from('text')])
    expect(movingGif(bytes)).toBeUndefined()
})

it('never throws, and always ends, whatever the bytes are', async () => {
  const gif = await movingGifOf(3)
  const damaged = fc.array(fc.tuple(fc.nat(gif.length - 1), fc.nat(255)), { maxLength: 8 }).map((changes) => {
    const bytes = Buffer.from(gif)
    for (const [at, value] of changes) bytes[at] = value
    return bytes
  })
  fc.assert(
    fc.property(damaged, (bytes) => {
      expect(movingGif(bytes)?.frames ?? 2).toBeGreaterThan(1)
    }),
    runs(2000),
  )
})
