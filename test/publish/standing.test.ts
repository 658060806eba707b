import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { digestOf } from '../../src/base/digest.ts'
import { ownStampAt } from '../../src/base/file-stamp.ts'
import type { RoutePath } from '../../src/base/paths.ts'
import { openStanding, removeEmpty, unrenamed } from '../../src/publish/standing.ts'

function publicFolder(files: Readonly<Record<string, string>>) {
  const site = mkdtempSync(join(tmpdir(), 'hanmo-standing-'))
  onTestFinished(() => rmSync(site, { recursive: true, force: true }))
  const folder = join(site, 'public')
  const at = (path: string) => join(folder, path)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), text)
  }
  return { site, folder, at }
}
const path = (text: string) => text as RoutePath

it('a folder that is a link stands in the way of what goes below it, a file in place of a folder does not', () => {
  const { site, folder, at } = publicFolder({ 'a/b.html': 'x', file: 'x' })
  mkdirSync(join(site, 'away/deep'), { recursive: true })
  symlinkSync(join(site, 'away'), at('css'))
  const { obstacle } = openStanding(folder)
  expect(['a/b.html', 'css/deep/x.css', 'new/c.html', 'file/x.html'].map((one) => obstacle(path(one)))).toEqual([
    undefined,
    'css',
    undefined,
    undefined,
  ])
})

it('an address is taken by a file and by a link, not by a folder nor by what lies behind a link', () => {
  const { site, folder, at } = publicFolder({ 'a/b.html': 'x' })
  mkdirSync(join(site, 'away'))
  writeFileSync(join(site, 'away/c.html'), 'x')
  symlinkSync(join(site, 'away/c.html'), at('link.html'))
  symlinkSync(join(site, 'away'), at('css'))
  const { isTaken } = openStanding(folder)
  expect(['a/b.html', 'link.html', 'a', 'none.html', 'css/c.html'].map((one) => isTaken(path(one)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

it('a published file is ours by its look or by its bytes, else of somebody else, or gone', () => {
  const { folder, at } = publicFolder({ 'a.html': 'page', 'folder/x': 'x' })
  const { stateOf } = openStanding(folder)
  const look = ownStampAt(at('a.html')) ?? ''
  const state = (published: object, name = 'a.html') =>
    stateOf(path(name), { digest: 'none', look: 'none', ...published })
  expect(state({ look })).toBe('ours')
  // Moved here by a backup or a checkout.
  expect(state({ digest: digestOf('page') })).toBe('ours')
  expect(state({ content: digestOf('page') })).toBe('ours')
  expect(state({ digest: digestOf('page'), content: digestOf('other') })).toBe('foreign')
  expect(state({ either: [look] })).toBe('ours')
  expect(state({})).toBe('foreign')
  expect(state({ digest: digestOf('page') }, 'none.html')).toBe('gone')
  expect(state({ digest: digestOf('page') }, 'folder')).toBe('foreign')
})

it('what is reached through a link is never ours, and below a file there is nothing', () => {
  const { site, folder, at } = publicFolder({ file: 'x' })
  mkdirSync(join(site, 'away'))
  writeFileSync(join(site, 'away/a.html'), 'page')
  symlinkSync(join(site, 'away'), at('css'))
  const { stateOf } = openStanding(folder)
  const published = { digest: digestOf('page'), look: '' }
  expect(stateOf(path('css/a.html'), published)).toBe('foreign')
  expect(stateOf(path('file/a.html'), published)).toBe('gone')
})

it('a renaming changes how a file looks, but nothing that tells it from others', () => {
  const { at } = publicFolder({ 'a.html': 'page' })
  const before = ownStampAt(at('a.html')) ?? ''
  renameSync(at('a.html'), at('b.html'))
  expect(unrenamed(ownStampAt(at('b.html')) ?? '')).toBe(unrenamed(before))
  writeFileSync(at('b.html'), 'longer page')
  expect(unrenamed(ownStampAt(at('b.html')) ?? '')).not.toBe(unrenamed(before))
})

it('room is made for a file: its folder, in place of an empty folder, never of a full one', () => {
  const { folder, at } = publicFolder({ 'full/x': 'x' })
  mkdirSync(at('empty'))
  const { makeRoom } = openStanding(folder)
  makeRoom(path('empty'))
  makeRoom(path('a/b/c.html'))
  expect(readdirSync(folder).sort()).toEqual(['a', 'full'])
  expect(readdirSync(at('a/b'))).toEqual([])
  expect(() => makeRoom(path('full'))).toThrow()
  expect(readFileSync(at('full/x'), 'utf8')).toBe('x')
})

it('a removed file takes the folders with it that are empty then', () => {
  const { folder, at } = publicFolder({ 'a/b/c.html': 'x', 'a/d.html': 'x' })
  const { remove } = openStanding(folder)
  remove(path('a/b/c.html'))
  expect(readdirSync(at('a'))).toEqual(['d.html'])
  remove(path('a/gone.html'))
  expect(readdirSync(at('a'))).toEqual(['d.html'])
})

it('empty folders go up to the top and no further', () => {
  const { site, folder, at } = publicFolder({})
  mkdirSync(at('a/b'), { recursive: true })
  removeEmpty(at('a/b'), folder)
  expect(readdirSync(site)).toEqual([])
})
