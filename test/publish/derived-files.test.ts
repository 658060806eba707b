import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { routePath } from '../../src/base/paths.ts'
import { openDerivedFiles } from '../../src/publish/derived-files.ts'

/** The part of the cache that took long to make. */

function cache() {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-derived-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const names = () => readdirSync(join(folder, 'derived')).filter((name) => name !== 'index.json')
  return { folder, open: () => openDerivedFiles(folder), names, file: (name: string) => join(folder, 'derived', name) }
}
const [A, B] = [routePath('resized/a-480.webp'), routePath('resized/图-480.webp')]

it('what is kept is found, by this build and the next', () => {
  const { open } = cache()
  const files = open()
  expect(files.find(A)).toBeUndefined()
  const file = files.keep(A, Buffer.from('bytes'))
  expect(files.find(A)).toBe(file)
  expect(readFileSync(open().find(A) as string, 'utf8')).toBe('bytes')
  expect(open().find(B)).toBeUndefined()
})

it('of two with one address the later stays', () => {
  const { open, names } = cache()
  open().keep(A, Buffer.from('old'))
  const file = open().keep(A, Buffer.from('new'))
  expect(open().find(A)).toBe(file)
  expect(names()).toHaveLength(1)
})

it('what is damaged, and what a link leads to, is not believed', () => {
  const { open, names, file, folder } = cache()
  open().keep(A, Buffer.from('bytes'))
  const [name = ''] = names()
  writeFileSync(file(name), 'other')
  expect(open().find(A)).toBeUndefined()
  writeFileSync(join(folder, 'secret'), 'bytes')
  rmSync(file(name))
  symlinkSync(join(folder, 'secret'), file(name))
  expect(open().find(A)).toBeUndefined()
})

it('groups are known to the next build, with what is wrong with them', () => {
  const { open } = cache()
  const files = open()
  files.keep(A, Buffer.from('bytes'))
  files.settle(
    new Map([
      ['good', { files: [A] }],
      ['bad', { files: [B], fault: 'cut off' }],
    ]),
  )
  expect(open().group('good')).toEqual({ files: [A], fault: undefined })
  expect(open().group('bad')).toEqual({ files: [B], fault: 'cut off' })
  expect(open().group('none')).toBeUndefined()
})

it('what no build uses goes after a while, and what belongs to nothing at once', () => {
  const { open, names } = cache()
  const files = open()
  files.keep(A, Buffer.from('a'))
  files.settle(new Map([['a', { files: [A] }]]))
  open().keep(B, Buffer.from('b'))
  for (let build = 0; build < 10; build++) open().settle(new Map())
  expect(names()).toHaveLength(1)
  expect(open().find(A)).toBeDefined()
  open().settle(new Map())
  expect(names()).toEqual([])
  expect(open().group('a')).toBeUndefined()
})

it('a build without any such file leaves no trace', () => {
  const { open, folder } = cache()
  open().settle(new Map())
  expect(readdirSync(folder)).toEqual([])
})
