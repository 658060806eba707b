import { expect, it, onTestFinished, vi } from 'vitest'
import { createProjectWatcher } from '../../src/server/project-watcher.ts'
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
