import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { openEncoder, type Wanted } from '../../src/images/encode.ts'
import { noise, turned, upright } from './pictures.ts'

const FILE = join(import.meta.dirname, '../../node_modules/sharp/dist/index.cjs')
const encoder = () => openEncoder(FILE, 1e6)
const WEBP: Wanted = { width: 40, format: 'webp', quality: 80, lossless: false, moves: false }

async function encoded(bytes: Buffer, wanted: Partial<Wanted> = {}): Promise<Buffer> {
  return (await encoder()).encode(bytes, { ...WEBP, ...wanted })
}

/** The colour of a pixel, roughly. */
async function colourAt(picture: Buffer, x: number, y: number): Promise<readonly boolean[]> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (y * info.width + x) * info.channels
  return [...data.subarray(at, at + 3)].map((value) => value > 128)
}
const [RED, BLUE] = [
  [true, false, false],
  [false, false, true],
]

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'a photo of orientation %i is upright, and says nothing of itself',
  async (orientation) => {
    const stored = await turned(80, 120, orientation)
    expect((await sharp(stored).metadata()).orientation).toBe(orientation)
    const picture = await encoded(stored)
    const { width, height, exif, orientation: left } = await sharp(picture).metadata()
    expect({ width, height, exif, left }).toEqual({ width: 40, height: 60, exif: undefined, left: undefined })
    expect([await colourAt(picture, 20, 5), await colourAt(picture, 20, 55)]).toEqual([RED, BLUE])
  },
)

it('a photo with a position and a colour profile becomes one without either', async () => {
  const photo = readFileSync(join(import.meta.dirname, '../fixtures/images/photo.jpg'))
  const { exif, icc, xmp } = await sharp(await encoded(photo)).metadata()
  expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined])
})

it('what printers use becomes what screens show', async () => {
  const cmyk = await (await upright(80, 80)).toColourspace('cmyk').jpeg().toBuffer()
  expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
  const picture = await encoded(cmyk)
  expect((await sharp(picture).metadata()).space).toBe('srgb')
  expect([await colourAt(picture, 20, 2), await colourAt(picture, 20, 37)]).toEqual([RED, BLUE])
})

it('a PNG of 16 bits and one with a palette become what they look like', async () => {
  const deep = await (await upright(80, 80)).toColourspace('rgb16').png().toBuffer()
  expect((await sharp(deep).metadata()).depth).toBe('ushort')
  const flat = await (await upright(80, 80)).png({ palette: true, colours: 4 }).toBuffer()
  expect((await sharp(flat).metadata()).isPalette).toBe(true)
  for (const bytes of [deep, flat]) {
    const picture = await encoded(bytes, { lossless: 'auto' })
    expect([await colourAt(picture, 20, 2), await colourAt(picture, 20, 37)]).toEqual([RED, BLUE])
  }
})

it('what can be seen through stays so', async () => {
  const clear = { create: { width: 80, height: 80, channels: 4 as const, background: '#ff000080' } }
  const picture = await encoded(await sharp(clear).png().toBuffer(), { lossless: true })
  const { data } = await sharp(picture).raw().toBuffer({ resolveWithObject: true })
  expect([data[0], data[3]]).toEqual([255, 128])
})

it('of both ways of WebP `auto` takes the smaller', async () => {
  const drawing = await (await upright(80, 80)).png().toBuffer()
  const photo = await noise(80, 80).png().toBuffer()
  const size = async (bytes: Buffer, lossless: Wanted['lossless']) => (await encoded(bytes, { lossless })).length
  expect(await size(drawing, 'auto')).toBe(await size(drawing, true))
  expect(await size(photo, 'auto')).toBe(await size(photo, false))
  expect(await size(photo, true)).toBeGreaterThan(await size(photo, false))
})

it('AVIF is AVIF', async () => {
  const picture = await encoded(await noise(80, 80).jpeg().toBuffer(), { format: 'avif' })
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'heif', compression: 'av1', width: 40 })
})

it('what moves goes on moving, at its speed, and is smaller', async () => {
  const frames = await Promise.all([40, 120, 200].map((x) => film(x)))
  const gif = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [80, 160, 240], loop: 3 })
    .toBuffer()
  const picture = await encoded(gif, { width: 300, moves: true })
  expect(picture.length).toBeLessThan(gif.length)
  expect(await sharp(picture, { animated: true }).metadata()).toMatchObject({
    format: 'webp',
    width: 300,
    pageHeight: 200,
    pages: 3,
    delay: [80, 160, 240],
    loop: 3,
  })
})

/** A square that moves over a photo. */
async function film(x: number): Promise<Buffer> {
  const square = { create: { width: 60, height: 60, channels: 3 as const, background: '#f00' } }
  const input = await sharp(square).png().toBuffer()
  return noise(300, 200)
    .blur(2)
    .composite([{ input, left: x, top: 60 }])
    .png()
    .toBuffer()
}

it('the same picture gives the same bytes', async () => {
  const photo = await noise(80, 80).jpeg().toBuffer()
  expect((await encoded(photo)).equals(await encoded(photo))).toBe(true)
})

it.each([
  ['cut off', async () => (await noise(200, 200).jpeg().toBuffer()).subarray(0, 9000)],
  ['no picture', async () => Buffer.from('GIF89a and nothing')],
  // A thousand times as many pixels as bytes.
  [
    'a bomb',
    async () =>
      sharp({ create: { width: 4000, height: 4000, channels: 3, background: '#000' } })
        .png()
        .toBuffer(),
  ],
])('what is %s fails', async (_, bytes) => {
  await expect(encoded(await bytes())).rejects.toThrow(/./)
})
