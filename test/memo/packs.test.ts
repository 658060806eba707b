import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createEncoder } from '../../src/base/utf8.ts'
import { PACK_NAME, PackReader, PackWriter } from '../../src/memo/packs.ts'
import { emptyFolder } from './numbers.ts'

function opened() {
  const folder = emptyFolder()
  const [writer, reader] = [new PackWriter(folder), new PackReader(folder)]
  onTestFinished(() => {
    writer.close()
    reader.close()
  })
  const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString()
  return { folder, writer, reader, text }
}
const encode = createEncoder()

it('texts are read back by their number, from the pack that is being written and from its file', () => {
  const { writer, reader, text, folder } = opened()
  const first = writer.write(encode(['甲', '', 'abc']))
  const second = writer.write(encode(['乙']))
  for (const pack of [writer, reader]) {
    expect([0, 1, 2].map((index) => text(pack.read(first, index)))).toEqual(['甲', '', 'abc'])
    expect(text(pack.read(second, 0))).toBe('乙')
    expect(pack.read(second, 1)).toBe(undefined)
  }
  expect(readdirSync(folder)).toEqual([writer.name])
  expect(writer.name).toMatch(PACK_NAME)
})

it('two packs never share a file', () => {
  const { folder, writer } = opened()
  const other = new PackWriter(folder)
  onTestFinished(() => other.close())
  expect(other.name).not.toBe(writer.name)
})

it.each([
  ['other bytes', (file: string) => writeFileSync(file, 'xyz')],
  ['fewer bytes', (file: string) => writeFileSync(file, 'a')],
  ['none', (file: string) => writeFileSync(file, '')],
])('a text whose pack has %s is not believed', (_, damage) => {
  const { folder, writer, reader } = opened()
  const place = writer.write(encode(['abc']))
  damage(join(folder, writer.name))
  expect(reader.read(place, 0)).toBe(undefined)
})

it('a pack that is gone, or has no name of a pack, gives nothing', () => {
  const { reader, folder } = opened()
  writeFileSync(join(folder, 'other.txt'), 'abc')
  for (const pack of ['bodies-gone.pack', 'other.txt', '../bodies-x.pack'])
    expect(reader.read({ pack, offset: 0, texts: [3, 0x352441c2] }, 0)).toBe(undefined)
})

it('a size that no text has is not read', () => {
  const { writer } = opened()
  const place = writer.write(encode(['abc']))
  for (const bytes of [-1, 2 ** 31, Number.NaN]) expect(writer.read({ ...place, texts: [bytes, 0] }, 0)).toBe(undefined)
})
