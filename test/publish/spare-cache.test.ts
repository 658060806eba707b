import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { play } from '../cli/stage.ts'
import { post, siteOf } from '../road/sites.ts'

function foreignFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-foreign-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Where temporary files of this test go. */
const temporary = () => vi.stubEnv('TMPDIR', foreignFolder())
afterEach(() => void vi.unstubAllEnvs())

const spares = () => readdirSync(tmpdir()).filter((name) => name.startsWith('hanmo-cache-'))
const files = { 'source/_posts/a.md': post('甲', 1), 'source/_posts/b.md': post('乙', 2) }

it('a cache that is a link is not written, read or tidied: it is named, and the site is published', async () => {
  const site = siteOf(files)
  const foreign = foreignFolder()
  temporary()
  mkdirSync(join(foreign, 'pagefind'))
  writeFileSync(join(foreign, 'bodies-1-2-3.pack'), 'theirs')
  symlinkSync(foreign, join(site.folder, '.blog-cache'))
  const before = readdirSync(foreign)
  for (const body of ['正文', '改过']) {
    site.write('source/_posts/b.md', post('乙', 2, body))
    const { good, problems, changed } = await site.build()
    expect({ good, codes: problems.map(({ code, params }) => [code, params.why]) }).toEqual({
      good: true,
      codes: [['cache-unwritable', 'link']],
    })
    expect(changed).toContain('2018/03/02/b/index.html')
  }
  expect(readdirSync(foreign)).toEqual(before)
  // What was published meanwhile is known to be ours.
  rmSync(join(site.folder, '.blog-cache'))
  site.remove('source/_posts/b.md')
  const mended = await site.build()
  expect(mended.problems).toEqual([])
  expect(mended.removed).toContain('2018/03/02/b/index.html')
  expect(spares()).toEqual([])
})

it('clean removes the link to a cache, and nothing behind it', async () => {
  const site = siteOf(files)
  const foreign = foreignFolder()
  temporary()
  writeFileSync(join(foreign, 'kept'), '')
  symlinkSync(foreign, join(site.folder, '.blog-cache'))
  await site.build()
  const { code } = await play(['clean', '--cwd', site.folder])
  expect(code).toBe(0)
  expect(existsSync(join(foreign, 'kept'))).toBe(true)
  expect(lstatSync(join(site.folder, '.blog-cache'), { throwIfNoEntry: false })).toBeUndefined()
  expect(site.published()).toEqual({})
  expect(spares()).toEqual([])
})

it('links in the cache are replaced, not written through', async () => {
  const site = siteOf(files)
  const foreign = foreignFolder()
  temporary()
  await site.build()
  const cache = join(site.folder, '.blog-cache')
  for (const name of readdirSync(cache)) {
    rmSync(join(cache, name))
    symlinkSync(join(foreign, name), join(cache, name))
  }
  site.write('source/_posts/b.md', post('乙', 2, '改过'))
  await site.build({ force: true })
  expect(readdirSync(foreign)).toEqual([])
})

it('folders in the places of its files are replaced: nothing in the cache keeps a site from being built', async () => {
  const site = siteOf(files)
  await site.build()
  const cache = join(site.folder, '.blog-cache')
  const manifest = readdirSync(cache).filter((name) => /^published-\w+\.json$/.test(name))
  const since = [...manifest, 'traces.json'].map((name) => name.replace('.json', '-since.json'))
  rmSync(cache, { recursive: true })
  for (const name of ['articles', 'digests.json', 'report.json', '.gitignore', 'traces.json', ...manifest, ...since])
    mkdirSync(join(cache, name, 'deep'), { recursive: true })
  expect(await site.build()).toMatchObject({ good: true, problems: [] })
  expect((await site.build()).changed).toEqual([])
})

it.runIf(process.getuid !== undefined)('a spare cache that others may write is not believed', async () => {
  const site = siteOf(files)
  const foreign = foreignFolder()
  temporary()
  symlinkSync(foreign, join(site.folder, '.blog-cache'))
  await site.build()
  const [name = ''] = spares()
  const spare = join(tmpdir(), name)
  chmodSync(spare, 0o777)
  const [manifest = ''] = readdirSync(spare).filter((each) => each.startsWith('published-'))
  const before = lstatSync(join(spare, manifest)).mtimeMs
  site.write('source/_posts/b.md', post('乙', 2, '改过'))
  await site.build({ force: true })
  expect(lstatSync(join(spare, manifest)).mtimeMs).toBe(before)
})
