import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type App, createApp } from '../../src/hexo/middleware.ts'
import { get, previewOf } from '../server/previews.ts'
import { guestSite, HOME, post } from './sites.ts'

/** What plugins answer in the preview: filters of `server_middleware`. */

const ADMIN = `${HOME}
hexo.extend.filter.register('server_middleware', (app) => {
  app.use('/admin/api', async (request, response) => {
    if (request.method === 'POST') {
      require('fs').writeFileSync(hexo.source_dir + '_posts/new.md', '---\\ntitle: 新\\ndate: 2018-01-01\\n---\\n写')
      await hexo.source.process()
    }
    response.end(request.url + ' ' + hexo.model('Post').map(({ title }) => title).join())
  })
  app.use('/bad', () => { throw new Error('no admin') })
})`

async function admin() {
  const site = guestSite({ 'scripts/admin.js': ADMIN, 'source/_posts/a.md': post('甲', 1) })
  return { site, preview: await previewOf(site.folder) }
}

test('a plugin answers for its own addresses, and sees the site of this moment', async () => {
  const { site, preview } = await admin()
  expect((await preview.get('/admin/api/list?x')).html).toBe('/list?x 甲')
  expect((await preview.get('/a/')).html).toContain('<h1>甲</h1>')
  await preview.after(() => site.write('source/_posts/a.md', post('丙', 1)))
  expect((await preview.get('/admin/api')).html).toBe('/ 丙')
  expect((await preview.get('/administer')).status).toBe(404)
})

test('what it writes shows at once, for itself and on pages', async () => {
  const { preview } = await admin()
  expect((await preview.get('/admin/api', {}, 'POST')).html).toBe('/ 甲,新')
  expect((await preview.get('/')).html).toContain('<a href="/new/">新</a>')
})

test('pages of other sites and other names of the machine get nothing from plugins', async () => {
  const { site, preview } = await admin()
  for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }])
    expect((await preview.get('/admin/api', headers, 'POST')).status).toBe(405)
  expect((await preview.get('/admin/api', { host: 'evil.example' })).status).toBe(403)
  expect(site.has('source/_posts/new.md')).toBe(false)
})

test('what it throws is an answer that names it, and the preview goes on', async () => {
  const { preview } = await admin()
  const { status, html } = await preview.get('/bad/thing')
  expect([status, html]).toEqual([500, expect.stringContaining('no admin')])
  expect((await preview.get('/a/')).status).toBe(200)
})

test('a filter that cannot be run leaves the site to be seen', async () => {
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1),
    'scripts/a.js': `hexo.extend.filter.register('server_middleware', () => { throw new Error('no app') })`,
  })
  const preview = await previewOf(site.folder)
  expect((await preview.get('/a/')).html).toContain('<h1>甲</h1>')
  expect(String(preview.failures)).toContain('no app')
})

async function serving(use: (app: App) => void) {
  const app = createApp()
  use(app)
  const server = createServer((request, response) =>
    app(request, response, (error) => response.end(error === undefined ? 'none' : `error ${String(error)}`)),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return async (path: string) => (await get(port, path)).html
}

test('an app is asked in order, each part for addresses below its own', async () => {
  const seen: string[] = []
  const inner = createApp().use('/deep', (request: { url: string }, response: { end: (text: string) => void }) =>
    response.end(`deep ${request.url}`),
  )
  const ask = await serving((app) =>
    app
      .use((request: { url: string }, _: unknown, next: () => void) => {
        seen.push(request.url)
        next()
      })
      .use('/a/', (request: { url: string; originalUrl: string }, response: { end: (text: string) => void }) =>
        response.end(`a ${request.url} ${request.originalUrl}`),
      )
      .use('/in', inner)
      .use('/later', async () => Promise.reject(new Error('late')))
      .use('/stop', () => {
        throw 'now'
      })
      .use((error: unknown, _: unknown, response: { end: (text: string) => void }, next: (error: unknown) => void) =>
        String(error).includes('late') ? response.end('caught') : next(error),
      ),
  )
  expect(await ask('/a')).toBe('a / /a')
  expect(await ask('/A/b?c')).toBe('a /b?c /A/b?c')
  expect(await ask('/ab')).toBe('none')
  expect(await ask('/in/deep/er')).toBe('deep /er')
  expect(await ask('/in/else')).toBe('none')
  expect(await ask('/later')).toBe('caught')
  expect(await ask('/stop')).toBe('error now')
  expect(seen).toEqual(['/a', '/A/b?c', '/ab', '/in/deep/er', '/in/else', '/later', '/stop'])
})
