import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { pollFolders } from '../../src/server/poll-folders.ts'

/** A folder that is followed by looking again and again. */
async function followed(ignored = (_path: string) => false) {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-poll-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const at = (path: string) => join(folder, path)
  mkdirSync(at('sub'))
  writeFileSync(at('a.md'), 'a')
  writeFileSync(at('sub/b.md'), 'b')
  symlinkSync(folder, at('sub/circle'))
  const seen = new Set<string>()
  const watcher = await pollFolders(
    [folder],
    {
      ignored,
      changed: (path) => seen.add(path.slice(folder.length + 1)),
      failed: (error) => expect.unreachable(error.message),
    },
    { everyMs: 10 },
  )
  onTestFinished(() => watcher.close())
  return { at, seen, watcher }
}
const settled = (check: () => void) => vi.waitFor(check, 10_000)

it('files that come, change and go are seen by looking again, in folders below as well', async () => {
  const { at, seen } = await followed()
  writeFileSync(at('a.md'), 'longer')
  writeFileSync(at('sub/c.md'), 'c')
  rmSync(at('sub/b.md'))
  await settled(() => expect([...seen].sort()).toEqual(['a.md', 'sub/b.md', 'sub/c.md']))
})

it('a folder that is moved is seen with all that is in it', async () => {
  const { at, seen } = await followed()
  renameSync(at('sub'), at('moved'))
  await settled(() => expect([...seen]).toEqual(expect.arrayContaining(['sub', 'sub/b.md', 'moved', 'moved/b.md'])))
})

it('what is ignored is not seen, and nothing after the end', async () => {
  const { at, seen, watcher } = await followed((path) => path.endsWith('.swp'))
  writeFileSync(at('x.swp'), 'x')
  writeFileSync(at('y.md'), 'y')
  await settled(() => expect([...seen]).toEqual(['y.md']))
  watcher.close()
  seen.clear()
  writeFileSync(at('z.md'), 'z')
  // Whoever still looks has looked by now.
  const next = await followed()
  writeFileSync(next.at('z.md'), 'z')
  await settled(() => expect([...next.seen]).toEqual(['z.md']))
  expect([...seen]).toEqual([])
})
