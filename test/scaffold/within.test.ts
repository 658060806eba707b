import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { newArticle } from '../../src/scaffold/new.ts'
import { publishDraft } from '../../src/scaffold/publish.ts'
import { configOf, testSite } from './site.ts'

const now = new Date('2020-01-01T00:00:00Z')
const linked = expect.objectContaining({ problem: expect.objectContaining({ code: 'place-linked' }) })

/** A folder of somebody else's, with a text in it. */
function foreignFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-foreign-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'x.md'), '---\ntitle: x\n---\n')
  return folder
}

test('nothing is written or moved behind a link that leads out of source/', async () => {
  await using site = await testSite({ 'source/_posts/a.md': '' })
  const foreign = foreignFolder()
  symlinkSync(foreign, join(site.folder, 'source/_drafts'))
  symlinkSync(foreign, join(site.folder, 'source/_posts/linked'))
  const config = configOf()
  await expect(newArticle(site.folders, config, { title: 'd', draft: true }, now)).rejects.toEqual(linked)
  await expect(newArticle(site.folders, config, { title: 'p', path: 'linked/p' }, now)).rejects.toEqual(linked)
  await expect(newArticle(site.folders, config, { title: 'p', path: 'linked/deep/p' }, now)).rejects.toEqual(linked)
  await expect(publishDraft(site.folders, config, { name: 'x' }, now)).rejects.toEqual(linked)
  expect(readdirSync(foreign)).toEqual(['x.md'])
})

test('into a folder that the config lists it is, and behind a link within source/', async () => {
  await using site = await testSite({ 'source/notes/a.txt': '' })
  const foreign = foreignFolder()
  mkdirSync(join(site.folder, 'source/_posts'))
  symlinkSync(foreign, join(site.folder, 'source/_drafts'))
  symlinkSync(join(site.folder, 'source/notes'), join(site.folder, 'source/_posts/notes'))
  const config = configOf({ link_folders: [foreign] })
  await newArticle(site.folders, config, { title: 'd', draft: true }, now)
  await newArticle(site.folders, config, { title: 'p', path: 'notes/p' }, now)
  expect([readdirSync(foreign), readdirSync(join(site.folder, 'source/notes'))]).toEqual([
    ['d.md', 'x.md'],
    ['a.txt', 'p.md'],
  ])
})

test('a scaffold that is a link is named, and what it leads to is in no post', async () => {
  await using site = await testSite({ '.env': 'TOKEN=secret', 'scaffolds/page.md': '' })
  symlinkSync('../.env', join(site.folder, 'scaffolds/post.md'))
  await expect(newArticle(site.folders, configOf(), { title: 't' }, now)).rejects.toMatchObject({
    problem: { code: 'scaffold-linked', params: { file: 'scaffolds/post.md' } },
  })
  expect(await site.files()).toEqual(['.env', 'scaffolds/page.md'])
})
