import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { type OpenFont, openFont } from '../../src/fonts/open-font.ts'
import { FILES } from './fonts.ts'

let font: OpenFont
beforeAll(async () => {
  font = await openFont(FILES)
})

it('a line has a width in ems, and an outline for each character', () => {
  const { width, glyphs } = font.line('Ab c')
  expect(width).toBeCloseTo(
    font.line('A').width + font.line('b').width + font.line(' ').width + font.line('c').width,
    1,
  )
  expect(glyphs.map(({ path }) => path.startsWith('M'))).toEqual([true, true, false, true])
  expect(glyphs.map(({ x }) => x)).toEqual(glyphs.map(({ x }) => x).toSorted((a, b) => a - b))
  expect(font.line('')).toEqual({ width: 0, glyphs: [] })
})

it('characters without a shape are named, each once, and leave no gap', () => {
  expect(font.lacking('A 你好你🎉')).toEqual(['你', '好', '🎉'])
  expect(font.line('A你B').width).toBeCloseTo(font.line('A').width + font.line('B').width, 5)
  // What only joins others, or says how they are shown, is nothing to miss.
  expect(font.lacking('A\u200d\ufe0f\u00ad')).toEqual([])
})

it('beside Latin letters quotes are narrow and dots stand low, in a font that has them for Chinese', async () => {
  const wide = await openFont({ ...FILES, font: await wideFont() })
  const widthOf = (text: string, isChinese?: boolean) => wide.line(text, isChinese).width
  expect(widthOf('“ab”', true)).toBe(4)
  expect(widthOf('“ab”')).toBeGreaterThan(2.5)
  expect(widthOf('“ab”')).toBeLessThan(3.4)
  expect(wide.line('“a').glyphs.map(({ x }) => x >= -1000)).toEqual([true, true])
  // An apostrophe is none of Chinese, wherever its word stands.
  expect(widthOf('n’t', true)).toBe(widthOf('n’t', false))
  expect(widthOf('n’t', true)).toBeLessThan(2.6)
  expect(widthOf('n’', true)).toBe(2)
  expect(widthOf('a…', false)).toBe(4)
  expect(widthOf('a…', true)).toBe(2)
  // As a font has it that is made for English.
  expect(font.line('“ab”', false).width).toBe(font.line('“ab”', true).width)
})

it('a font of a few characters is small, the same each time, and a font', async () => {
  const bytes = await font.subset('abc')
  expect(bytes.length).toBeLessThan(4000)
  expect(Buffer.from(await font.subset('cba')).equals(bytes)).toBe(true)
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-font-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'small.woff2'), bytes)
  const small = await openFont({ ...FILES, font: join(folder, 'small.woff2') })
  expect(small.lacking('abcd')).toEqual(['d'])
  expect(small.line('abc').width).toBe(font.line('abc').width)
  // What the font lacks is left out.
  expect((await font.subset('你')).length).toBeGreaterThan(0)
})

it('what is no font cannot be opened', async () => {
  await expect(openFont({ ...FILES, font: import.meta.filename })).rejects.toThrow('the file is no font')
  await expect(openFont({ ...FILES, harfbuzz: '/nowhere.js' })).rejects.toThrow()
})

/** All its characters are one em wide, as quotes of Chinese fonts. */
async function wideFont(): Promise<string> {
  const { decompress } = (await import(FILES.woff2)) as { decompress(bytes: Uint8Array): Promise<Uint8Array> }
  const bytes = Buffer.from(await decompress(readFileSync(FILES.font)))
  const tables = Array.from({ length: bytes.readUInt16BE(4) }, (_, at) => 12 + 16 * at)
  const table = (name: string) =>
    bytes.readUInt32BE((tables.find((at) => bytes.toString('latin1', at, at + 4) === name) ?? 0) + 8)
  const units = bytes.readUInt16BE(table('head') + 18)
  const count = bytes.readUInt16BE(table('hhea') + 34)
  for (let at = 0; at < count; at++) bytes.writeUInt16BE(units, table('hmtx') + 4 * at)
  // Without pairs that stand closer.
  for (const at of tables) if (/GPOS|kern/.test(bytes.toString('latin1', at, at + 4))) bytes.write('none', at, 'latin1')
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-font-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'wide.ttf'), bytes)
  return join(folder, 'wide.ttf')
}
