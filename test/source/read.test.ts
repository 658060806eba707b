import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { sourcePath } from '../../src/base/paths.ts'
import type { Folders } from '../../src/model/project.ts'
import type { Source } from '../../src/model/source.ts'
import { openSource } from '../../src/source/read.ts'

function sourceIn(fill: (file: string) => void) {
  const site = mkdtempSync(join(tmpdir(), 'hanmo-read-'))
  onTestFinished(() => rmSync(site, { recursive: true, force: true }))
  mkdirSync(join(site, 'source'))
  fill(join(site, 'source/a.md'))
  const folders = { site, source: join(site, 'source') } as Folders
  return openSource(folders, { path: sourcePath('a.md'), sizeBytes: 1 } as Source)
}

it.each<readonly [string, (file: string) => void]>([
  ['gone', () => {}],
  ['a folder', (file) => mkdirSync(file)],
  ['a pipe', (file) => execFileSync('mkfifo', [file])],
  ['a link to nothing', (file) => symlinkSync('nothing', file)],
])('a file that was scanned and is now %s is an error that names it', (_, fill) => {
  const file = sourceIn(fill)
  for (const read of [file.bytes, file.text]) {
    let problem: unknown
    try {
      read()
    } catch (error) {
      problem = (error as { problem?: unknown }).problem
    }
    expect(problem).toMatchObject({ code: 'vanished', at: { file: 'source/a.md' } })
  }
})

it('a link that was followed in the scan is followed again', () => {
  const file = sourceIn((path) => {
    writeFileSync(`${path}.real`, '正文')
    symlinkSync('a.md.real', path)
  })
  expect(file.text()).toBe('正文')
})
