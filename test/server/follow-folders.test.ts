import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { Problem } from '../../src/base/problem.ts'
import { en } from '../../src/messages/en.ts'
import { wordsOf } from '../../src/messages/say.ts'
import { followFolders } from '../../src/server/follow-folders.ts'
import { pollFolders } from '../../src/server/poll-folders.ts'
import type { FolderEvents } from '../../src/server/watch-folders.ts'

function folderOf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-follow-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'a.md'), 'a')
  return folder
}

const systemError = (code: string) => Object.assign(new Error(code), { code, syscall: 'watch' })

interface System {
  readonly disk?: string
  /** Whether a change of our own is heard of. */
  readonly hears?: boolean
}

/** Follows a folder in a system of our own making. */
async function follow(folder: string, start: (events: FolderEvents) => void, { disk, hears = true }: System = {}) {
  const seen = new Set<string>()
  const notices: Problem[] = []
  const errors: Error[] = []
  const follower = await followFolders(
    [folder],
    {
      ignored: (path) => path.endsWith('.swp'),
      changed: (path) => seen.add(path.slice(folder.length + 1)),
      failed: (error) => errors.push(error),
      notice: (problem) => notices.push(problem),
      own: folder,
    },
    {
      watch: async (_, events) => {
        start(events)
        return { close: () => {} }
      },
      poll: (tops, events, options) => pollFolders(tops, events, { ...options, everyMs: 20 }),
      diskOf: async () => disk,
      sendsEvents: async () => hears,
    },
  )
  onTestFinished(() => follower.close())
  return { seen, notices, errors }
}

it.each([
  ['ENOSPC', 'watches', 'max_user_watches'],
  ['EMFILE', 'instances', 'max_user_instances'],
])('%s at the start is no failure: files are polled, and the limit is named', async (code, why, limit) => {
  const folder = folderOf()
  const { seen, notices } = await follow(folder, () => {
    throw systemError(code)
  })
  expect(notices.map(({ code: name, severity, params }) => [name, severity, params])).toEqual([
    ['watch-polls', 'warning', { why }],
  ])
  expect(notices.map((each) => wordsOf(each, en).hint).join()).toContain(limit)
  writeFileSync(join(folder, 'a.md'), 'longer')
  await vi.waitFor(() => expect([...seen]).toEqual(['a.md']), 10_000)
})

it('no watches left while it runs is no failure either', async () => {
  const folder = folderOf()
  let fail: (error: Error) => void = () => {}
  const { seen, notices, errors } = await follow(folder, ({ failed }) => {
    fail = failed
  })
  fail(systemError('ENOSPC'))
  fail(new Error('other'))
  await vi.waitFor(() => expect(notices).toHaveLength(1))
  expect(errors.map(({ message }) => message)).toEqual(['other'])
  await vi.waitFor(() => {
    writeFileSync(join(folder, 'new.md'), String(Math.random()))
    expect(seen).toContain('new.md')
  }, 10_000)
})

it('a disk that sends no events is polled from the start, and named', async () => {
  const folder = folderOf()
  const { seen, notices } = await follow(folder, () => expect.unreachable(), { disk: 'NFS' })
  expect(notices.map(({ params }) => params)).toEqual([{ why: 'disk', folder, disk: 'NFS' }])
  mkdirSync(join(folder, 'sub'))
  writeFileSync(join(folder, 'sub/b.md'), 'b')
  writeFileSync(join(folder, 'b.swp'), 'b')
  renameSync(join(folder, 'a.md'), join(folder, 'c.md'))
  await vi.waitFor(() => expect([...seen].sort()).toEqual(['a.md', 'c.md', 'sub', 'sub/b.md']), 10_000)
})

it('a disk that says nothing of a change of our own is polled, and what was saved meanwhile is seen', async () => {
  const folder = folderOf()
  const { seen, notices } = await follow(folder, () => writeFileSync(join(folder, 'b.md'), 'b'), { hears: false })
  await vi.waitFor(() => expect(seen).toContain('b.md'), 10_000)
  expect(notices.map(({ severity, params }) => [severity, params])).toEqual([['warning', { why: 'silent', folder }]])
  writeFileSync(join(folder, 'c.md'), 'c')
  await vi.waitFor(() => expect(seen).toContain('c.md'), 10_000)
})

it('an ordinary disk is watched by events', async () => {
  let isWatched = false
  const { notices } = await follow(folderOf(), () => {
    isWatched = true
  })
  expect([isWatched, notices]).toEqual([true, []])
})
