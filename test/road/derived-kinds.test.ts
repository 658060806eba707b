import { expect, it } from 'vitest'
import { derivedKinds } from '../../src/road/derived-kinds.ts'
import { installSharp, noise, put } from '../images/pictures.ts'
import { surveyed } from './roads.ts'
import { post } from './sites.ts'

/** What is known of files that are made of files before any is made. */

async function kindsOf(files: Readonly<Record<string, Buffer>>) {
  const names = Object.keys(files)
  const { world, folder } = await surveyed({
    'source/_posts/a.md': post('甲', 1),
    ...Object.fromEntries(names.map((name) => [`source/${name}`, `later ${name}`])),
  })
  installSharp(folder)
  for (const [name, bytes] of Object.entries(files)) put(folder, `source/${name}`, bytes)
  const sources = new Map(
    Array.from(world.sources, ([path, source]) => [path, { ...source, sizeBytes: files[path]?.length ?? 0 }]),
  )
  const encoder = { version: '1', folder: '', file: '' }
  const [kind] = derivedKinds({ ...world, sources, project: { ...world.project, encoder } })
  return kind as NonNullable<typeof kind>
}

it('a picture has a group of files, whose addresses lead back to it', async () => {
  const picture = await noise(600, 300).jpeg().toBuffer()
  const kind = await kindsOf({ 'b/a.jpg': picture, 'c/a.jpg': picture, 'a-b.jpg': picture })
  const { files, fault } = kind.filesOf('c/a.jpg')
  expect([files.length, fault]).toEqual([2, undefined])
  for (const path of files) expect(kind.find(path)).toBe('c/a.jpg')
  expect(kind.find(files[0]?.replace('/a-', '/x-') ?? '')).toBeUndefined()
  expect(kind.find('resized/')).toBeUndefined()
  expect(kind.keyOf('c/a.jpg')).not.toBe(kind.keyOf('b/a.jpg'))
  expect(kind.keyOf('c/a.jpg')).toMatch(/^\w{32}$/)
  expect(kind.keyOf('none.jpg')).toBeUndefined()
})

it('what cannot be read has a fault before anything is made', async () => {
  const kind = await kindsOf({ 'a.jpg': Buffer.from('no picture') })
  const { files, fault = '' } = kind.filesOf('a.jpg')
  expect(files).toEqual([])
  expect(kind.problemOf('a.jpg', fault)).toMatchObject({ code: 'image-broken', at: { file: 'source/a.jpg' } })
})

it('what is cut off has one too, and no file', async () => {
  const kind = await kindsOf({ 'a.jpg': (await noise(600, 300).jpeg().toBuffer()).subarray(0, 20_000) })
  const { files, fault = '' } = kind.filesOf('a.jpg')
  const { code, params } = kind.problemOf('a.jpg', fault)
  expect([files, code, params]).toEqual([[], 'image-broken', {}])
})
