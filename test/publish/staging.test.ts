import { chmodSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { post, siteOf } from '../road/sites.ts'

/** Who may read and write what is published. */

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe.runIf(process.platform !== 'win32')('the mode of a published file', () => {
  test.each([
    ['022', 0o022],
    ['002', 0o002],
    ['077', 0o077],
  ])('what is published can be read by everybody and written by its owner, with a umask of %s', async (_, umask) => {
    const site = siteOf({ 'source/_posts/a.md': post('甲', 1), 'source/a/b/pic.png': 'x', 'source/tool.sh': 'y' })
    chmodSync(join(site.folder, 'source/a/b/pic.png'), 0o600)
    chmodSync(join(site.folder, 'source/tool.sh'), 0o755)
    chmodSync(join(site.folder, 'themes/t/source/style.css'), 0o444)
    const before = process.umask(umask)
    onTestFinished(() => void process.umask(before))
    await site.build()
    process.umask(before)
    const files = Object.keys(site.published())
    expect(files).toEqual(expect.arrayContaining(['a/b/pic.png', 'tool.sh', 'style.css', 'index.html']))
    expect(files.map((path) => [path, modeOf(join(site.folder, 'public', path))])).toEqual(
      files.map((path) => [path, '644']),
    )
    for (const folder of ['', 'a', 'a/b', 'archives'])
      expect([folder, modeOf(join(site.folder, 'public', folder))]).toEqual([folder, '755'])
  })

  test('an asset whose mode changes stays as it was published', async () => {
    const site = siteOf({ 'source/pic.png': 'x' })
    await site.build()
    chmodSync(join(site.folder, 'source/pic.png'), 0o600)
    await site.build()
    expect(modeOf(join(site.folder, 'public/pic.png'))).toBe('644')
  })
})
