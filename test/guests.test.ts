import { expect, test, vi } from 'vitest'
import { openProject } from '../src/project.ts'
import { play } from './cli/stage.ts'
import { guestSite, HOME } from './hexo/sites.ts'
import { siteOf } from './road/sites.ts'

/** The door to the wing: opened for sites that have guests, and for no other. */

const opened = vi.hoisted(() => ({ times: 0 }))
vi.mock('../src/hexo/guests.ts', () => {
  opened.times++
  return { guestsOf: () => undefined }
})

test('a native site loads no file of the wing', async () => {
  const site = siteOf({ 'package.json': '{"dependencies":{"hanmo":"1","hexo-theme-x":"1"},"keywords":["hexo"]}' })
  await openProject(site.folder)
  expect(opened.times).toBe(0)
})

test('a command that does not exist loads no file of the wing on a native site', async () => {
  const site = siteOf({ 'package.json': '{"dependencies":{"hanmo":"1"}}' })
  expect((await play(['algolia'], { cwd: site.folder })).code).toBe(2)
  expect((await play(['help'], { cwd: site.folder })).code).toBe(0)
  expect(opened.times).toBe(0)
})

test('a site that names a plugin opens the door', async () => {
  await openProject(guestSite({}, { 'hexo-generator-home': HOME }).folder)
  expect(opened.times).toBe(1)
})

test('a package.json that cannot be read is reported: nobody knows which plugins it names', async () => {
  const { problems } = await openProject(siteOf({ 'package.json': '{"dependencies":' }).folder)
  expect(problems).toMatchObject([{ code: 'package-unreadable', severity: 'warning', at: { file: 'package.json' } }])
})
