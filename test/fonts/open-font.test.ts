import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
