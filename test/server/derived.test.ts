import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { installSharp, noise, put } from '../images/pictures.ts'
import { post, siteOf } from '../road/sites.ts'
import { previewOf } from './previews.ts'

/** Pictures in other sizes, each made when a browser asks for it. */

async function previewed(body = '![图](/images/a.jpg)') {
  const site = siteOf({ 'source/_posts/a.md': post('甲', 1, body) })
  installSharp(site.folder)
  put(site.folder, 'source/images/a.jpg', await noise(600, 300).jpeg().toBuffer())
  const preview = await previewOf(site.folder)
  const addresses = async () => {
    const { html } = await preview.get('/2018/03/01/a/')
    return Array.from(html.matchAll(/(\/resized\/\S+) \d+w/g), ([, address]) => address as string)
  }
  const made = () => {
    const folder = join(site.folder, '.blog-cache/derived')
    return existsSync(folder) ? readdirSync(folder).length : 0
  }
  return { ...site, preview, addresses, made }
}

it('a page is there before its pictures, and each is made when it is asked for, once', async () => {
  const { preview, addresses, made } = await previewed()
  const [small = '', large = ''] = await addresses()
  expect(made()).toBe(0)
  const [first, again] = await Promise.all([preview.get(small), preview.get(small)])
  expect([first.status, first.headers['content-type'], made()]).toEqual([200, 'image/webp', 1])
  expect(again.body.equals(first.body)).toBe(true)
  expect((await sharp(first.body).metadata()).width).toBe(480)
  expect((await sharp((await preview.get(large)).body).metadata()).width).toBe(600)
})

it('nothing else is made: neither other widths, nor of other pictures, nor outside', async () => {
  const { preview, addresses, made } = await previewed()
  const [small = ''] = await addresses()
  for (const path of [
    small.replace('-480', '-481'),
    small.replace('/a-', '/b-'),
    small.replace(/-\w{8}-/, '-00000000-'),
    '/resized/',
    '/resized/..%2f..%2f_config.yml',
    '/resized/a-480.webp',
  ])
    expect([path, (await preview.get(path)).status]).toEqual([path, 404])
  expect(made()).toBe(0)
})

it('a picture that changes has other addresses at once', async () => {
  const { preview, addresses, folder } = await previewed()
  const before = await addresses()
  await preview.get(before[0] as string)
  const bytes = await noise(700, 300).jpeg().toBuffer()
  await preview.after(() => put(folder, 'source/images/a.jpg', bytes))
  const after = await addresses()
  expect(after.filter((address) => before.includes(address))).toEqual([])
  expect((await sharp((await preview.get(after[1] as string)).body).metadata()).width).toBe(700)
  expect((await preview.get(before[0] as string)).status).toBe(404)
})

it('a picture that is cut off is shown as it is, and whole again in every size', async () => {
  const { preview, addresses, folder } = await previewed()
  const bytes = await noise(620, 300).jpeg().toBuffer()
  const cut = bytes.subarray(0, 20_000)
  await preview.after(() => put(folder, 'source/images/a.jpg', cut))
  expect(await addresses()).toEqual([])
  expect((await preview.get('/images/a.jpg')).body.equals(cut)).toBe(true)
  await preview.after(() => put(folder, 'source/images/a.jpg', bytes))
  expect(await addresses()).toHaveLength(2)
})
