import { symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { texts } from '../../src/messages/texts/en.ts'
import { openProject } from '../../src/project.ts'
import { openStaticPreview } from '../../src/server/preview.ts'
import { runs } from '../fuzz.ts'
import { CONFIG, post, siteOf } from '../road/sites.ts'
import { get, previewOf } from './previews.ts'

const site = (config = CONFIG) =>
  siteOf({
    '_config.yml': config,
    'source/_posts/a.md': post('甲', 1),
    'source/数学/笔记.txt': '0123456789',
    'secret.txt': 'secret',
    'source/_drafts/d.md': 'secret',
  })

test('types, charsets and lengths are right, and HEAD sends no body', async () => {
  const { get } = await previewOf(site().folder)
  const page = await get('/')
  expect(page.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
  expect(Number(page.headers['content-length'])).toBe(page.body.length)
  expect((await get('/style.css')).headers['content-type']).toBe('text/css; charset=utf-8')
  expect((await get('/%E6%95%B0%E5%AD%A6/%E7%AC%94%E8%AE%B0.txt')).body.toString()).toBe('0123456789')
  const head = await get('/', {}, 'HEAD')
  expect(head).toMatchObject({ status: 200, headers: { 'content-length': page.headers['content-length'] } })
  expect(head.body.length).toBe(0)
  expect((await get('/', {}, 'POST')).status).toBe(405)
})

test('addresses are those of pages on git', async () => {
  const { get } = await previewOf(site().folder)
  expect(await get('/2018/03/01/a?x=1')).toMatchObject({ status: 302, headers: { location: '/2018/03/01/a/?x=1' } })
  expect((await get('/2018/03/01/a/index.html')).status).toBe(200)
  expect((await get('/2018/03/01/a/index')).status).toBe(200)
  expect((await get('/nowhere/')).status).toBe(404)
  expect((await get('/%E0%A4%A/')).status).toBe(400)
})

test('what did not change is answered with a line', async () => {
  const blog = site()
  const { get, after } = await previewOf(blog.folder)
  for (const path of ['/', '/style.css']) {
    const { etag } = (await get(path)).headers as { etag: string }
    expect(await get(path, { 'if-none-match': etag })).toMatchObject({ status: 304, body: Buffer.alloc(0) })
    expect((await get(path, { 'if-none-match': `W/${etag}, "other"` })).status).toBe(304)
  }
  const { etag } = (await get('/')).headers as { etag: string }
  await after(() => blog.write('source/_posts/a.md', post('甲', 1, '新')))
  expect((await get('/', { 'if-none-match': etag })).status).toBe(200)
})

test.each([
  ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
  ['bytes=7-', 206, '789', 'bytes 7-9/10'],
  ['bytes=-2', 206, '89', 'bytes 8-9/10'],
  ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
  ['bytes=10-', 416, '', 'bytes */10'],
  ['bytes=4-2', 200, '0123456789', undefined],
  ['bytes=0-1,3-4', 200, '0123456789', undefined],
  ['lines=1-2', 200, '0123456789', undefined],
])('a range of a file: %s', async (range, status, body, contentRange) => {
  const { get } = await previewOf(site().folder)
  const answer = await get('/%E6%95%B0%E5%AD%A6/%E7%AC%94%E8%AE%B0.txt', { range })
  expect([answer.status, answer.body.toString(), answer.headers['content-range']]).toEqual([status, body, contentRange])
})

const OUTSIDE = [
  '/../secret.txt',
  '/..%2fsecret.txt',
  '/%2e%2e/secret.txt',
  '/%252e%252e%252fsecret.txt',
  '/..\\secret.txt',
  '/..%5csecret.txt',
  '/x/../../secret.txt',
  '//secret.txt',
  '/secret.txt',
  '/source/_drafts/d.md',
  '/_drafts/d.md',
  '/_config.yml',
  '/link.txt',
  '/%00',
]

test.each(OUTSIDE)('nothing beside the site can be asked for: %s', async (path) => {
  const blog = site()
  symlinkSync(join(blog.folder, 'secret.txt'), join(blog.folder, 'source/out.txt'))
  symlinkSync('/etc/hostname', join(blog.folder, 'source/link.txt'))
  const { get } = await previewOf(blog.folder)
  const { status, body } = await get(path)
  expect([400, 404]).toContain(status)
  expect(body.toString()).not.toContain('secret')
  expect((await get('/%E6%95%B0%E5%AD%A6/')).status).toBe(404)
})

test.each(OUTSIDE)('nor from the folder that generate wrote: %s', async (path) => {
  const blog = site()
  await blog.build()
  symlinkSync(join(blog.folder, 'secret.txt'), join(blog.folder, 'public/link.txt'))
  const preview = await openStaticPreview(await openProject(blog.folder), {
    texts: texts.serving,
    host: '127.0.0.1',
    port: { port: 0, exact: true },
  })
  onTestFinished(() => preview.close())
  expect((await get(preview.port, '/')).body.toString()).toBe(blog.read('public/index.html'))
  const { status, body } = await get(preview.port, path)
  expect([400, 404]).toContain(status)
  expect(body.toString()).not.toContain('secret')
})

test('--static serves no hidden file, but for .well-known/', async () => {
  const blog = site()
  await blog.build()
  const hidden = ['.git/config', '.env', 'a/.htpasswd', '.git./config', 'x/.GIT/HEAD']
  for (const path of [...hidden, '.well-known/a.txt']) blog.write(`public/${path}`, 'secret')
  const preview = await openStaticPreview(await openProject(blog.folder), {
    texts: texts.serving,
    host: '127.0.0.1',
    port: { port: 0, exact: true },
  })
  onTestFinished(() => preview.close())
  for (const path of [...hidden, '.git%2Fconfig', '%2egit/config', '.git\\config', '.git/'])
    expect([400, 404], path).toContain((await get(preview.port, `/${path}`)).status)
  expect((await get(preview.port, '/.well-known/a.txt')).status).toBe(200)
})

test('a name that somebody else may give this machine is refused', async () => {
  const { get, port } = await previewOf(site().folder, { allowedHosts: ['blog.test', '.lan'] })
  const status = async (host: string) => (await get('/', { host })).status
  expect(await Promise.all(['evil.example', `evil.example:${port}`, 'localhost.evil.example'].map(status))).toEqual([
    403, 403, 403,
  ])
  const known = [`127.0.0.1:${port}`, 'localhost', '[::1]:1', 'my.localhost', 'blog.test', 'phone.lan', 'BLOG.test:80']
  expect(await Promise.all(known.map(status))).toEqual(known.map(() => 200))
})

test('pages of other sites get no events', async () => {
  const { get, port } = await previewOf(site().folder)
  const path = '/__hanmo/events?address=/'
  expect((await get(path, { origin: 'http://evil.example' })).status).toBe(403)
  expect((await get(path, { origin: 'null' })).status).toBe(403)
  expect((await get(path, { origin: `http://127.0.0.1:${port + 1}` })).status).toBe(403)
  expect((await get(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
})

test('a site below a folder is served below it', async () => {
  const { get, url } = await previewOf(site(CONFIG.replace('https://example.com', 'https://example.com/博客')).folder)
  expect(new URL(url).pathname).toBe('/%E5%8D%9A%E5%AE%A2/')
  expect(await get('/')).toMatchObject({ status: 302, headers: { location: '/%E5%8D%9A%E5%AE%A2/' } })
  expect((await get('/%E5%8D%9A%E5%AE%A2/2018/03/01/a/')).status).toBe(200)
  expect((await get('/2018/03/01/a/')).status).toBe(404)
})

test('a port that is taken is left, unless it was asked for', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const { folder } = site()
  expect((await previewOf(folder, { port: { port, exact: false } })).port).toBeGreaterThan(port)
  await expect(previewOf(folder, { port: { port, exact: true } })).rejects.toMatchObject({
    problem: { code: 'port-taken' },
  })
})

test('an empty file, and one that vanishes, are no failure', async () => {
  const blog = site()
  const preview = await previewOf(blog.folder)
  await preview.after(() => writeFileSync(join(blog.folder, 'source/empty.txt'), ''))
  expect(await preview.get('/empty.txt')).toMatchObject({ status: 200, body: Buffer.alloc(0) })
  blog.remove('source/empty.txt')
  expect((await preview.get('/empty.txt')).status).toBe(404)
  expect(preview.failures).toEqual([])
})

/** Sends bytes as they are, and gives what comes back until the other side ends or the client goes away. */
function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let told = ''
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes, 'latin1'))
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      told += chunk
      // The stream of events does not end by itself.
      if (told.includes('text/event-stream')) socket.destroy()
    })
    socket.on('error', () => undefined).on('close', () => resolve(told))
  })
}

test('whatever is sent, no secret comes back, and the next one is served', async () => {
  const { get, port, failures } = await previewOf(site().folder)
  const piece = fc.constantFrom(
    ...[
      '/',
      '..',
      '%2e%2e',
      '%2f',
      '%00',
      '%zz',
      '%ff',
      '\\',
      'secret.txt',
      '_drafts',
      '//evil.example',
      '?',
      '#',
      '*',
    ],
    ...[
      'index.html',
      '__hanmo',
      'events?address=',
      'client.js',
      'search',
      'http://evil.example/',
      '\t',
      '\0',
      '\xff',
      ' ',
    ],
  )
  const target = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''))
  const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'OPTIONS', 'CONNECT', 'TRACE', 'get', '')
  const header = fc.constantFrom(
    ...['Host: localhost', 'Host: evil.example', 'Host:', 'Host: [', 'Origin: null', 'Origin: http://evil.example'],
    ...[
      'Range: bytes=-1',
      'Range: bytes=9-1',
      'Range: x',
      'If-None-Match: *',
      'Content-Length: 5',
      'Content-Length: -1',
    ],
    ...['Transfer-Encoding: chunked', 'Upgrade: websocket', 'Expect: 100-continue', 'a', `X: ${'x'.repeat(20_000)}`],
  )
  // Most of them are requests that a server answers.
  const mostly = <T>(usual: T, odd: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd })
  const lines = fc.tuple(mostly('Host: localhost', header), mostly('Accept: */*', header), mostly('X: y', header))
  const request = fc
    .tuple(mostly('GET', method), target, mostly('HTTP/1.1', fc.constantFrom('HTTP/1.0', 'HTTP/9', '')), lines)
    .map(([verb, path, version, headers]) => `${verb} /${path} ${version}\r\n${headers.join('\r\n')}\r\n\r\n`)
  await fc.assert(
    fc.asyncProperty(request, async (bytes) => {
      const told = await sendRaw(port, bytes)
      expect(told).not.toContain('\r\nsecret')
      expect(told).not.toMatch(/^ {4}at .+:\d+:\d+/m)
      expect(told).not.toMatch(/^HTTP\/1\.1 5\d\d(?! Not Implemented)/)
      expect(told).not.toMatch(/^location: (?!\/[^/])/im)
    }),
    { ...runs(), timeout: 5000 },
  )
  expect((await get('/')).status).toBe(200)
  expect(failures).toEqual([])
})
