import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openProject } from '../../src/project.ts'
import { publishedBytes, publishMore } from '../../src/publish/later-files.ts'
import { removePublished } from '../../src/publish/publish.ts'
import { post, siteOf } from '../road/sites.ts'

async function published() {
  const site = siteOf({ 'source/_posts/a.md': post('甲', 1), 'public/mine.txt': 'mine' })
  await site.build()
  const { folders } = await openProject(site.folder)
  return { site, folders, at: (path: string) => join(folders.public, path) }
}

test('files that are written later are ours, those of others are not', async () => {
  const { site, folders, at } = await published()
  const changed = await publishMore(folders, async () => {
    writeFileSync(at('sw.js'), 'sw')
    writeFileSync(at('index.html'), 'other')
    writeFileSync(at('mine.txt'), 'mine, longer')
    writeFileSync(at('.hidden'), '')
  })
  expect([...changed].sort()).toEqual(['index.html', 'sw.js'])
  expect(removePublished(folders).problems).toEqual([])
  expect(Object.keys(site.published())).toEqual(['.hidden', 'mine.txt'])
})

test('a page that was changed later is made again by the next build', async () => {
  const { site, folders, at } = await published()
  const before = site.read('public/index.html')
  await publishMore(folders, async () => writeFileSync(at('index.html'), `${before}!`))
  expect((await site.build({ force: true })).changed).toEqual(['index.html'])
  expect(site.read('public/index.html')).toBe(before)
})

test('what was written before the work failed is ours all the same', async () => {
  const { site, folders, at } = await published()
  const work = publishMore(folders, async () => {
    writeFileSync(at('sw.js'), 'sw')
    rmSync(at('index.html'))
    throw new Error('late')
  })
  await expect(work).rejects.toThrow('late')
  removePublished(folders)
  expect(Object.keys(site.published())).toEqual(['mine.txt'])
})

test('what was published is read; what was not, is not there', async () => {
  const { site, folders } = await published()
  expect(String(Buffer.from((await publishedBytes(folders, 'index.html')) ?? []))).toBe(site.read('public/index.html'))
  expect(await publishedBytes(folders, 'none.html')).toBeUndefined()
})
