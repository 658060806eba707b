import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { DiskLook } from '../../src/model/facts.ts'
import { openDigestMemory } from '../../src/source/digest-memory.ts'
import { createDisk } from '../../src/source/disk.ts'

/** A folder with a file, what changes there, and which looks see it. */

const KINDS: readonly DiskLook[] = ['text', 'list', 'stat', 'kind']
const EARLY = new Date('2020-01-01T00:00:00Z')

function folderOf() {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-disk-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const at = (path: string) => join(folder, path)
  const write = (path: string, text: string, when = EARLY) => {
    mkdirSync(join(at(path), '..'), { recursive: true })
    writeFileSync(at(path), text)
    utimesSync(at(path), when, when)
  }
  write('data/a.json', 'one')
  const digests = () => {
    const disk = createDisk(folder)
    return Object.fromEntries(
      KINDS.flatMap((how) => ['data/a.json', 'data', 'none'].map((path) => [`${how} ${path}`, disk.look(how, path)])),
    )
  }
  return { folder, at, write, digests }
}

test.each<[string, (site: ReturnType<typeof folderOf>) => void, readonly string[]]>([
  ['nothing', () => {}, []],
  ['another text', ({ write }) => write('data/a.json', 'two'), ['text data/a.json']],
  [
    'another time',
    ({ at }) => utimesSync(at('data/a.json'), EARLY, new Date('2021-01-01T00:00:00Z')),
    ['stat data/a.json'],
  ],
  ['another file beside it', ({ write }) => write('data/b.json', 'x'), ['list data']],
  ['a file that was missing', ({ write }) => write('none', 'x'), ['kind none', 'stat none', 'text none']],
  [
    'a file that goes',
    ({ at }) => rmSync(at('data/a.json')),
    ['kind data/a.json', 'list data', 'stat data/a.json', 'text data/a.json'],
  ],
  [
    'a folder in place of a file',
    ({ at }) => {
      rmSync(at('data/a.json'))
      mkdirSync(at('data/a.json'))
    },
    ['kind data/a.json', 'list data', 'list data/a.json', 'stat data/a.json', 'text data/a.json'],
  ],
])('%s', (_, change, expected) => {
  const site = folderOf()
  const before = site.digests()
  change(site)
  const after = site.digests()
  expect(
    Object.keys(after)
      .filter((look) => after[look] !== before[look])
      .toSorted(),
  ).toEqual(expected)
})

test('an absolute path is looked at as it is; what leads nowhere is as good as not there', () => {
  const { folder, at } = folderOf()
  const elsewhere = createDisk('/nowhere')
  expect(elsewhere.look('text', at('data/a.json'))).toBe(createDisk(folder).look('text', 'data/a.json'))
  symlinkSync('missing', at('link'))
  expect(createDisk(folder).look('text', 'link')).toBe(elsewhere.look('text', 'none'))
  expect(elsewhere.look('kind', at('data/a.json/below'))).toBe(elsewhere.look('kind', 'none'))
})

test('looks hold until one of them would see something else', () => {
  const { folder, write } = folderOf()
  const disk = createDisk(folder)
  for (const how of KINDS) for (const path of ['data/a.json', 'data', 'none']) disk.look(how, path)
  const looked = disk.looked()
  expect(looked).toHaveLength(12)
  expect(createDisk(folder).holds(looked)).toBe(true)
  write('data/b.json', 'x')
  expect(createDisk(folder).holds(looked)).toBe(false)
  expect(createDisk(folder).holds(looked.filter(([how]) => how === 'text'))).toBe(true)
  write('data/a.json', 'other')
  expect(createDisk(folder).holds(looked.filter(([how]) => how === 'text'))).toBe(false)
})

test('a file that looks as it did is not read again, also after a build that had nothing to do', () => {
  const { folder } = folderOf()
  const later = () => Date.now() + 60_000
  const first = openDigestMemory(folder, later)
  const disk = createDisk(folder, first)
  const digest = disk.look('text', 'data/a.json')
  first.save()
  const second = openDigestMemory(folder, later)
  expect(createDisk(folder, second).holds(disk.looked())).toBe(true)
  second.save()
  const recalled: unknown[] = []
  const third = openDigestMemory(folder, later)
  const watched = {
    ...third,
    recall: (...asked: Parameters<typeof third.recall>) => {
      const known = third.recall(...asked)
      recalled.push(known)
      return known
    },
  }
  expect(createDisk(folder, watched).look('text', 'data/a.json')).toBe(digest)
  expect(recalled).toEqual([digest])
})
