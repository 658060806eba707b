import { rmSync } from 'node:fs'
import { expect, it, onTestFinished } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { UnwritableCache } from '../../src/base/unwritable-cache.ts'
import { createLiveCache } from '../../src/server/live-cache.ts'
import { closing, liveOptions } from './live.ts'

async function cache() {
  const { options, notices } = await liveOptions()
  const open = closing(createLiveCache(options.notice))
  return { ...open, project: options.first, notices }
}
const TRACE = {
  shared: [],
  own: [],
  loose: [],
  key: digestFrom(''),
  digest: digestFrom('x'),
  problems: [],
  value: 1,
}

it('the store stays when the site is opened again, and is empty where its memory is to be forgotten', async () => {
  const { openFor, project } = await cache()
  const { store } = openFor(project, false)
  store.put('step', 'a', TRACE)
  expect(openFor({ ...project }, false).store).toBe(store)
  expect(openFor(project, true).store.trace('step', 'a')).toBe(undefined)
})

it('another version of an extension has a store of its own', async () => {
  const { openFor, project } = await cache()
  const { store } = openFor(project, false)
  const other = { ...project, extensions: [{ name: 'mine', version: '2' }] }
  expect(openFor(other, false).store).not.toBe(store)
})

it('a cache that cannot be written is left once, with a word', async () => {
  const { openFor, leave, project, notices } = await cache()
  const error = new UnwritableCache('full')
  expect(leave(new RangeError('ours'), project)).toBe(false)
  expect([leave(error, project), leave(error, project)]).toEqual([true, false])
  expect(notices.map(({ code }) => code)).toEqual(['cache-unwritable'])
  const spare = openFor(project, true).project.folders.cache
  onTestFinished(() => rmSync(spare, { recursive: true, force: true }))
  expect(spare).not.toBe(project.folders.cache)
})
