import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openProject } from '../../src/project.ts'
import { watchSite } from '../../src/server/watch.ts'
import { testSite } from '../scaffold/site.ts'

test('a change to a source, to the theme, to scripts or to the config is seen, and nothing else', async () => {
  await using site = await testSite({
    '_config.yml': 'theme: own\n',
    'source/_posts/a.md': '---\ntitle: 甲\n---\n',
    'themes/own/layout/index.ejs': 'x',
    'public/index.html': 'x',
    'notes.txt': 'x',
  })
  const project = await openProject(site.folder)
  const seen: string[] = []
  let ring: () => void = () => undefined
  const next = () =>
    new Promise<void>((resolve) => {
      ring = resolve
    })
  const watcher = await watchSite(project, {
    changed: (files) => {
      seen.push(...files.map((file) => file.slice(site.folder.length + 1)))
      ring()
    },
    failed: (error) => expect.unreachable(error.message),
  })
  const file = (path: string) => join(site.folder, path)
  const after = async (change: Promise<unknown>) => {
    seen.length = 0
    const rung = next()
    await change
    await rung
    return [...seen]
  }
  try {
    // Changes that do not count, made first, would be reported with the first that does.
    await appendFile(file('public/index.html'), 'y')
    await appendFile(file('notes.txt'), 'y')
    expect(await after(appendFile(file('source/_posts/a.md'), '正文'))).toEqual(['source/_posts/a.md'])
    expect(await after(appendFile(file('themes/own/layout/index.ejs'), 'y'))).toEqual(['themes/own/layout/index.ejs'])
    expect(await after(appendFile(file('_config.yml'), 'title: 新\n'))).toEqual(['_config.yml'])
    expect(await after(writeFile(file('_config.own.yml'), 'a: 1\n'))).toEqual(['_config.own.yml'])
    expect(await after(mkdir(file('scripts')))).toEqual(['scripts'])
    expect(await after(writeFile(file('scripts/a.js'), ''))).toEqual(['scripts/a.js'])
    expect(await after(rm(file('source/_posts/a.md')))).toEqual(['source/_posts/a.md'])
    expect(await after(mkdir(file('source/about')))).toEqual(['source/about'])
  } finally {
    await watcher.close()
  }
})

test('folders that come, go, and come again are watched, with all that is in them', async () => {
  await using site = await testSite({
    '_config.yml': 'theme: own\n',
    'source/a.md': 'x',
    'themes/own/layout/index.ejs': 'x',
  })
  const project = await openProject(site.folder)
  const wanted = new Map<string, () => void>()
  const watcher = await watchSite(project, {
    touched: (files) => {
      for (const file of files) wanted.get(file)?.()
    },
    changed: () => undefined,
    failed: (error) => expect.unreachable(error.message),
  })
  const file = (path: string) => join(site.folder, path)
  /** Ends when the change of that very file is told. */
  const seen = async (path: string, change: () => Promise<unknown>) => {
    const told = new Promise<void>((resolve) => wanted.set(file(path), resolve))
    await change()
    await told
    wanted.delete(file(path))
  }
  try {
    for (let round = 0; round < 3; round++) {
      await seen('source/new/deep/b.md', async () => {
        await mkdir(file('source/new/deep'), { recursive: true })
        await writeFile(file('source/new/deep/b.md'), 'x')
      })
      await seen('source/new/deep/b.md', () => appendFile(file('source/new/deep/b.md'), 'y'))
      await seen('source/moved', () => rename(file('source/new'), file('source/moved')))
      await seen('source/moved/deep/b.md', () => appendFile(file('source/moved/deep/b.md'), 'z'))
      await seen('source', () => rm(file('source'), { recursive: true }))
    }
    // As editors save: another file takes the place of this one.
    await seen('source/a.md', async () => {
      await mkdir(file('source'))
      await writeFile(file('source/a.md'), 'y')
    })
    await seen('source/a.md', async () => {
      await writeFile(file('source/.a.md.swp'), 'z')
      await rename(file('source/.a.md.swp'), file('source/a.md'))
    })
    await seen('source/a.md', () => appendFile(file('source/a.md'), 'w'))
  } finally {
    await watcher.close()
  }
})
