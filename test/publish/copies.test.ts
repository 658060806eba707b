import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withoutMetadata } from '../../src/images/metadata.ts'
import { play } from '../cli/stage.ts'
import { CONFIG as GUEST_CONFIG, guestSite } from '../hexo/sites.ts'
import { CONFIG, post, siteOf } from '../road/sites.ts'

/** Pictures on their way to `public/`: what a camera wrote into them stays at home. */

const PHOTO = join(import.meta.dirname, '../fixtures/images/photo.jpg')

function withPhoto<S extends ReturnType<typeof siteOf>>(site: S): S {
  mkdirSync(join(site.folder, 'source/images'), { recursive: true })
  copyFileSync(PHOTO, join(site.folder, 'source/images/photo.jpg'))
  return site
}
const photoSite = (more: Readonly<Record<string, string>> = {}) =>
  withPhoto(siteOf({ 'source/_posts/a.md': post('甲', 1), 'source/plain.png': 'no picture', ...more }))
const bytesOf = (site: ReturnType<typeof siteOf>, path: string) => readFileSync(join(site.folder, path))
const bare = withoutMetadata(readFileSync(PHOTO))

it('a photo is published without place, camera and owner; the source is as it was', async () => {
  const site = photoSite()
  const report = await site.build()
  expect(report.problems).toEqual([])
  expect(report.stripped).toEqual({ pictures: 1, positions: 1 })
  expect(bytesOf(site, 'public/images/photo.jpg').equals((bare as { bytes: Buffer }).bytes)).toBe(true)
  expect(bytesOf(site, 'source/images/photo.jpg').equals(readFileSync(PHOTO))).toBe(true)
  expect(site.read('public/plain.png')).toBe('no picture')
})

it('nothing is written again where it is published already, with and without memory', async () => {
  const site = photoSite()
  await site.build()
  const time = () => statSync(join(site.folder, 'public/images/photo.jpg')).ctimeMs
  const first = time()
  site.write('source/_posts/a.md', post('甲', 1, '新的'))
  expect((await site.build()).stripped).toBeUndefined()
  site.remove('.blog-cache')
  expect((await site.build()).changed).toEqual([])
  expect(time()).toBe(first)
})

it('`keep` publishes it as it lies, and `strip` takes it back', async () => {
  const site = photoSite({ '_config.yml': `${CONFIG}images: { metadata: keep }\n` })
  expect((await site.build()).stripped).toBeUndefined()
  expect(bytesOf(site, 'public/images/photo.jpg').equals(readFileSync(PHOTO))).toBe(true)
  site.write('_config.yml', CONFIG)
  expect((await site.build()).changed).toEqual(['images/photo.jpg'])
  expect(bytesOf(site, 'public/images/photo.jpg').includes('GPSLatitude')).toBe(false)
})

it('a damaged picture is reported and published as it is', async () => {
  const site = photoSite({ 'source/b/empty.png': '' })
  const cut = readFileSync(join(import.meta.dirname, '../fixtures/images/shot.png')).subarray(0, 120)
  writeFileSync(join(site.folder, 'source/b/cut.png'), cut)
  const report = await site.build()
  expect(report.good).toBe(true)
  expect(report.problems).toMatchObject([
    { code: 'image-unread', severity: 'warning', at: { file: 'source/b/cut.png' } },
  ])
  expect(bytesOf(site, 'public/b/cut.png').equals(cut)).toBe(true)
})

it('the same on a site with guests', async () => {
  const site = withPhoto(guestSite({ 'source/_posts/a.md': post('甲', 1), 'scripts/a.js': '' }))
  expect((await site.build()).stripped).toEqual({ pictures: 1, positions: 1 })
  expect(bytesOf(site, 'public/images/photo.jpg').includes('GPSLatitude')).toBe(false)
})

it('a site that wants the very files of Hexo gets them', async () => {
  const config = `${GUEST_CONFIG}compat: strict\n`
  const site = withPhoto(guestSite({ '_config.yml': config, 'source/_posts/a.md': post('甲', 1), 'scripts/a.js': '' }))
  expect((await site.build()).stripped).toBeUndefined()
  expect(bytesOf(site, 'public/images/photo.jpg').equals(readFileSync(PHOTO))).toBe(true)
})

it.each([
  ['en', 'One picture is published without what cameras or editors wrote into it; 1 said where it was taken.'],
  ['zh-CN', '1 张图片去掉了相机或编辑软件写下的信息再发布，其中 1 张带有拍摄地点。'],
])('the summary says so once (%s)', async (lang, sentence) => {
  const site = photoSite()
  expect((await play(['generate', '--cwd', site.folder, '--lang', lang])).out).toContain(sentence)
  expect((await play(['generate', '--cwd', site.folder, '--lang', lang])).out).not.toContain(sentence)
})
