import { expect, it } from 'vitest'
import { digestFrom, routePath, sourcePath } from '../../src/base/paths.ts'
import { configOf, type UserConfig } from '../../src/model/config.ts'
import type { Picture } from '../../src/model/picture.ts'
import { placeholderOf, renditionsOf } from '../../src/model/renditions.ts'

/** Which other sizes of a picture pages offer, and at which addresses. */

const picture = (own: Partial<Picture> = {}): Picture => ({
  source: sourcePath('images/a.png'),
  path: routePath('images/a.png'),
  digest: digestFrom('d'),
  type: 'png',
  width: 1000,
  height: 500,
  sizeBytes: 50_000,
  frames: 1,
  opaque: true,
  ...own,
})
const widths = (own: Partial<Picture>, images: UserConfig['images'] = {}, encoder = '1.0.0') =>
  renditionsOf(picture(own), configOf({ images }).images, encoder).map(({ width }) => width)
const paths = (own: Partial<Picture> = {}, images: UserConfig['images'] = {}, encoder = '1.0.0') =>
  renditionsOf(picture(own), configOf({ images }).images, encoder).map(({ path }) => path)

it.each([
  [1000, {}, [480, 800, 1000]],
  [4000, {}, [480, 800, 1200, 1640, 2000]],
  [4000, { max_width: 0 }, [480, 800, 1200, 1640, 4000]],
  [4000, { max_width: 800 }, [480, 800]],
  [300, {}, [300]],
  // Nearly as wide as the picture itself.
  [1250, {}, [480, 800, 1250]],
  [1000, { widths: [900, 600, 600] }, [600, 1000]],
  [1000, { widths: [] }, [1000]],
])('a picture of %i pixels with %o is offered in %o', (width, images, expected) => {
  expect(widths({ width }, images)).toEqual(expected)
})

it('what is small, and what nobody could unpack, is offered in no other size', () => {
  expect(widths({ sizeBytes: 9999 })).toEqual([])
  expect(widths({ width: 50_000, height: 50_000 })).toEqual([])
})

it('each format has all widths, in the order of preference', () => {
  expect(paths({}, { formats: ['avif', 'webp'], widths: [480] }).map((path) => path.replace(/-\w{8}-/, '-*-'))).toEqual(
    ['resized/a-*-480.avif', 'resized/a-*-1000.avif', 'resized/a-*-480.webp', 'resized/a-*-1000.webp'],
  )
})

it('an address is another one with other bytes, another encoder or other options, and not with other widths', () => {
  const [first] = paths()
  expect(paths({ digest: digestFrom('e') })[0]).not.toBe(first)
  expect(paths({}, {}, '1.0.1')[0]).not.toBe(first)
  expect(paths({}, { quality: 79 })[0]).not.toBe(first)
  expect(paths({}, { lossless: false })[0]).not.toBe(first)
  expect(paths({}, { widths: [480, 960] })[0]).toBe(first)
})

it.each([
  ['images/屏幕截图 2024.png', /^resized\/屏幕截图-2024-\w{8}-480\.webp$/],
  ['images/con.png', /^resized\/con-\w{8}-480\.webp$/],
  [`images/${'长'.repeat(60)}.png`, /^resized\/长{40}-\w{8}-480\.webp$/],
  ['a/b, c"d.png', /^resized\/b-c-d-\w{8}-480\.webp$/],
])('the name of %s stays to be read', (path, expected) => {
  expect(paths({ path: path as never })[0]).toMatch(expected)
})

const placeholder = (own: Partial<Picture>, images: UserConfig['images']) =>
  placeholderOf(picture(own), configOf({ images }).images, '1.0.0')?.path.replace(/-\w{8}-/, '-*-')

it('what is seen first is a tiny picture, if the author wants it, of what hides it again', () => {
  expect(placeholder({}, {})).toBeUndefined()
  expect(placeholder({}, { placeholder: 'color' })).toBe('resized/a-*-1.webp')
  expect(placeholder({}, { placeholder: 'blur', formats: 'avif' })).toBe('resized/a-*-16.webp')
  expect(placeholder({ opaque: false }, { placeholder: 'blur' })).toBeUndefined()
  expect(placeholder({ sizeBytes: 9999 }, { placeholder: 'blur' })).toBeUndefined()
})

it('a GIF that moves is offered once, as WebP, if the author wants it', () => {
  const gif = { type: 'gif', frames: 10, path: routePath('images/a.gif') } as const
  const wanted = { animated: 'webp', formats: 'avif' } as const
  expect(paths(gif)).toEqual([])
  expect(paths(gif, wanted).map((path) => path.replace(/-\w{8}-/, '-*-'))).toEqual(['resized/a-*-1000.webp'])
  expect(widths({ ...gif, width: 3000 }, wanted)).toEqual([2000])
  // A film of 150 million pixels.
  expect(widths({ ...gif, frames: 300 }, wanted)).toEqual([])
})
