import { expect, it, onTestFinished, vi } from 'vitest'
import { createProjectWatcher } from '../../src/server/project-watcher.ts'
import type { watchSite } from '../../src/server/watch.ts'
import { post } from '../road/sites.ts'
import { liveOptions } from './live.ts'

it('other folders are watched when a setting names others, and the same ones go on', async () => {
  const { options, write, folder } = await liveOptions({ 'texts/b.md': post('乙', 2) })
  const touched = new Set<string>()
  const watcher = createProjectWatcher({
    touched: (files) => {
      for (const file of files) touched.add(file.slice(folder.length + 1))
    },
    changed: () => {},
    failed: (error) => expect.unreachable(error.message),
  })
  onTestFinished(() => watcher.close())
  await watcher.follow(options.first)
  await watcher.follow({ ...options.first })
  write('source/_posts/a.md', post('甲', 1, '改过'))
  await vi.waitFor(() => expect(touched).toContain('source/_posts/a.md'), 10_000)
  await watcher.follow({ ...options.first, folders: { ...options.first.folders, source: `${folder}/texts` } })
  touched.clear()
  write('source/_posts/a.md', post('甲', 1, '又改过'))
  write('texts/b.md', post('乙', 2, '改过'))
  await vi.waitFor(() => expect(touched).toContain('texts/b.md'), 10_000)
  expect([...touched].filter((file) => file.endsWith('a.md'))).toEqual([])
})

/** Watchers that are ready when told to be, and know whether they are open. */
function slowWatchers() {
  const asked: { readonly source: string; isOpen: boolean; readonly ready: () => void }[] = []
  const watch: typeof watchSite = ({ folders }) =>
    new Promise((resolve) => {
      const one = {
        source: folders.source,
        isOpen: false,
        ready: () => {
          one.isOpen = true
          resolve({
            close: async () => {
              one.isOpen = false
            },
          })
        },
      }
      asked.push(one)
    })
  return { asked, watch }
}

const SILENT = { changed: () => {}, failed: () => {} }

it('closed while a setting moves the folders, it leaves no watcher open', async () => {
  const { options, folder } = await liveOptions({})
  const { asked, watch } = slowWatchers()
  const watcher = createProjectWatcher(SILENT, watch)
  const following = watcher.follow(options.first)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  asked[0]?.ready()
  await following
  const moving = watcher.follow({ ...options.first, folders: { ...options.first.folders, source: `${folder}/texts` } })
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  const closing = watcher.close()
  asked[1]?.ready()
  await Promise.all([moving, closing])
  expect(asked.map(({ isOpen }) => isOpen)).toEqual([false, false])
  await watcher.follow(options.first)
  expect(asked).toHaveLength(2)
})

it('two moves at once leave the watcher of the second open, and no other', async () => {
  const { options, folder } = await liveOptions({})
  const { asked, watch } = slowWatchers()
  const watcher = createProjectWatcher(SILENT, watch)
  const moves = ['a', 'b'].map((name) =>
    watcher.follow({ ...options.first, folders: { ...options.first.folders, source: `${folder}/${name}` } }),
  )
  const isReady = Promise.all(moves)
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  asked[0]?.ready()
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  asked[1]?.ready()
  await isReady
  expect(asked.filter(({ isOpen }) => isOpen).map(({ source }) => source)).toEqual([`${folder}/b`])
  await watcher.close()
  expect(asked.some(({ isOpen }) => isOpen)).toBe(false)
})

it('a watcher that could not start is tried again at the next change', async () => {
  const { options } = await liveOptions({})
  let tries = 0
  const watcher = createProjectWatcher(SILENT, async () => {
    tries++
    if (tries === 1) throw new Error('no watches left')
    return { close: async () => {} }
  })
  await expect(watcher.follow(options.first)).rejects.toThrow('no watches left')
  await watcher.follow(options.first)
  expect(tries).toBe(2)
  await watcher.close()
})
