import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import type { Observer } from '../../src/memo/observe.ts'
import { play } from '../cli/stage.ts'
import { CONFIG as GUEST_CONFIG, guestSite } from '../hexo/sites.ts'
import { installSharp, noise, put, upright } from '../images/pictures.ts'
import { CONFIG, post, siteOf, snapshot } from './sites.ts'

/** Files that are made of files: pictures in several widths, from the page that names them to `public/` and back. */

type Site = ReturnType<typeof siteOf>
const CACHE = '.blog-cache/derived'

async function withPicture<S extends Site>(site: S, has = true): Promise<S> {
  if (has) installSharp(site.folder)
  put(site.folder, 'source/images/a.jpg', await noise(600, 300).jpeg().toBuffer())
  return site
}
const pictureSite = (files: Readonly<Record<string, string>> = {}, body = '![图](/images/a.jpg)') =>
  withPicture(siteOf({ 'source/_posts/a.md': post('甲', 1, body), ...files }))
const page = (site: Site) => site.read('public/2018/03/01/a/index.html')
const resized = (site: Site) => Object.keys(site.published()).filter((path) => path.startsWith('resized/'))
const inCache = (site: Site) => readdirSync(join(site.folder, CACHE)).filter((name) => name !== 'index.json')
/** Hears how many pictures were made. */
function counting(): { readonly observer: Observer; readonly made: () => number } {
  let made = 0
  return { observer: { gives: (step) => void (step === 'derived' && made++) }, made: () => made }
}

it('a picture of an article is published in several widths, and the page says which', async () => {
  const site = await pictureSite()
  const report = await site.build()
  expect(report.problems).toEqual([])
  const files = resized(site)
  expect(files.map((path) => path.replace(/-\w{8}-/, '-'))).toEqual(['resized/a-480.webp', 'resized/a-600.webp'])
  for (const path of files) expect(page(site)).toContain(`/${path} `)
  expect(report.files).toBe(Object.keys(site.published()).length)
  const { format, width } = await sharp(join(site.folder, 'public', files[0] as string)).metadata()
  expect([format, width]).toEqual(['webp', 480])
  // The original is where it was, for feeds, old links and a closer look.
  expect(page(site)).toContain('<img src="/images/a.jpg"')
  expect(existsSync(join(site.folder, 'public/images/a.jpg'))).toBe(true)
})

it('it does not matter who wrote the picture: an article, HTML, a tag, a template, a gallery', async () => {
  const body = [
    '<img src="/images/a.jpg">',
    '{% asset_img beside.jpg 近 %}',
    '![](beside.jpg) ![](beside.jpg)',
    '[![](/images/a.jpg)](/images/a.jpg)',
  ].join('\n\n')
  const site = await pictureSite(
    { 'themes/t/layout/post.ejs': "<%- picture('/images/a.jpg') %><%- page.content %>" },
    body,
  )
  put(site.folder, 'source/_posts/a/beside.jpg', await noise(500, 300).jpeg().toBuffer())
  expect((await site.build()).problems).toEqual([])
  const html = page(site)
  expect(html.match(/<img /g)).toHaveLength(6)
  expect(html.match(/<picture>/g)).toHaveLength(6)
})

it('feeds keep the plain picture', async () => {
  const site = await pictureSite({ '_config.yml': `${CONFIG.replace('feed: false\n', '')}feed: { type: atom }\n` })
  await site.build()
  expect(site.read('public/atom.xml')).toContain('images/a.jpg')
  expect(site.read('public/atom.xml')).not.toContain('resized')
})

it('pages are the same with a cold cache, with a warm one, and with none', async () => {
  const site = await pictureSite()
  await site.build()
  const cold = site.published()
  const { observer, made } = counting()
  site.remove('public')
  await site.build({ observer })
  expect([site.published(), made()]).toEqual([cold, 0])
  site.remove('.blog-cache')
  site.remove('public')
  await site.build({ observer })
  expect([site.published(), made()]).toEqual([cold, 1])
})

it('an unchanged site is not looked at, and after an edit no picture is made again or opened', async () => {
  const site = await pictureSite()
  await site.build()
  const again = await site.build()
  expect([again.changed, again.computed.outputs]).toEqual([[], 0])
  // What stands in `public/` needs no copy in the cache.
  for (const name of inCache(site)) rmSync(join(site.folder, CACHE, name))
  site.write('source/_posts/a.md', post('甲', 1, '![图](/images/a.jpg) 新的'))
  const { observer, made } = counting()
  const report = await site.build({ observer })
  expect([made(), report.changed]).toEqual([0, ['2018/03/01/a/index.html', 'index.html'].sort()])
})

it('a changed picture has new addresses, and the old ones go', async () => {
  const site = await pictureSite()
  await site.build()
  const before = resized(site)
  put(site.folder, 'source/images/a.jpg', await noise(610, 300).jpeg().toBuffer())
  await site.build()
  expect(resized(site)).toHaveLength(2)
  expect(resized(site).filter((path) => before.includes(path))).toEqual([])
  for (const path of resized(site)) expect(page(site)).toContain(path)
})

it('only what a page shows is made', async () => {
  const site = await pictureSite({}, '没有图')
  await site.build()
  expect(resized(site)).toEqual([])
})

it('what no build has used for ten builds leaves the cache', async () => {
  const site = await pictureSite()
  await site.build()
  const without = (turn: number) => site.write('source/_posts/a.md', post('甲', 1, `没有图 ${turn}`))
  for (let turn = 0; turn < 10; turn++) {
    without(turn)
    await site.build()
  }
  expect(inCache(site)).toHaveLength(2)
  site.write('source/_posts/a.md', post('甲', 1, '![图](/images/a.jpg)'))
  const { observer, made } = counting()
  await site.build({ observer })
  expect([resized(site).length, made()]).toEqual([2, 0])
  for (let turn = 0; turn < 11; turn++) {
    without(turn)
    await site.build()
  }
  expect(inCache(site)).toEqual([])
})

it('a file of the cache that is not what it was is made again', async () => {
  const site = await pictureSite()
  await site.build()
  const cold = site.published()
  for (const name of inCache(site)) writeFileSync(join(site.folder, CACHE, name), 'half')
  writeFileSync(join(site.folder, CACHE, 'index.json'), 'nothing')
  site.remove('public')
  await site.build()
  expect(site.published()).toEqual(cold)
})

it('the list of the cache names no file outside', async () => {
  const site = await pictureSite()
  await site.build()
  const index = join(site.folder, CACHE, 'index.json')
  const { writeChecked, readChecked } = await import('../../src/base/checked-file.ts')
  const rows = JSON.parse(readChecked(index, 'derived files 2') ?? '') as [string, string[], number, string][]
  writeChecked(index, 'derived files 2', JSON.stringify(rows.map(([key]) => [key, ['../../evil.html'], 0, ''])))
  site.remove('public')
  expect((await site.build()).good).toBe(true)
  expect(existsSync(join(site.folder, '../evil.html'))).toBe(false)
  expect(resized(site)).toHaveLength(2)
})

it('what a killed build had made is not made again, and nothing is published by halves', async () => {
  const site = await pictureSite({}, '![](/images/a.jpg)\n\n![](/images/b.jpg)\n\n![](/images/c.jpg)')
  for (const name of ['b', 'c'])
    put(
      site.folder,
      `source/images/${name}.jpg`,
      await noise(name === 'b' ? 620 : 640, 300)
        .jpeg()
        .toBuffer(),
    )
  let made = 0
  const dying: Observer = {
    gives(step) {
      if (step === 'derived' && ++made === 2) throw new Error('killed')
    },
  }
  await expect(site.build({ observer: dying })).rejects.toThrow('killed')
  expect(site.published()).toEqual({})
  // What was being written when it died.
  writeFileSync(join(site.folder, CACHE, `${inCache(site)[0]}.0000.tmp`), 'half')
  const { observer, made: again } = counting()
  expect((await site.build({ observer })).good).toBe(true)
  expect(again()).toBe(1)
  expect(resized(site)).toHaveLength(6)
  for (const path of resized(site)) await sharp(join(site.folder, 'public', path)).toBuffer()
})

it('a site with errors makes no picture', async () => {
  const site = await pictureSite({ 'themes/t/layout/archive.ejs': '<%= page.none.at %>' })
  const { observer, made } = counting()
  expect((await site.build({ observer })).good).toBe(false)
  expect(made()).toBe(0)
})

it.each(['jpg', 'png', 'webp', 'avif'] as const)(
  'a picture that is cut off (%s) is a warning in every build, and stays what it is',
  async (ending) => {
    const body = `![图](/images/b.${ending})`
    const site = await pictureSite({}, body)
    const kind = ending === 'jpg' ? 'jpeg' : ending
    const whole = await (await noise(600, 300))[kind]({ quality: 100 }).toBuffer()
    put(site.folder, `source/images/b.${ending}`, whole.subarray(0, whole.length - 1000))
    const warned = [{ code: 'image-broken', severity: 'warning', at: { file: `source/images/b.${ending}` } }]
    /** Another says that what the camera wrote is still in it. */
    const built = async () => {
      const { good, problems } = await site.build()
      expect(good).toBe(true)
      return problems.filter(({ code }) => code !== 'image-unread')
    }
    expect(await built()).toMatchObject(warned)
    expect([resized(site), page(site).includes('<picture>')]).toEqual([[], false])
    expect(page(site)).toContain(`<img src="/images/b.${ending}"`)
    site.write('source/_posts/a.md', post('甲', 1, `${body} 新的`))
    expect(await built()).toMatchObject(warned)
    expect(await built()).toMatchObject(warned)
    put(site.folder, `source/images/b.${ending}`, whole)
    expect(await built()).toEqual([])
    expect(resized(site)).toHaveLength(2)
  },
)

it('what is found to be damaged when it is unpacked is a warning in every build, and its own file stands where the others would', async () => {
  const site = await pictureSite({}, '![图](/images/b.png)')
  put(site.folder, 'source/images/b.png', spoiled(await noise(600, 300).png().toBuffer()))
  const report = await site.build()
  expect(report.good).toBe(true)
  expect(report.problems).toMatchObject([
    { code: 'image-broken', severity: 'warning', at: { file: 'source/images/b.png' } },
  ])
  expect(resized(site)).toHaveLength(2)
  for (const path of resized(site)) {
    expect(page(site)).toContain(path)
    expect(readFileSync(join(site.folder, 'public', path)).toString('latin1', 1, 4)).toBe('PNG')
  }
  site.write('source/_posts/a.md', post('甲', 1, '![图](/images/b.png) 新的'))
  expect((await site.build()).problems).toMatchObject([{ code: 'image-broken' }])
  expect((await site.build()).problems).toMatchObject([{ code: 'image-broken' }])
})

/** The same PNG with other bytes where it is packed: its parts are as they should be. */
function spoiled(png: Buffer): Buffer {
  const at = png.indexOf('IDAT') + 4
  return Buffer.concat([png.subarray(0, at), Buffer.alloc(100, 0xff), png.subarray(at + 100)])
}

it('what only says that it is a picture is a warning, and stays what it is', async () => {
  const site = await pictureSite()
  site.write('source/images/a.jpg', 'no picture at all')
  const report = await site.build()
  expect(report.problems.map(({ code }) => code)).toEqual(['image-broken'])
  expect(page(site)).toContain('<img src="/images/a.jpg"')
  expect(page(site)).not.toContain('<picture>')
})

it('a bomb is not unpacked', async () => {
  const site = await pictureSite()
  const huge = await noise(600, 300).jpeg().toBuffer()
  // Its frame says how large it is: height, then width.
  huge.writeUInt32BE(0x4e20_4e20, huge.indexOf(Buffer.from([0xff, 0xc0])) + 5)
  put(site.folder, 'source/images/a.jpg', huge)
  const report = await site.build()
  expect(report.problems).toMatchObject([{ code: 'image-huge', at: { file: 'source/images/a.jpg' } }])
  expect(page(site)).not.toContain('<picture>')
  expect(resized(site)).toEqual([])
})

it.each([
  [
    'gif',
    async () =>
      sharp([await frame('#f00'), await frame('#00f')], { join: { animated: true } })
        .gif()
        .toBuffer(),
  ],
  [
    'webp',
    async () =>
      sharp([await frame('#f00'), await frame('#00f')], { join: { animated: true } })
        .webp({ quality: 100 })
        .toBuffer(),
  ],
  [
    'svg',
    async () =>
      Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="900" height="9"><!--${'x'.repeat(20_000)}--></svg>`),
  ],
])('what moves, and what is drawn, stays what it is (%s)', async (ending, bytes) => {
  const site = await pictureSite({}, `![图](/images/b.${ending})`)
  put(site.folder, `source/images/b.${ending}`, await bytes())
  expect((await site.build()).problems).toEqual([])
  expect(page(site)).toContain(`<img src="/images/b.${ending}"`)
  expect(page(site)).not.toContain('<picture>')
})

it('until a picture has come something of it is seen, if the author wants it', async () => {
  const site = await pictureSite({ '_config.yml': `${CONFIG}images: { placeholder: color }\n` })
  await site.build()
  const [tiny = ''] = resized(site).filter((path) => path.endsWith('-1.webp'))
  expect(resized(site)).toHaveLength(3)
  expect(page(site)).toContain(`<img style="background:url(&quot;/${tiny}&quot;) `)
  expect(page(site)).not.toContain('<script')
  const bytes = readFileSync(join(site.folder, 'public', tiny))
  expect(bytes.length).toBeLessThan(100)
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  // Noise is grey from afar.
  expect([info.width, info.height, ...[...data].map((value) => Math.abs(value - 128) < 8)]).toEqual([
    1,
    1,
    true,
    true,
    true,
  ])
})

it('a GIF that moves is offered as WebP, if the author wants it, and stays where it was', async () => {
  const site = await pictureSite({ '_config.yml': `${CONFIG}images: { animated: webp }\n` }, '![图](/images/b.gif)')
  const frames = [await frame('#f00'), await frame('#00f')]
  const gif = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer()
  put(site.folder, 'source/images/b.gif', gif)
  expect((await site.build()).problems).toEqual([])
  const [path = ''] = resized(site)
  expect([resized(site).length, page(site)]).toEqual([
    1,
    expect.stringContaining(`srcset="/${path}"><img src="/images/b.gif"`),
  ])
  expect((await sharp(join(site.folder, 'public', path)).metadata()).pages).toBe(2)
  expect(site.published()['images/b.gif']).toBe(gif.toString('latin1'))
})

it('a GIF whose frames together would take a gigabyte stays what it is, with a warning', async () => {
  const site = await pictureSite({ '_config.yml': `${CONFIG}images: { animated: webp }\n` }, '![图](/images/b.gif)')
  const gif = await sharp([await frame('#f00'), await frame('#00f')], { join: { animated: true } })
    .gif()
    .toBuffer()
  gif.writeUInt16LE(30_000, 6)
  gif.writeUInt16LE(2_000, 8)
  put(site.folder, 'source/images/b.gif', gif)
  expect((await site.build()).problems).toMatchObject([{ code: 'image-huge', at: { file: 'source/images/b.gif' } }])
  expect([resized(site), page(site).includes('<picture>')]).toEqual([[], false])
})

async function frame(background: string): Promise<Buffer> {
  return (await noise(200, 200)).tint(background).png().toBuffer()
}

it('no published picture says where it was taken, as another reader of pictures sees it', async () => {
  const folder = join(import.meta.dirname, '../fixtures/images')
  const names = readdirSync(folder).filter((name) => !name.endsWith('.heic'))
  const site = await pictureSite({}, names.map((name) => `![图](/images/${name})`).join('\n\n'))
  for (const name of names) put(site.folder, `source/images/${name}`, readFileSync(join(folder, name)))
  const saying = async (top: string) => {
    const files = Object.keys(snapshot(top)).filter((name) => /\.(?:jpe?g|png|webp|avif)$/.test(name))
    const found = await Promise.all(
      files.map(async (name) => {
        const { exif, xmp } = await sharp(readFileSync(join(top, name))).metadata()
        // The tag of the folder with the position, in either order of bytes.
        const hasGps = exif?.includes(Buffer.from([0x88, 0x25])) || exif?.includes(Buffer.from([0x25, 0x88]))
        return hasGps || xmp?.includes('GPS') ? [name] : []
      }),
    )
    return [files.length, found.flat().length]
  }
  expect(await saying(folder)).toEqual([names.length, names.length])
  await site.build()
  expect(await saying(join(site.folder, 'public'))).toEqual([names.length + 1, 0])
})

it('a photo that was taken lying is offered standing', async () => {
  const site = await pictureSite()
  const photo = await (await upright(900, 600)).withMetadata({ orientation: 6 }).jpeg({ quality: 100 }).toBuffer()
  put(site.folder, 'source/images/a.jpg', Buffer.concat([photo, Buffer.alloc(10_000)]))
  await site.build()
  expect(page(site)).toContain('width="600" height="900"')
  const { width, height } = await sharp(join(site.folder, 'public', resized(site)[0] as string)).metadata()
  expect([width, height]).toEqual([480, 720])
})

it('without the package nothing is different, until it is installed', async () => {
  const site = await withPicture(siteOf({ 'source/_posts/a.md': post('甲', 1, '![图](/images/a.jpg)') }), false)
  expect((await site.build()).problems).toEqual([])
  expect(page(site)).not.toContain('<picture>')
  installSharp(site.folder)
  await site.build()
  expect(resized(site)).toHaveLength(2)
  expect(page(site)).toContain('<picture>')
})

it('`true` asks for the package, `false` for none', async () => {
  const config = (resize: boolean) => ({ '_config.yml': `${CONFIG}images: { resize: ${resize} }\n` })
  const wanted = await withPicture(siteOf({ ...config(true), 'source/_posts/a.md': post('甲', 1) }), false)
  expect((await wanted.build()).problems).toMatchObject([
    { code: 'sharp-missing', severity: 'error', at: { file: '_config.yml', line: 10 } },
  ])
  const unwanted = await pictureSite(config(false))
  await unwanted.build()
  expect(page(unwanted)).not.toContain('<picture>')
})

it('a package that does not run here is an error that says what to do', async () => {
  const site = await withPicture(siteOf({ 'source/_posts/a.md': post('甲', 1, '![图](/images/a.jpg)') }), false)
  site.write('node_modules/sharp/package.json', '{ "version": "0.35.5", "main": "index.js" }')
  site.write('node_modules/sharp/index.js', "throw new Error('Could not load the module for linux-musl')")
  const report = await site.build()
  expect(report.good).toBe(false)
  expect(report.problems).toMatchObject([
    { code: 'sharp-failed', params: { error: 'Could not load the module for linux-musl' } },
  ])
})

it('themes made for Hexo get no other markup unless their author asks', async () => {
  const files = { 'source/_posts/a.md': post('甲', 1, '![图](/images/a.jpg)'), 'scripts/a.js': '' }
  const silent = await withPicture(guestSite(files))
  await silent.build()
  const html = (site: Site) => Object.entries(site.published()).find(([, text]) => text.includes('images/a.jpg'))?.[1]
  expect(html(silent)).toContain('<img src="/images/a.jpg"')
  expect(html(silent)).not.toContain('<picture>')
  const asking = await withPicture(guestSite({ ...files, '_config.yml': `${GUEST_CONFIG}images: { resize: true }\n` }))
  await asking.build()
  expect(html(asking)).toContain('<picture>')
  expect(resized(asking)).toHaveLength(2)
})

it('`--no-derived` leaves them out, and the next build has them', async () => {
  const site = await pictureSite()
  const run = (...args: string[]) => play(['generate', '--cwd', site.folder, ...args])
  await run('--no-derived')
  expect([resized(site), page(site).includes('<picture>')]).toEqual([[], false])
  await run()
  expect([resized(site).length, page(site).includes('<picture>')]).toEqual([2, true])
})

it('`clean` keeps what took long to make, unless it is told otherwise', async () => {
  const site = await pictureSite()
  await site.build()
  const [files, kept] = [site.published(), inCache(site)]
  const clean = (...args: string[]) => play(['clean', '--cwd', site.folder, ...args])
  await clean()
  expect(snapshot(join(site.folder, 'public'))).toEqual({})
  expect(readdirSync(join(site.folder, '.blog-cache'))).toEqual(['derived'])
  expect(inCache(site)).toEqual(kept)
  const { observer, made } = counting()
  await site.build({ observer })
  expect([made(), site.published()]).toEqual([0, files])
  await clean('--derived')
  expect(existsSync(join(site.folder, '.blog-cache'))).toBe(false)
})
