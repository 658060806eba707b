import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openUnseenFolder } from '../../src/base/unseen-folder.ts'
import { post, siteOf } from '../road/sites.ts'

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-unseen-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** What git would add, with the settings of nobody. */
function untracked(folder: string): readonly string[] {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '' } })
  git('init', '--quiet')
  return git('status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean)
}

test('git does not see the folder, whatever lies in it', () => {
  const site = emptyFolder()
  const folder = join(site, 'a/.cache')
  openUnseenFolder(folder)
  writeFileSync(join(folder, 'x'), '')
  writeFileSync(join(site, 'seen'), '')
  expect(untracked(site)).toEqual(['?? seen'])
})

test('a folder that has a rule of its own keeps it', () => {
  const folder = join(emptyFolder(), '.cache')
  mkdirSync(folder)
  writeFileSync(join(folder, '.gitignore'), '!x\n')
  openUnseenFolder(folder)
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('!x\n')
})

test('after a build git sees the site and its pages, and no cache', async () => {
  const site = siteOf({ 'source/_posts/a.md': post('甲', 1) })
  await site.build()
  const files = untracked(site.folder)
  expect(files).toEqual(expect.arrayContaining(['?? _config.yml', '?? public/index.html']))
  expect(files.filter((file) => file.includes('.blog-cache'))).toEqual([])
})
