import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import sharp, { type Sharp } from 'sharp'

/** Pictures of every kind, made when a test needs them, and sites with the package that makes them smaller. */

const SHARP = join(import.meta.dirname, '../../node_modules/sharp')

/** As `npm i sharp` in the folder of a site. */
export function installSharp(folder: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  symlinkSync(SHARP, join(folder, 'node_modules/sharp'))
}

/** Too lively to be small: what is smooth is below the least size that pages offer in others. */
export function noise(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const bytes = Buffer.alloc(width * height * channels)
  let seed = 1
  for (let at = 0; at < bytes.length; at++) {
    seed = (seed * 16_807) % 2_147_483_647
    bytes[at] = seed & 255
  }
  return sharp(bytes, { raw: { width, height, channels } })
}

/** Red above, blue below: which side is up can be seen after any turning. */
export async function upright(width: number, height: number): Promise<Sharp> {
  const half = Math.floor(height / 2)
  const blue = await sharp({ create: { width, height: height - half, channels: 3, background: '#0000ff' } })
    .png()
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: blue, top: half, left: 0 },
  ])
}

/** The same picture as a camera stores it that was held otherwise. */
export async function turned(width: number, height: number, orientation: number): Promise<Buffer> {
  const shown = await (await upright(width, height)).png().toBuffer()
  const [flop, angle] = STORED[orientation - 1] as readonly [boolean, number]
  const rotated = await sharp(shown).rotate(angle).png().toBuffer()
  const stored = flop ? sharp(rotated).flop() : sharp(rotated)
  return stored.withMetadata({ orientation }).jpeg({ quality: 100 }).toBuffer()
}

/** For each orientation of EXIF: how the upright picture is changed before it is stored. */
const STORED: readonly (readonly [flop: boolean, angle: number])[] = [
  [false, 0],
  [true, 0],
  [false, 180],
  [true, 180],
  [true, 90],
  [false, 270],
  [true, 270],
  [false, 90],
]

export function put(folder: string, path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), bytes)
}

/** A GIF of several pictures one after the other. */
export async function movingGif(frames: number): Promise<Buffer> {
  const pictures = Array.from({ length: frames }, async (_, at) =>
    (await noise(30 + at, 20)).resize(30, 20).png().toBuffer(),
  )
  return sharp(await Promise.all(pictures), { join: { animated: true } })
    .gif()
    .toBuffer()
}
