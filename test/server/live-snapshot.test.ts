import { expect, it } from 'vitest'
import type { LiveProject } from '../../src/server/live-project.ts'
import { createLiveSnapshot } from '../../src/server/live-snapshot.ts'

/** A project whose snapshots have numbers, and what was asked of it. */
function project(onTake: (number: number) => void = () => {}) {
  const asked: unknown[] = []
  let number = 0
  let current = true
  const snapshotter = {
    async take(files?: readonly string[]) {
      current = true
      const own = ++number
      asked.push(files)
      await Promise.resolve()
      onTake(own)
      return { number: own }
    },
    isCurrent: () => current,
    expire: () => {
      current = false
    },
  }
  const live = {
    snapshotter,
    refresh: async () => {},
    restart(error: unknown) {
      if (!(error instanceof RangeError)) throw error
      asked.push('restart')
    },
  } as unknown as LiveProject
  return { live, asked }
}

it('one snapshot is taken at a time, and again only after a change', async () => {
  const { live, asked } = project()
  const { newest, changed } = createLiveSnapshot(live)
  const [one, two] = await Promise.all([newest(), newest()])
  expect([one, await newest()]).toEqual([two, two])
  expect(asked).toEqual([undefined])
  changed(['/a.md', '/b.md'])
  expect(await newest()).not.toBe(one)
  expect(asked).toEqual([undefined, ['/a.md', '/b.md']])
})

it('what changes while one is taken is in the next, which is given', async () => {
  const { live, asked } = project((number) => number === 1 && snapshots.changed(['/late.md']))
  const snapshots = createLiveSnapshot(live)
  expect(await snapshots.newest()).toEqual({ number: 2 })
  expect(asked).toEqual([undefined, ['/late.md']])
})

it('where something differs and nobody knows what, all is looked at', async () => {
  const { live, asked } = project()
  const { newest, expire, isCurrent } = createLiveSnapshot(live)
  await newest()
  expire()
  expect(isCurrent()).toBe(false)
  await newest()
  expect(asked).toEqual([undefined, undefined])
})

it('a snapshot that failed with the memory is taken again without it, and any other failure is thrown', async () => {
  const failing = (error: Error) =>
    project((number) => {
      if (number === 1) throw error
    })
  const damaged = failing(new RangeError('damaged'))
  expect(await createLiveSnapshot(damaged.live).newest()).toEqual({ number: 2 })
  expect(damaged.asked).toEqual([undefined, 'restart', undefined])
  const broken = createLiveSnapshot(failing(new TypeError('ours')).live)
  await expect(broken.newest()).rejects.toThrow('ours')
  expect(await broken.newest()).toEqual({ number: 2 })
})
