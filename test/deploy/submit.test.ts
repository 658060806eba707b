import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { changedPages, submitUrls } from '../../src/deploy/submit.ts'
import { configOf } from '../../src/model/config.ts'
import { said } from '../said.ts'

interface Asked {
  readonly path: string
  readonly type: string | undefined
  readonly body: string
}

/** Both services on loopback; `fetch` is led there. */
let asked: Asked[] = []
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    asked.push({ path: request.url ?? '', type: request.headers['content-type'], body })
    answer(request, response)
  })
})

beforeEach(async () => {
  asked = []
  answer = (_, response) => response.end('{"success":1}')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const real = fetch
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
    const { host, pathname, search } = new URL(url)
    return real(`http://127.0.0.1:${port}/${host}${pathname}${search}`, init)
  })
})
afterEach(async () => {
  vi.unstubAllGlobals()
  server.closeAllConnections()
  if (server.listening) await new Promise((resolve) => server.close(resolve))
})

const site = (submit: Readonly<Record<string, unknown>>, url = 'https://example.com') => ({
  config: configOf({ url, root: `${new URL(url).pathname}/`.replace('//', '/'), submit_urls: submit }),
  env: { BAIDU: ' geheim ' },
  sitemap: undefined,
})
const PAGES = ['2024/你好/index.html', 'about/index.html']

describe('what is sent', () => {
  test('Baidu gets lines, IndexNow JSON with the key and where it lies', async () => {
    const { taken, problems } = await submitUrls(PAGES, site({ baidu_token: '$BAIDU', indexnow_key: 'abcdef12' }))
    expect([taken, problems]).toEqual([
      [
        { service: 'Baidu', count: 2 },
        { service: 'IndexNow', count: 2 },
      ],
      [],
    ])
    const urls = ['https://example.com/2024/%E4%BD%A0%E5%A5%BD/index.html', 'https://example.com/about/index.html']
    expect(asked.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
      {
        path: '/api.indexnow.org/indexnow',
        type: 'application/json; charset=utf-8',
        body: JSON.stringify({
          host: 'example.com',
          key: 'abcdef12',
          keyLocation: 'https://example.com/abcdef12.txt',
          urlList: urls,
        }),
      },
      {
        path: '/data.zz.baidu.com/urls?site=https://example.com&token=geheim',
        type: 'text/plain',
        body: urls.join('\n'),
      },
    ])
  })

  test('only what the sitemap lists, in its order, up to the limit', async () => {
    const sitemap = ['about/', 'a/', '2024/%E4%BD%A0%E5%A5%BD/']
      .map((path) => `<loc>https://example.com/${path}</loc>`)
      .join('')
    const given = { ...site({ baidu_token: 't' }), sitemap }
    await submitUrls([...PAGES, '404.html', 'secret/index.html'], given)
    expect(asked[0]?.body.split('\n')).toEqual([
      'https://example.com/about/',
      'https://example.com/2024/%E4%BD%A0%E5%A5%BD/',
    ])
    await submitUrls(PAGES, { ...site({ baidu_token: 't', limit: 1 }), sitemap })
    expect(asked[1]?.body).toBe('https://example.com/about/')
  })

  test('nobody is asked where nothing changed', async () => {
    expect(await submitUrls([], site({ baidu_token: 't' }))).toEqual({ taken: [], problems: [] })
    expect(asked).toEqual([])
  })
})

describe('what goes wrong is a warning, and nothing is tried again', () => {
  test('the service refuses', async () => {
    answer = (_, response) => response.writeHead(401).end('{"error":401,"message":"token geheim is not valid"}')
    const { taken, problems } = await submitUrls(PAGES, site({ baidu_token: '$BAIDU' }))
    expect(taken).toEqual([])
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['submit-failed', 'warning']])
    expect(said(problems[0])).toContain('401 {"error":401,"message":"token *** is not valid"}')
    expect(asked).toHaveLength(1)
  })

  test('the service never answers', async () => {
    answer = () => undefined
    const { problems } = await submitUrls(PAGES, { ...site({ indexnow_key: 'abcdef12' }), timeoutMs: 1000 })
    expect(said(problems[0])).toContain('did not answer within 1 s')
    expect(asked.length).toBeLessThanOrEqual(1)
  })

  test('nobody is there', async () => {
    await new Promise((resolve) => server.close(resolve))
    const { problems } = await submitUrls(PAGES, site({ baidu_token: 't' }))
    expect(said(problems[0])).toContain('ECONNREFUSED')
  })

  test('one service that fails does not keep the other from being asked', async () => {
    answer = ({ url }, response) => response.writeHead(url?.includes('baidu') ? 500 : 200).end()
    const { taken, problems } = await submitUrls(PAGES, site({ baidu_token: 't', indexnow_key: 'abcdef12' }))
    expect([taken.map(({ service }) => service), problems.length]).toEqual([['IndexNow'], 1])
  })

  test('a variable that is not set', async () => {
    const { problems } = await submitUrls(PAGES, site({ baidu_token: '$NOBODY' }))
    expect(said(problems[0])).toContain('NOBODY')
    expect(asked).toEqual([])
  })
})

test('pages are what git pushed, and what was built where another type sent it', () => {
  const git = { repository: '', branch: '', isNew: false, removed: ['x.html'], kept: [], open: undefined }
  const target = { target: 'a', problems: [] }
  const pushed = {
    ...target,
    type: 'git',
    kind: 'pushed' as const,
    git: { ...git, added: ['a/index.html', 'a.png'], changed: ['b.html'] },
  }
  expect(changedPages([pushed], ['c.html'])).toEqual(['a/index.html', 'b.html'])
  expect(changedPages([{ ...pushed, kind: 'planned' }], ['c.html'])).toEqual([])
  expect(changedPages([{ ...target, type: 'rsync', kind: 'sent' }], ['c.html', 'c.css'])).toEqual(['c.html'])
  expect(changedPages([{ ...target, type: 'none', kind: 'unchanged' }], ['c.html'])).toEqual([])
})
