import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { texts as chinese } from '../../src/messages/texts/zh-CN.ts'
import { addPicture } from '../../src/scaffold/pictures.ts'
import type { PreviewOptions } from '../../src/server/preview.ts'
import { CONFIG, post, siteOf } from '../road/sites.ts'
import { previewOf } from './previews.ts'

/** Who may give a picture to an article of the preview, and what. */

const PNG = readFileSync(join(import.meta.dirname, '../fixtures/images/shot.png'))
const PAGE = '/2018/03/01/a/'
const NOW = new Date('2026-11-30T00:00:00Z')

async function previewed(files: Readonly<Record<string, string>> = {}, options: Partial<PreviewOptions> = {}) {
  const site = siteOf({ 'source/_posts/a.md': post('甲', 1), ...files })
  const preview = await previewOf(site.folder, {
    savePicture: ({ folders, config }, given) => addPicture(folders, config, given, NOW),
    ...options,
  })
  const offerAt = async (page = PAGE) => {
    const { body } = await preview.get(`/__hanmo/picture?address=${encodeURIComponent(page)}`)
    return JSON.parse(body.toString()) as { token: string; labels: Record<string, string> } | null
  }
  interface Sending {
    readonly page?: string
    readonly token?: string
    readonly query?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: Buffer
    readonly method?: string
  }
  const send = async ({ page = PAGE, token, query = '', headers = {}, body = PNG, method = 'POST' }: Sending = {}) =>
    deliver(preview.port, `/__hanmo/picture?address=${encodeURIComponent(page)}${query}`, {
      method,
      body,
      headers: { 'x-hanmo-token': token ?? (await offerAt())?.token ?? '', ...headers },
    })
  const listed = () =>
    (readdirSync(join(site.folder, 'source'), { recursive: true }) as string[])
      .filter((name) => /\.\w+$/.test(name))
      .sort()
  return { ...site, preview, offerAt, send, files: listed }
}

interface Sent {
  readonly method: string
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

function deliver(
  port: number,
  path: string,
  { method, body, headers }: Sent,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

it('a picture for the page of an article is saved beside it, and the page hears how to show it', async () => {
  const { send, read, files } = await previewed()
  const answer = await send({ query: '&words=%E6%8D%9F%E5%A4%B1' })
  expect([answer.status, JSON.parse(answer.text)]).toEqual([
    201,
    { line: '![损失](a/2026-11-30-损失.png)', written: false },
  ])
  expect(files()).toEqual(['_posts/a.md', '_posts/a/2026-11-30-损失.png'])
  expect(read('source/_posts/a.md')).toBe(post('甲', 1))
})

it('at the end of the article, if the author wants it, and the page shows it', async () => {
  const { send, read, preview } = await previewed()
  let answer = ''
  await preview.after(() => void send({ query: '&words=x&at-end=' }).then(({ text }) => (answer = text)))
  await expect.poll(() => answer).toContain('"written":true')
  expect(read('source/_posts/a.md')).toBe(`${post('甲', 1)}\n![x](a/2026-11-30-x.png)\n`)
  await expect.poll(async () => (await preview.get(PAGE)).html).toContain('2026-11-30-x.png')
})

it.each<[string, Parameters<Awaited<ReturnType<typeof previewed>>['send']>[0], number]>([
  ['without the token', { token: '' }, 403],
  ['with another token', { token: 'f'.repeat(64) }, 403],
  ['from a page of another site', { headers: { origin: 'http://evil.example' } }, 403],
  ['from another port', { headers: { origin: 'http://127.0.0.1:1' } }, 403],
  ['from a page without an origin', { headers: { origin: 'null' } }, 403],
  ['that a browser calls cross-site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
  ['under a name of the internet', { headers: { host: 'evil.example' } }, 403],
  // As a tunnel has it that runs on this machine.
  ['under a name that is let in', { headers: { host: 'blog.test' } }, 403],
  ['to a machine of the network', { headers: { host: '192.168.1.2' } }, 403],
  ['by PUT', { method: 'PUT' }, 405],
  ['that is none', { body: Buffer.from('<script>') }, 422],
  ['that is empty', { body: Buffer.alloc(0) }, 422],
  ['beyond the limit', { body: Buffer.concat([PNG, Buffer.alloc(20_000_000)]) }, 413],
])('a picture %s is refused', async (_, sending, status) => {
  const { send, files, preview } = await previewed({}, { allowedHosts: ['blog.test'] })
  // Who says at once that it is too much may not wait for the rest.
  const answer = await send(sending).catch(() => ({ status: 413 }))
  expect(answer.status).toBe(status)
  expect(files()).toEqual(['_posts/a.md'])
  expect((await preview.get(PAGE)).status).toBe(200)
  expect(preview.failures).toEqual([])
})

it('what is sent in pieces, without its length, ends at the limit', async () => {
  const { offerAt, preview, files } = await previewed()
  const headers = { 'x-hanmo-token': (await offerAt())?.token ?? '' }
  const path = `/__hanmo/picture?address=${encodeURIComponent(PAGE)}`
  const status = await new Promise((resolve) => {
    const sent = request({ host: '127.0.0.1', port: preview.port, path, method: 'POST', headers }, (response) => {
      resolve(response.statusCode)
      response.resume()
    })
    sent.on('error', () => resolve(413))
    sent.write(PNG)
    for (let piece = 0; piece < 22; piece++) sent.write(Buffer.alloc(1_000_000))
    sent.end()
  })
  expect([status, files()]).toEqual([413, ['_posts/a.md']])
})

it('a file where the folder of pictures would be is said in words', async () => {
  const { send } = await previewed({ 'source/_posts/a': 'x' })
  const answer = await send({ query: '&words=x' })
  expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('_posts/a is a file')])
})

it('what looks like HTML in the words is text of the line', async () => {
  const { send } = await previewed()
  const { line } = JSON.parse((await send({ query: `&words=${encodeURIComponent('a <b> [c]')}` })).text)
  expect(line).toContain('![a \\<b> \\[c\\]](')
})

it('the token of a page is for that page, and only articles have one', async () => {
  const { offerAt, send, files } = await previewed({ 'source/_posts/b.md': post('乙', 2) })
  const other = (await offerAt('/2018/03/02/b/'))?.token ?? ''
  expect(other).not.toBe((await offerAt())?.token)
  expect((await send({ token: other })).status).toBe(403)
  expect([await offerAt('/'), await offerAt('/nowhere/'), await offerAt('/%zz/')]).toEqual([null, null, null])
  expect(files()).toEqual(['_posts/a.md', '_posts/b.md'])
})

it('nobody but that page gets the token', async () => {
  const { preview } = await previewed({}, { allowedHosts: ['blog.test'] })
  const answerTo = async (headers: Record<string, string>) => {
    const { status, body } = await preview.get(`/__hanmo/picture?address=${encodeURIComponent(PAGE)}`, headers)
    return [status, status === 200 ? body.toString() : '']
  }
  // Without an error: who looks on from a phone has done nothing wrong.
  expect(await answerTo({ host: 'blog.test' })).toEqual([200, 'null'])
  expect(await answerTo({ host: '192.168.1.2' })).toEqual([200, 'null'])
  expect(await answerTo({ origin: 'http://evil.example' })).toEqual([403, ''])
  expect(await answerTo({ 'sec-fetch-site': 'cross-site' })).toEqual([403, ''])
})

it('`paste: none` takes none', async () => {
  const { offerAt, send, files } = await previewed({ '_config.yml': `${CONFIG}server: { paste: none }\n` })
  expect(await offerAt()).toBe(null)
  expect((await send()).status).toBe(403)
  expect(files()).toEqual(['_posts/a.md'])
})

it('the page speaks the language of the author', async () => {
  const { offerAt } = await previewed({}, { texts: chinese.serving })
  expect((await offerAt())?.labels).toMatchObject({ copy: '保存并复制', tooLarge: '图片不能超过 20 MB。' })
})
