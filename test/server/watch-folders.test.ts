import { mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { watchFolders } from '../../src/server/watch-folders.ts'

async function watched(ignored = (_path: string) => false) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hanmo-watch-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const at = (path: string) => join(folder, path)
  mkdirSync(at('top/sub'), { recursive: true })
  mkdirSync(at('away'))
  writeFileSync(at('away/c.md'), 'c')
  symlinkSync(at('away'), at('top/linked'))
  symlinkSync(at('top'), at('top/sub/circle'))
  symlinkSync(at('away/c.md'), at('top/c.md'))
  const seen = new Set<string>()
  const watcher = await watchFolders([at('top')], {
    ignored,
    changed: (path) => seen.add(path.slice(at('top').length + 1)),
    failed: (error) => expect.unreachable(error.message),
  })
  onTestFinished(() => watcher.close())
  return { at, seen, watcher }
}
const told = (seen: ReadonlySet<string>, path: string) => vi.waitFor(() => expect([...seen]).toContain(path), 10_000)

it('a file is seen in a folder below, behind a link to a folder, and behind a link to itself', async () => {
  const { at, seen } = await watched()
  writeFileSync(at('top/sub/a.md'), 'a')
  await told(seen, 'sub/a.md')
  writeFileSync(at('away/new.md'), 'new')
  await told(seen, 'linked/new.md')
  seen.clear()
  writeFileSync(at('away/c.md'), 'longer')
  await told(seen, 'c.md')
})

it('what lies in a folder that comes, or takes the place of another, is seen and followed', async () => {
  const { at, seen } = await watched()
  mkdirSync(at('coming/deep'), { recursive: true })
  writeFileSync(at('coming/deep/b.md'), 'b')
  rmSync(at('top/sub'), { recursive: true })
  renameSync(at('coming'), at('top/sub'))
  await told(seen, 'sub/deep/b.md')
  seen.clear()
  writeFileSync(at('top/sub/deep/b.md'), 'longer')
  await told(seen, 'sub/deep/b.md')
})

it('what is ignored is not seen, nor what is below it', async () => {
  const { at, seen } = await watched((path) => path.endsWith('sub'))
  writeFileSync(at('top/sub/a.md'), 'a')
  writeFileSync(at('top/b.md'), 'b')
  await told(seen, 'b.md')
  expect([...seen].filter((path) => path.startsWith('sub'))).toEqual([])
})

it('a folder that is not there is no failure, and nothing is seen after the end', async () => {
  const { at, seen, watcher } = await watched()
  const none = await watchFolders([at('none')], { ignored: () => false, changed: () => {}, failed: () => {} })
  none.close()
  watcher.close()
  writeFileSync(at('top/a.md'), 'a')
  const next = await watched()
  writeFileSync(next.at('top/a.md'), 'a')
  await told(next.seen, 'a.md')
  expect([...seen]).toEqual([])
})
