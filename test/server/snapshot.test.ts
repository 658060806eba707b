import { expect, it, onTestFinished } from 'vitest'
import { textOf } from '../../src/base/byte-pieces.ts'
import { digestFrom } from '../../src/base/paths.ts'
import { openStore } from '../../src/memo/store.ts'
import { createSnapshotter, type Snapshot } from '../../src/server/snapshot.ts'
import { openDigestMemory } from '../../src/source/digest-memory.ts'
import { post } from '../road/sites.ts'
import { liveOptions } from './live.ts'

async function snapshots() {
  const site = await liveOptions({ 'source/_posts/b.md': post('乙', 2) })
  const project = site.options.first
  const store = openStore(project.folders.cache, digestFrom('tools'))
  onTestFinished(() => store.close())
  const memory = openDigestMemory(project.folders.cache)
  return { ...site, ...createSnapshotter({ project, now: site.clock.now, store, memory }) }
}
const A = '2018/03/01/a/index.html'
const htmlAt = async ({ outputs }: Snapshot, path = A) => {
  const { value } = await outputs.make(path)
  return value?.kind === 'bytes' ? textOf(value.body) : ''
}

it('after a saved text only that text is looked at: routes and lists are the same objects', async () => {
  const { take, write, file } = await snapshots()
  const first = await take()
  expect(await htmlAt(first)).toContain('第一段')
  write('source/_posts/a.md', post('甲', 1, '第二段'))
  const second = await take([file('source/_posts/a.md')])
  expect(second.routes).toBe(first.routes)
  expect(await htmlAt(second)).toContain('第二段')
})

it('after a saved title, a new file, or with no file named, the site is another one', async () => {
  const { take, write, file } = await snapshots()
  const first = await take()
  write('source/_posts/a.md', post('新', 1))
  const second = await take([file('source/_posts/a.md')])
  expect(second.routes).not.toBe(first.routes)
  write('source/_posts/c.md', post('丙', 3))
  const third = await take([file('source/_posts/c.md')])
  expect(third.routeAt('2018/03/03/c/index.html')).toBeDefined()
  expect((await take()).routes).not.toBe(third.routes)
})

it('a file that differs from the one that was scanned ends the snapshot, and is not remembered', async () => {
  const { take, write, isCurrent } = await snapshots()
  const first = await take()
  expect(isCurrent()).toBe(true)
  write('source/_posts/a.md', post('甲', 1, '第二段'))
  expect(await htmlAt(first)).toContain('第二段')
  expect(isCurrent()).toBe(false)
  write('source/_posts/a.md', post('甲', 1, '第一段'))
  expect(await htmlAt(await take())).toContain('第一段')
  expect(isCurrent()).toBe(true)
})
