import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sizeOfImage } from '../../src/base/image-size.ts'
import type { Bare } from '../../src/images/bare.ts'
import { orientationExif, readExif } from '../../src/images/exif.ts'
import { mayBePicture, withoutMetadata } from '../../src/images/metadata.ts'
import { runs } from '../fuzz.ts'

/**
 * Pictures as cameras and editors leave them: each of the fixtures says that it was taken at 31.2° north in Shanghai, by
 * Wang, with a Phone, in EXIF and in XMP.
 */

const FOLDER = join(import.meta.dirname, '../fixtures/images')
const NAMES = readdirSync(FOLDER)
const picture = (name: string) => readFileSync(join(FOLDER, name))
const bareOf = (bytes: Buffer): Bare => {
  const bare = withoutMetadata(bytes)
  if (bare === undefined || bare === 'broken') throw new Error(`nothing was removed: ${bare}`)
  return bare
}
/** An independent look: these words stand in each of the fixtures as they are. */
const WORDS = ['Phone', 'Wang', 'Shanghai', 'GPSLatitude', 'xpacket']

it.each(NAMES)('%s says nothing of itself any more', (name) => {
  expect(WORDS.filter((word) => picture(name).includes(word))).toEqual(WORDS)
  const { bytes, hadPosition } = bareOf(picture(name))
  expect(hadPosition).toBe(true)
  expect(WORDS.filter((word) => bytes.includes(word))).toEqual([])
  // Once is enough: what it gives has nothing to remove.
  expect(withoutMetadata(bytes)).toBeUndefined()
})

it.each(NAMES)('%s has the size and lies as before', (name) => {
  const size = sizeOfImage(picture(name))
  expect(size?.width).toBeGreaterThan(0)
  expect(sizeOfImage(bareOf(picture(name)).bytes)).toEqual(size)
})

it.each([1, 2, 3, 4, 5, 6, 7, 8])('orientation %i is kept where it says something', (orientation) => {
  const photo = picture('photo.jpg')
  const at = photo.indexOf(Buffer.from([0x01, 0x12, 0, 3]))
  const turned = Buffer.from(photo)
  turned.writeUInt16BE(orientation, at + 8)
  const { bytes } = bareOf(turned)
  const exif = bytes.indexOf('Exif\0\0')
  expect(exif >= 0).toBe(orientation > 1)
  expect(readExif(bytes.subarray(exif + 6)).orientation).toBe(
    exif < 0 ? readExif(Buffer.alloc(0)).orientation : orientation,
  )
})

describe('what decides how a picture looks is kept', () => {
  it('a colour profile and the colour transform of Adobe', () => {
    const profile = Buffer.concat([Buffer.from([0xff, 0xe2, 0, 18]), Buffer.from('ICC_PROFILE\0\x01\x01PP', 'latin1')])
    const cmyk = picture('cmyk.jpg')
    expect(bareOf(cmyk).bytes.includes('Adobe\0')).toBe(true)
    const withProfile = Buffer.concat([cmyk.subarray(0, 2), profile, cmyk.subarray(2)])
    expect(bareOf(withProfile).bytes.includes(profile)).toBe(true)
  })

  it('the frames of what moves, and the colours of a palette', () => {
    const frames = (bytes: Buffer) => bytes.toString('latin1').split('ANMF').length
    expect(frames(bareOf(picture('moving.webp')).bytes)).toBe(frames(picture('moving.webp')))
    expect(bareOf(picture('palette.png')).bytes.includes('PLTE')).toBe(true)
  })

  it('what was compressed, byte for byte', () => {
    const scan = (bytes: Buffer) =>
      bytes.subarray(bytes.indexOf(Buffer.from([0xff, 0xda])), bytes.lastIndexOf(Buffer.from([0xff, 0xd9])))
    for (const name of ['photo.jpg', 'progressive.jpg', 'cmyk.jpg'])
      expect(scan(bareOf(picture(name)).bytes).equals(scan(picture(name)))).toBe(true)
  })
})

describe('what lies behind or between', () => {
  it.each(['photo.jpg', 'shot.png', 'photo.webp'])('what follows the end of %s goes', (name) => {
    const { bytes } = bareOf(picture(name))
    const longer = Buffer.concat([bytes, Buffer.from('ftypmp42 a film, taken at home')])
    expect(bareOf(longer).bytes.equals(bytes)).toBe(true)
    // Some cameras fill the last block of the disk.
    expect(withoutMetadata(Buffer.concat([bytes, Buffer.alloc(64)]))).toBeUndefined()
  })

  it('comments, texts of programs and thumbnails go', () => {
    expect(picture('photo.jpg').includes('hello')).toBe(true)
    expect(bareOf(picture('photo.jpg')).bytes.includes('hello')).toBe(false)
    const bare = bareOf(picture('photo.jpg')).bytes
    const thumbnail = Buffer.concat([
      Buffer.from([0xff, 0xe0, 0, 16]),
      Buffer.from('JFXX\0\x10thumbnail'.slice(0, 14), 'latin1'),
    ])
    const longer = Buffer.concat([bare.subarray(0, 2), thumbnail, bare.subarray(2)])
    expect(bareOf(longer).bytes.equals(bare)).toBe(true)
  })
})

describe('what stands in boxes of its own', () => {
  const box = (type: string, ...content: Buffer[]) => {
    const body = Buffer.concat(content)
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length + 8)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, body])
  }
  const bare = () => bareOf(picture('photo.avif')).bytes
  const packet = Buffer.from('<exif:GPSLatitude>31.2</exif:GPSLatitude>')

  it.each<[string, Buffer]>([
    ['a packet of XMP', box('uuid', Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), packet)],
    ['what a film says of itself', box('moov', box('udta', packet))],
    ['what a track of it says', box('moov', box('trak', box('udta', packet)))],
  ])('%s is overwritten where it stands', (_, added) => {
    const longer = Buffer.concat([bare(), added])
    const { bytes, hadPosition } = bareOf(longer)
    expect([bytes.length, hadPosition]).toEqual([longer.length, true])
    expect(bytes.includes('31.2')).toBe(false)
    expect(bytes.subarray(0, bare().length).equals(bare())).toBe(true)
  })

  it('a WebP file names the chunks that it has, and no others', () => {
    const flags = (bytes: Buffer) => bytes[bytes.indexOf('VP8X') + 8] ?? 0
    expect(flags(picture('moving.webp')) & 0x0c).toBe(0x0c)
    expect(flags(bareOf(picture('moving.webp')).bytes) & 0x0c).toBe(0)
    // Its orientation is still there.
    expect(flags(bareOf(picture('photo.webp')).bytes) & 0x0c).toBe(0x08)
  })
})

describe('pictures that are damaged, or none', () => {
  it('is told apart: cut in the picture it is shown, cut before it nobody knows', () => {
    const photo = picture('photo.jpg')
    expect(bareOf(photo.subarray(0, photo.length - 40)).hadPosition).toBe(true)
    expect(withoutMetadata(photo.subarray(0, 60))).toBe('broken')
    expect(withoutMetadata(picture('shot.png').subarray(0, 100))).toBe('broken')
    expect(withoutMetadata(picture('photo.webp').subarray(0, 100))).toBe('broken')
    expect(withoutMetadata(picture('photo.avif').subarray(0, 100))).toBe('broken')
  })

  it.each(['', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', '\xff', '\x89PN'])('%j is left alone', (text) => {
    expect(withoutMetadata(Buffer.from(text, 'latin1'))).toBeUndefined()
  })

  it('never throws and never grows, whatever the bytes are', () => {
    const damaged = fc
      .tuple(fc.constantFrom(...NAMES), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat(5000))
      .map(([name, changes, length]) => {
        const bytes = Buffer.from(picture(name).subarray(0, length < 100 ? length : undefined))
        for (const [at, value] of changes) if (bytes.length > 0) bytes[at % Math.min(bytes.length, 700)] = value
        return bytes
      })
    fc.assert(
      fc.property(damaged, (bytes) => {
        const bare = withoutMetadata(bytes)
        if (bare !== undefined && bare !== 'broken') expect(bare.bytes.length).toBeLessThanOrEqual(bytes.length + 64)
      }),
      runs(2000),
    )
  })
})

it('a block of orientation says just that', () => {
  expect(readExif(orientationExif(6))).toEqual({ orientation: 6, hasPosition: false })
  expect(orientationExif(6)).toHaveLength(26)
  expect(readExif(Buffer.from('MM\0*\xff\xff\xff\xff', 'latin1'))).toEqual({ orientation: 1, hasPosition: false })
})

it('is asked of files by their endings', () => {
  for (const name of ['a.jpg', 'a.JPEG', 'a.png', 'a.apng', 'a.webp', 'a.avif', 'a.heic', 'a.jfif'])
    expect(mayBePicture(name)).toBe(true)
  for (const name of ['a.svg', 'a.gif', 'jpg', 'a.jpg.txt', 'a.mp4']) expect(mayBePicture(name)).toBe(false)
})
