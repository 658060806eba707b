import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Problem } from '../../src/base/problem.ts'
import { UnwritableCache } from '../../src/base/unwritable-cache.ts'
import { openProject } from '../../src/project.ts'
import { withSpareCache } from '../../src/publish/spare-cache.ts'
import { keep, withCache } from '../../src/road/with-cache.ts'
import { post, siteOf } from './sites.ts'

async function opened() {
  const { folder } = siteOf({ 'source/_posts/a.md': post('甲', 1) })
  const project = await openProject(folder)
  const notices: Problem[] = []
  return { project, notices, notice: (problem: Problem) => void notices.push(problem) }
}
const unwritable = () => new UnwritableCache('read-only')

it('work is done once where the own cache can be written, without a word', async () => {
  const { project, notices, notice } = await opened()
  const caches: string[] = []
  expect(await withCache(project, notice, async ({ folders }) => caches.push(folders.cache))).toBe(1)
  expect(caches).toEqual([project.folders.cache])
  expect(existsSync(project.folders.cache)).toBe(true)
  expect(notices).toEqual([])
})

it('work begins again with a spare cache where the own one cannot be written, and that is said once', async () => {
  const { project, notices, notice } = await opened()
  const caches: string[] = []
  await withCache(project, notice, async ({ folders }, lost) => {
    caches.push(folders.cache)
    if (folders.cache === project.folders.cache) throw unwritable()
    lost(unwritable())
    onTestFinished(() => rmSync(folders.cache, { recursive: true }))
  })
  expect(caches[0]).toBe(project.folders.cache)
  expect(caches).toEqual([project.folders.cache, withSpareCache(project.folders).cache])
  expect(notices).toHaveLength(1)
  expect(notices[0]?.severity).toBe('warning')
})

it('any other failure is thrown, and the work not done again', async () => {
  const { project, notice } = await opened()
  let works = 0
  const work = async () => {
    works++
    throw new RangeError('ours')
  }
  await expect(withCache(project, notice, work)).rejects.toThrow('ours')
  expect(works).toBe(1)
})

it('what cannot be remembered of work that is done is no failure of it', async () => {
  const { project } = await opened()
  const lost: unknown[] = []
  const file = join(project.folders.site, 'kept.txt')
  keep(
    (error) => lost.push(error),
    () => writeFileSync(file, 'kept'),
    () => {
      throw unwritable()
    },
  )
  expect([existsSync(file), lost]).toEqual([true, [expect.any(UnwritableCache)]])
  expect(() =>
    keep(
      () => {},
      () => {
        throw new RangeError('ours')
      },
    ),
  ).toThrow('ours')
})
