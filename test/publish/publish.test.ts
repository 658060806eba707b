import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { RoutePath } from '../../src/base/paths.ts'
import type { Problem } from '../../src/base/problem.ts'
import type { Made } from '../../src/memo/engine.ts'
import type { Output, Route } from '../../src/model/route.ts'
import { openProject } from '../../src/project.ts'
import { readManifest, writeManifest } from '../../src/publish/manifest.ts'
import { openPublic, publish, removePublished } from '../../src/publish/publish.ts'
import { removeStaging } from '../../src/publish/staging.ts'
import { post, siteOf } from '../road/sites.ts'

/** What is written and deleted in `public/`, and what never is. */

const POSTS = { 'source/_posts/a.md': post('甲', 1), 'source/_posts/b.md': post('乙', 2), 'source/pic.png': 'picture' }
const B = '2018/03/02/b/index.html'

function outside(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-outside-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const foldersOf = async (folder: string) => (await openProject(folder)).folders
const codes = (problems: readonly { readonly severity: string; readonly code: string }[]) =>
  problems.map(({ severity, code }) => `${severity} ${code}`)

describe('a manifest is not believed', () => {
  it.each(['../precious.txt', '/etc/hosts', 'a/../../precious.txt', '..\\precious.txt', '.git/config', ''])(
    'one that names %j deletes nothing there',
    async (path) => {
      const site = siteOf({ ...POSTS, 'precious.txt': 'precious' })
      await site.build()
      site.write('public/.git/config', 'precious')
      const folders = await foldersOf(site.folder)
      const forge = () =>
        writeManifest(folders, new Map([...readManifest(folders), [path as never, { digest: 'x', look: 'x' }]]))
      forge()
      site.remove('source/_posts/b.md')
      expect(codes((await site.build()).problems)).toEqual([])
      forge()
      removePublished(folders)
      expect([site.read('precious.txt'), site.read('public/.git/config')]).toEqual(['precious', 'precious'])
      expect(existsSync('/etc/hosts')).toBe(true)
    },
  )

  it.each(['null', '{}', '"x"', '[null]', '[[1,2,3]]', '[["a"]]', '[[["a"],"b","c"]]'])(
    'one that holds %s is an empty one',
    async (json) => {
      const site = siteOf(POSTS)
      const folders = await foldersOf(site.folder)
      writeManifest(folders, new Map())
      const name = readdirSync(folders.cache).find((file) => file.startsWith('published-')) ?? ''
      const { writeChecked } = await import('../../src/base/checked-file.ts')
      writeChecked(join(folders.cache, name), 'published files 4', json)
      expect([...readManifest(folders)]).toEqual([])
      expect((await site.build()).good).toBe(true)
    },
  )
})

describe('what is not as we published it', () => {
  it('a page that somebody changed stays when its post is gone, and is named once', async () => {
    const site = siteOf(POSTS)
    await site.build()
    site.write(`public/${B}`, 'changed by hand')
    site.remove('source/_posts/b.md')
    const { good, problems, removed } = await site.build()
    expect({ good, codes: codes(problems), removed }).toEqual({
      good: true,
      codes: ['warning public-kept'],
      removed: [],
    })
    expect(problems[0]?.params).toMatchObject({ files: [`public/${B}`], more: 0 })
    expect(site.read(`public/${B}`)).toBe('changed by hand')
    expect((await site.build()).problems).toEqual([])
  })

  it('so does a picture, a pipe, a link and a folder at its place', async () => {
    const site = siteOf({ ...POSTS, ...Object.fromEntries([1, 2, 3].map((n) => [`source/${n}.png`, `${n}`])) })
    await site.build()
    site.write('public/pic.png', 'another')
    for (const name of ['1', '2', '3']) site.remove(`public/${name}.png`)
    execFileSync('mkfifo', [join(site.folder, 'public/1.png')])
    symlinkSync('../source/_posts/a.md', join(site.folder, 'public/2.png'))
    site.write('public/3.png/mine.txt', 'mine')
    for (const name of ['pic', '1', '2', '3']) site.remove(`source/${name}.png`)
    expect(codes((await site.build()).problems)).toEqual(['warning public-kept'])
    expect(site.read('public/pic.png')).toBe('another')
    expect(lstatSync(join(site.folder, 'public/1.png')).isFIFO()).toBe(true)
    expect(lstatSync(join(site.folder, 'public/2.png')).isSymbolicLink()).toBe(true)
    expect(site.read('public/3.png/mine.txt')).toBe('mine')
  })

  it('touched but with its bytes, it is still ours: a checkout, a backup, a cache of CI', async () => {
    const site = siteOf(POSTS)
    await site.build()
    const copy = join(site.folder, 'copy')
    cpSync(join(site.folder, 'public'), copy, { recursive: true })
    site.remove('public')
    renameSync(copy, join(site.folder, 'public'))
    utimesSync(join(site.folder, 'public', B), new Date(0), new Date(0))
    for (const path of ['source/_posts/b.md', 'source/pic.png']) site.remove(path)
    expect((await site.build()).problems).toEqual([])
    expect(Object.keys(site.published())).not.toEqual(expect.arrayContaining([B]))
    expect(Object.keys(site.published())).not.toContain('pic.png')
  })

  it('with a source, it is repaired, whatever stands there, and nothing is followed', async () => {
    const site = siteOf({ ...POSTS, 'precious.txt': 'precious' })
    await site.build()
    site.remove(`public/${B}`)
    symlinkSync(join(site.folder, 'precious.txt'), join(site.folder, 'public', B))
    site.remove('public/pic.png')
    execFileSync('mkfifo', [join(site.folder, 'public/pic.png')])
    expect(await site.build()).toMatchObject({ good: true, problems: [] })
    expect(site.read('precious.txt')).toBe('precious')
    expect([lstatSync(join(site.folder, 'public', B)).isFile(), site.read('public/pic.png')]).toEqual([true, 'picture'])
  })

  it('clean keeps it too, and names it', async () => {
    const site = siteOf(POSTS)
    await site.build()
    site.write(`public/${B}`, 'changed by hand')
    const { problems } = removePublished(await foldersOf(site.folder))
    expect(codes(problems)).toEqual(['warning public-kept'])
    expect(Object.keys(site.published())).toEqual([B])
  })
})

describe('files that were there before', () => {
  it('at an address of the site are an error, until --force', async () => {
    const site = siteOf({ ...POSTS, 'public/index.html': 'of Hexo', [`public/${B}`]: 'of Hexo', 'public/CNAME': 'x' })
    const before = site.published()
    for (let round = 0; round < 2; round++) {
      const { good, problems } = await site.build()
      expect({ good, codes: codes(problems) }).toEqual({ good: false, codes: ['error public-stranger'] })
      expect(site.published()).toEqual(before)
    }
    expect(await site.build({ force: true })).toMatchObject({ good: true, problems: [] })
    expect(site.read('public/index.html')).not.toBe('of Hexo')
    expect(site.read('public/CNAME')).toBe('x')
  })

  it('with the bytes of the site are ours from then on', async () => {
    const site = siteOf(POSTS)
    await site.build()
    site.remove('.blog-cache')
    expect(await site.build()).toMatchObject({ good: true, problems: [] })
    site.remove('source/_posts/b.md')
    await site.build()
    expect(Object.keys(site.published())).not.toContain(B)
  })

  it('a pipe at an address is named and not opened', async () => {
    const site = siteOf(POSTS)
    mkdirSync(join(site.folder, 'public'))
    execFileSync('mkfifo', [join(site.folder, 'public/index.html')])
    expect(codes((await site.build()).problems)).toEqual(['error public-stranger'])
  })
})

describe('links below public/', () => {
  it('nothing is written through a folder that is one', async () => {
    const away = outside()
    const site = siteOf({ ...POSTS, 'source/css/a.css': 'a{}' })
    mkdirSync(join(site.folder, 'public'))
    symlinkSync(away, join(site.folder, 'public/css'))
    const { good, problems } = await site.build()
    expect({ good, codes: codes(problems) }).toEqual({ good: false, codes: ['error public-link'] })
    expect(problems[0]?.params).toEqual({ file: 'public/css' })
    expect(readdirSync(away)).toEqual([])
    expect(site.published()).toEqual({})
  })

  it('nothing is deleted through one, by generate or by clean', async () => {
    const away = outside()
    const site = siteOf({ ...POSTS, 'source/css/a.css': 'a{}' })
    await site.build()
    const folder = join(site.folder, 'public/css')
    cpSync(folder, away, { recursive: true })
    rmSync(folder, { recursive: true })
    symlinkSync(away, folder)
    site.remove('source/css')
    const { good, problems } = await site.build()
    expect({ good, codes: codes(problems) }).toEqual({ good: true, codes: ['warning public-kept'] })
    expect(readdirSync(away)).toEqual(['a.css'])
    removePublished(await foldersOf(site.folder))
    expect(readdirSync(away)).toEqual(['a.css'])
  })
})

describe('the staging folders of others', () => {
  it('of another machine or container stays while it is young; of a process that ended it goes', async () => {
    const site = siteOf(POSTS)
    await site.build()
    const folders = await foldersOf(site.folder)
    const { ownMark } = await import('../../src/base/process-mark.ts')
    const [place] = ownMark().split('-')
    const names = {
      other: `.blog-staging-00000000-${process.pid}-abc-0123456789ab`,
      old: '.blog-staging-00000000-7-abc-0123456789ab',
      mine: `.blog-staging-${ownMark()}-0123456789ab`,
      ended: `.blog-staging-${place}-${process.pid}-1-0123456789ab`,
      legacy: '.blog-staging-4711',
    }
    for (const name of Object.values(names)) site.write(`public/${name}/0`, 'x')
    const then = new Date(Date.now() - 2 * 3_600_000)
    for (const name of [names.old, names.legacy]) utimesSync(join(folders.public, name), then, then)
    removeStaging(folders)
    const left = readdirSync(folders.public).filter((name) => name.startsWith('.blog-staging'))
    expect(left.sort()).toEqual([names.other, names.mine].sort())
  })

  it('a link that pretends to be one is removed, and not what it leads to', async () => {
    const away = outside()
    writeFileSync(join(away, 'precious.txt'), 'precious')
    const site = siteOf(POSTS)
    mkdirSync(join(site.folder, 'public'))
    const { ownMark } = await import('../../src/base/process-mark.ts')
    const [place] = ownMark().split('-')
    symlinkSync(away, join(site.folder, `public/.blog-staging-${place}-${process.pid}-1-0123456789ab`))
    expect((await site.build()).good).toBe(true)
    expect(readFileSync(join(away, 'precious.txt'), 'utf8')).toBe('precious')
    expect(readdirSync(join(site.folder, 'public')).filter((name) => name.startsWith('.blog'))).toEqual([])
  })
})

describe('pipes in the cache', () => {
  it('are never opened', async () => {
    const site = siteOf(POSTS)
    await site.build()
    const cache = join(site.folder, '.blog-cache')
    for (const name of readdirSync(cache)) {
      rmSync(join(cache, name), { recursive: true })
      execFileSync('mkfifo', [join(cache, name)])
    }
    site.write('source/_posts/a.md', post('新', 1))
    expect((await site.build()).good).toBe(true)
    expect(site.read('public/2018/03/01/a/index.html')).toContain('新')
  })
})

it('when more than half of the pages go, the report says so', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 9 }, (_, n) => [`source/_posts/p${n}.md`, post(`文${n}`, n + 1)]),
  )
  const site = siteOf(many)
  await site.build()
  for (let n = 0; n < 8; n++) site.remove(`source/_posts/p${n}.md`)
  const { vanished, good } = await site.build()
  expect(good).toBe(true)
  expect(vanished?.pages).toBeGreaterThanOrEqual(8)
  expect((await site.build()).vanished).toBeUndefined()
})

describe('two builds at once', () => {
  it('one that publishes while another still renders is no stranger to it', async () => {
    const site = siteOf(POSTS)
    const slow = openPublic(await foldersOf(site.folder))
    await site.build()
    async function* outputs() {
      const key = { path: B as RoutePath }
      const value = async () => ({ kind: 'text', body: 'slow' }) as never
      yield { key, problems: [], computed: true, volatile: false, digest: 'slow', value } as never as Made<
        Route,
        Output
      >
    }
    const problems: Problem[] = []
    const { changed } = await publish(slow, outputs(), problems)
    expect([codes(problems), changed, site.read(`public/${B}`)]).toEqual([[], [B], 'slow'])
  })
})
