import { EventEmitter } from 'node:events'
import { type FSWatcher, mkdirSync, mkdtempSync, readdirSync, rmSync, type watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { sendsEvents } from '../../src/server/probe-events.ts'

function foldersOf() {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-probe-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const own = join(folder, '.blog-cache')
  mkdirSync(own)
  return { folder, own }
}

it('a change of our own is heard of, and leaves nothing', async () => {
  const { folder, own } = foldersOf()
  expect(await sendsEvents(folder, own)).toBe(true)
  expect([readdirSync(folder), readdirSync(own)]).toEqual([['.blog-cache'], []])
})

it('where nothing is heard, the disk sends no events', async () => {
  const { folder, own } = foldersOf()
  const deaf = (() => Object.assign(new EventEmitter(), { close: () => {} }) as FSWatcher) as unknown as typeof watch
  expect(await sendsEvents(folder, own, deaf)).toBe(false)
  expect([readdirSync(folder), readdirSync(own)]).toEqual([['.blog-cache'], []])
})

it('where it cannot be tried, nothing is claimed', async () => {
  const { folder, own } = foldersOf()
  expect(await sendsEvents(folder, join(own, 'missing'))).toBe(true)
})
