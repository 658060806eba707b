import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { sourcePath } from '../../src/base/paths.ts'
import type { Folders } from '../../src/model/project.ts'
import type { Source } from '../../src/model/source.ts'
import { createOpener, openSource } from '../../src/source/read.ts'

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

/** What is read of one file whose text is another each time. */
function readings(source: Partial<Source>, times: number): string[] {
  const site = mkdtempSync(join(tmpdir(), 'hanmo-read-'))
  onTestFinished(() => rmSync(site, { recursive: true, force: true }))
  mkdirSync(join(site, 'source'))
  const open = createOpener({ site, source: join(site, 'source') } as Folders)
  const one = { path: sourcePath('a.md'), kind: 'post', sizeBytes: 1, ...source } as Source
  return Array.from({ length: times }, (_, time) => {
    writeFileSync(join(site, 'source/a.md'), `${time}`)
    return open(one).text()
  })
}

it('the text of an article that was read for its front matter is there for the second time, and then no more', () => {
  expect(readings({}, 4)).toEqual(['0', '0', '2', '3'])
  expect(readings({ kind: 'page' }, 2)).toEqual(['0', '0'])
})

it('a text of another kind, or more than fits, is read each time', () => {
  expect(readings({ kind: 'data' }, 2)).toEqual(['0', '1'])
  expect(readings({ sizeBytes: 20e6 }, 2)).toEqual(['0', '1'])
})
