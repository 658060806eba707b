import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { writeChecked } from '../../src/base/checked-file.ts'
import { ownStampAt } from '../../src/base/file-stamp.ts'
import type { RoutePath } from '../../src/base/paths.ts'
import type { Folders } from '../../src/model/project.ts'
import {
  isAsPublished,
  isManifestLost,
  type Manifest,
  openManifest,
  type Published,
  readManifest,
  writeManifest,
} from '../../src/publish/manifest.ts'

function foldersOf(): Folders {
  const site = mkdtempSync(join(tmpdir(), 'hanmo-manifest-'))
  onTestFinished(() => rmSync(site, { recursive: true, force: true }))
  const below = (name: string) => join(site, name)
  return { site, source: below('source'), public: below('public'), cache: below('.blog-cache'), scaffolds: '' }
}

const manifestOf = (entries: Readonly<Record<string, Published>>) =>
  new Map(Object.entries(entries)) as unknown as Manifest
const PAGE = { digest: 'd', look: 'l' }
const fileIn = ({ cache }: Folders) =>
  join(cache, readdirSync(cache).find((name) => /^published-\w+\.json$/.test(name)) ?? '')

it('what was published is read back: pages, copies with their content, files that are being written', () => {
  const folders = foldersOf()
  const manifest = manifestOf({
    'index.html': PAGE,
    'a.png': { ...PAGE, content: 'bytes' },
    'b.html': { ...PAGE, look: '', either: ['before', 'after'] },
  })
  writeManifest(folders, manifest)
  expect(readManifest(folders)).toEqual(manifest)
})

it('a path that no build could have published is left out, and so is what is no entry', () => {
  const folders = foldersOf()
  const forged = { '../../precious.txt': PAGE, '/etc/passwd': PAGE, 'a\0b': PAGE, 'x.html': { digest: 1, look: 'l' } }
  writeManifest(folders, manifestOf({ ...forged, 'good.html': PAGE } as unknown as Record<string, Published>))
  expect([...readManifest(folders).keys()]).toEqual(['good.html'])
})

it('a manifest that is missing or damaged is empty, and only the damaged one is lost', () => {
  const folders = foldersOf()
  expect([readManifest(folders).size, isManifestLost(folders)]).toEqual([0, false])
  writeManifest(folders, manifestOf({ 'index.html': PAGE }))
  expect(isManifestLost(folders)).toBe(false)
  writeFileSync(fileIn(folders), 'damaged')
  expect([readManifest(folders).size, isManifestLost(folders)]).toEqual([0, true])
})

it('a manifest that is gone is lost where a build has filled the cache', () => {
  const folders = foldersOf()
  writeManifest(folders, manifestOf({}))
  writeFileSync(join(folders.cache, 'report.json'), '')
  rmSync(fileIn(folders))
  expect(isManifestLost(folders)).toBe(true)
  // Not where the builds were for another public folder.
  writeManifest({ ...folders, public: join(folders.site, 'docs') }, manifestOf({}))
  expect(isManifestLost(folders)).toBe(false)
})

/** A manifest of forty files, opened again. */
function forty(folders: Folders) {
  const files = Array.from({ length: 40 }, (_, number) => [`${number}.html`, PAGE] as const)
  writeManifest(folders, manifestOf(Object.fromEntries(files)))
  return openManifest(folders)
}
const sinceIn = ({ cache }: Folders) => readdirSync(cache).filter((name) => name.endsWith('-since.json'))

it('few changes are written by themselves, and many with all others', () => {
  const folders = foldersOf()
  const opened = forty(folders)
  const after = new Map(opened.files)
  after.set('0.html' as RoutePath, { digest: 'new', look: 'l' }).delete('1.html' as RoutePath)
  const look = ownStampAt(fileIn(folders))
  opened.write(after)
  expect([ownStampAt(fileIn(folders)) === look, sinceIn(folders).length]).toEqual([true, 1])
  expect(readManifest(folders)).toEqual(after)
  // Twice by the same build, as it names files before they are there; and by the next one.
  opened.write(after.set('2.html' as RoutePath, PAGE))
  const next = openManifest(folders)
  next.write(new Map([...next.files, ['3.html' as RoutePath, { ...PAGE, look: 'm' }]]))
  expect(readManifest(folders).get('3.html' as RoutePath)?.look).toBe('m')
  expect([readManifest(folders).size, isManifestLost(folders), sinceIn(folders).length]).toEqual([39, false, 1])
  openManifest(folders).write(manifestOf({ 'index.html': PAGE }))
  expect([[...readManifest(folders).keys()], sinceIn(folders)]).toEqual([['index.html'], []])
})

it('changes are never added to what another build wrote meanwhile', () => {
  const folders = foldersOf()
  const opened = forty(folders)
  writeManifest(folders, manifestOf({ 'other.html': PAGE }))
  opened.write(new Map([...opened.files, ['new.html' as RoutePath, PAGE]]))
  expect(readManifest(folders).size).toBe(41)
})

it('of changes that are damaged nothing is believed, and the manifest counts as lost', () => {
  const folders = foldersOf()
  const opened = forty(folders)
  opened.write(new Map([...opened.files, ['new.html' as RoutePath, PAGE]]))
  const since = join(folders.cache, sinceIn(folders)[0] as string)
  const bytes = readFileSync(since)
  writeFileSync(since, 'damaged')
  expect([readManifest(folders).size, isManifestLost(folders)]).toEqual([40, true])
  // Of an earlier list they say nothing, and nothing is lost: the process ended before it removed them.
  forty(folders)
  writeFileSync(since, bytes)
  expect([readManifest(folders).size, isManifestLost(folders)]).toEqual([40, false])
})

it.each(['', 'null', '{}', '[]', '[1,2]', '["x",{"a":1}]', '["x",[null,7,["a.html"]]]', '[[],[]'])(
  'a manifest with a right checksum that says %s is an empty one',
  (body) => {
    const folders = foldersOf()
    writeManifest(folders, manifestOf({ 'index.html': PAGE }))
    writeChecked(fileIn(folders), 'published files 5', body)
    expect(readManifest(folders).size).toBe(0)
  },
)

it('a link that leads nowhere in its place is a manifest that was lost', () => {
  const folders = foldersOf()
  writeManifest(folders, manifestOf({ 'index.html': PAGE }))
  const file = fileIn(folders)
  rmSync(file)
  symlinkSync(join(folders.site, 'nowhere'), file)
  expect([readManifest(folders).size, isManifestLost(folders)]).toEqual([0, true])
})

it('each public folder has a manifest of its own', () => {
  const folders = foldersOf()
  const docs = { ...folders, public: join(folders.site, 'docs') }
  writeManifest(folders, manifestOf({ 'index.html': PAGE }))
  expect(readManifest(docs).size).toBe(0)
  writeManifest(docs, manifestOf({}))
  expect([...readManifest(folders).keys()]).toEqual(['index.html'])
})

it('a file is as published where bytes and looks are, and never while it is being written', () => {
  const { site } = foldersOf()
  const file = join(site, 'index.html')
  writeFileSync(file, 'page')
  const published = { digest: 'd', look: ownStampAt(file) ?? '' }
  expect(published.look).not.toBe('')
  expect(isAsPublished(published, 'd', file)).toBe(true)
  expect(isAsPublished(published, 'other', file)).toBe(false)
  expect(isAsPublished({ ...published, look: '' }, 'd', file)).toBe(false)
  expect(isAsPublished(undefined, 'd', file)).toBe(false)
  writeFileSync(file, 'changed by hand')
  expect(isAsPublished(published, 'd', file)).toBe(false)
  rmSync(file)
  expect(isAsPublished(published, 'd' as RoutePath, file)).toBe(false)
})
