import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { digestFrom, sourcePath } from '../../src/base/paths.ts'
import type { UserConfig } from '../../src/model/config.ts'
import type { Folders } from '../../src/model/project.ts'
import { addPicture } from '../../src/scaffold/pictures.ts'
import { configOf, type TestSite, testSite } from './site.ts'

/** A picture that an author gives to an article. */

const NOW = new Date('2026-11-30T20:00:00Z')
const FIXTURES = join(import.meta.dirname, '../fixtures/images')
const PNG = readFileSync(join(FIXTURES, 'shot.png'))

interface Given {
  readonly article?: string
  readonly bytes?: Buffer
  readonly words?: string
  readonly atEnd?: boolean
  readonly config?: UserConfig
}

const add = (site: TestSite, given: Given = {}) => {
  const { article = '_posts/优化器.md', bytes = PNG, words = '', atEnd = false, config = {} } = given
  const source = {
    path: sourcePath(article),
    kind: 'post',
    digest: digestFrom(''),
    sizeBytes: 0,
    modifiedMs: 0,
  } as const
  const folders = site.folders as Folders
  return addPicture(folders, configOf(config), { article: source, title: '优化器', bytes, words, atEnd }, NOW)
}
const POST = 'source/_posts/优化器.md'

it.each<[string, Given, string, string]>([
  ['by the title of the article', {}, '_posts/优化器/2026-12-01-优化器.png', '![](优化器/2026-12-01-优化器.png)'],
  [
    'by what it shows',
    { words: ' Loss: [train]\nand “test” ' },
    '_posts/优化器/2026-12-01-Loss-train-and-“test”.png',
    '![Loss: \\[train\\] and “test”](优化器/2026-12-01-Loss-train-and-“test”.png)',
  ],
  [
    'where nothing can be a name',
    { words: '???' },
    '_posts/优化器/2026-12-01-picture.png',
    '![???](优化器/2026-12-01-picture.png)',
  ],
  [
    'in images/ where the config says so',
    { config: { server: { paste: 'images' } } },
    'images/2026-12-01-优化器.png',
    '![](/images/2026-12-01-优化器.png)',
  ],
  [
    'beside a page that has a folder of its own',
    { article: 'about/index.md' },
    'about/2026-12-01-优化器.png',
    '![](2026-12-01-优化器.png)',
  ],
  [
    'in images/ for the page at the top',
    { article: 'index.md' },
    'images/2026-12-01-优化器.png',
    '![](/images/2026-12-01-优化器.png)',
  ],
  [
    'in a folder with signs that Markdown reads',
    { article: '_posts/a (1) 100%.md', words: 'x' },
    '_posts/a (1) 100%/2026-12-01-x.png',
    '![x](a%20%281%29%20100%25/2026-12-01-x.png)',
  ],
  [
    'as HTML in an article that is HTML',
    { article: '_posts/a.html', words: '"x" <b>' },
    'images/2026-12-01-x-b.png',
    '<img src="/images/2026-12-01-x-b.png" alt="&quot;x&quot; &lt;b&gt;">',
  ],
])('a picture is named by date and words: %s', async (_, given, path, line) => {
  await using site = await testSite({ [POST]: '正文' })
  expect(await add(site, given)).toEqual({ path, line, written: false })
  expect(readFileSync(join(site.folders.source, path)).equals(PNG)).toBe(true)
  expect(await site.read(POST)).toBe('正文')
})

it('nothing is overwritten: a number is added', async () => {
  await using site = await testSite({ [POST]: '', 'source/_posts/优化器/2026-12-01-x.png': 'mine' })
  expect((await add(site, { words: 'x' })).path).toBe('_posts/优化器/2026-12-01-x-1.png')
  expect((await add(site, { words: 'x' })).line).toBe('![x](优化器/2026-12-01-x-2.png)')
  expect(await site.read('source/_posts/优化器/2026-12-01-x.png')).toBe('mine')
})

it.each([
  ['photo.jpg', 'jpg'],
  ['cmyk.jpg', 'jpg'],
  ['shot.png', 'png'],
  ['moving.webp', 'webp'],
  ['photo.avif', 'avif'],
])('%s gets the ending of what it is', async (name, ending) => {
  await using site = await testSite()
  const { path } = await add(site, { bytes: readFileSync(join(FIXTURES, name)) })
  expect(path).toBe(`_posts/优化器/2026-12-01-优化器.${ending}`)
})

it.each([
  ['a page', '<html><img src=x onerror=alert(1)></html>'],
  [
    'a drawing, which may hold a script',
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
  ],
  ['a program', '\x7fELF\x02\x01\x01'],
  ['the beginning of a picture', '\x89PNG\r\n'],
  ['nothing', ''],
])('what is %s is not saved', async (_, text) => {
  await using site = await testSite({ [POST]: '' })
  await expect(add(site, { bytes: Buffer.from(text, 'latin1'), atEnd: true })).rejects.toMatchObject({
    problem: { code: 'picture-type' },
  })
  expect(await site.files()).toEqual([POST])
})

it.each([
  ['正文\n', '正文\n\nLINE\n'],
  ['正文', '正文\n\nLINE\n'],
  ['正文\n\n', '正文\n\nLINE\n'],
  ['a\r\nb\r\n', 'a\r\nb\r\n\r\nLINE\r\n'],
  ['', '\n\nLINE\n'],
])('the line goes to the end of %j as a paragraph of its own, and all else stays', async (before, after) => {
  await using site = await testSite({ [POST]: before })
  const { line, written } = await add(site, { words: 'x', atEnd: true })
  expect(written).toBe(true)
  expect(await site.read(POST)).toBe(after.replace('LINE', line))
})

it('the file of the article stays the same file, with its rights', async () => {
  await using site = await testSite({ [POST]: '正文\n' })
  const before = statSync(join(site.folder, POST))
  await add(site, { atEnd: true })
  const after = statSync(join(site.folder, POST))
  expect([after.ino, after.mode]).toEqual([before.ino, before.mode])
})

function foreignFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-foreign-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'x.md'), 'theirs\n')
  return folder
}

it.each(['to a folder', 'to nothing'])('nothing is written behind a link that leads out, %s', async (where) => {
  await using site = await testSite({ [POST]: '' })
  const foreign = foreignFolder()
  symlinkSync(where === 'to nothing' ? join(foreign, 'none') : foreign, join(site.folders.source, '_posts/优化器'))
  await expect(add(site)).rejects.toThrow()
  symlinkSync(foreign, join(site.folders.source, 'images'))
  await expect(add(site, { config: { server: { paste: 'images' } } })).rejects.toMatchObject({
    problem: { code: 'place-linked' },
  })
  expect(readdirSync(foreign)).toEqual(['x.md'])
})

it('an article that is a link is not written to, and one in a linked folder neither', async () => {
  await using site = await testSite({ 'source/_posts/b.md': '' })
  const foreign = foreignFolder()
  symlinkSync(join(foreign, 'x.md'), join(site.folder, POST))
  expect(await add(site, { atEnd: true })).toMatchObject({ written: false })
  mkdirSync(join(site.folders.source, 'images'))
  symlinkSync(foreign, join(site.folders.source, '_posts/out'))
  const given = { article: '_posts/out/x.md', atEnd: true, config: { server: { paste: 'images' } } } as const
  await expect(add(site, given)).rejects.toMatchObject({ problem: { code: 'place-linked' } })
  expect(readFileSync(join(foreign, 'x.md'), 'utf8')).toBe('theirs\n')
})
