import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { type Answer, isFile, sendAnswer, sendText } from '../../src/server/answer.ts'
import { get } from './previews.ts'

/** A server that gives one answer to whatever it is asked. */
async function serverOf(answer: Answer) {
  const server = createServer((request, response) => void sendAnswer(request, response, answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return (headers?: Readonly<Record<string, string>>, method?: string) => get(port, '/', headers, method)
}

function fileOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-answer-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'a.txt')
  writeFileSync(file, text)
  return file
}

/** The same ten bytes, from memory and from a file. */
const bodies = { text: () => ({ text: '0123456789' }), file: () => ({ file: fileOf('0123456789') }) }
const KINDS = ['text', 'file'] as const

it.each(KINDS)('a whole answer has type, length and tag (%s)', async (kind) => {
  const ask = await serverOf({ path: 'a.txt', body: bodies[kind]() })
  const { status, body, headers } = await ask()
  expect([status, String(body)]).toEqual([200, '0123456789'])
  expect(headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'content-length': '10',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    etag: expect.stringMatching(/^".+"$/),
  })
  const head = await ask({}, 'HEAD')
  expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, '10'])
})

it.each(KINDS)('what the browser has already is answered without a body (%s)', async (kind) => {
  const ask = await serverOf({ path: 'a.txt', body: bodies[kind]() })
  const { etag } = (await ask()).headers as { etag: string }
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*'])
    expect(await ask({ 'if-none-match': known })).toMatchObject({ status: 304, body: Buffer.alloc(0) })
  expect((await ask({ 'if-none-match': '"other"' })).status).toBe(200)
})

it.each(KINDS)('a part of a file is sent only of the file that is meant (%s)', async (kind) => {
  const ask = await serverOf({ path: 'a.txt', body: bodies[kind]() })
  const { etag } = (await ask()).headers as { etag: string }
  const part = await ask({ range: 'bytes=2-4', 'if-range': etag })
  expect([part.status, String(part.body), part.headers['content-range']]).toEqual([206, '234', 'bytes 2-4/10'])
  expect((await ask({ range: 'bytes=2-4', 'if-range': '"other"' })).status).toBe(200)
  expect(await ask({ range: 'bytes=10-' })).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */10' } })
})

it('an error page is always sent whole', async () => {
  const ask = await serverOf({ status: 404, path: '404.html', body: { text: 'nothing' } })
  const { status, body, headers } = await ask({ range: 'bytes=0-1', 'if-none-match': '*' })
  expect([status, String(body), headers['accept-ranges']]).toEqual([404, 'nothing', undefined])
})

it('an empty file is an empty answer', async () => {
  const ask = await serverOf({ path: 'a.txt', body: { file: fileOf('') } })
  expect(await ask()).toMatchObject({ status: 200, body: Buffer.alloc(0), headers: { 'content-length': '0' } })
})

it('another file of the same length has another tag', async () => {
  const file = fileOf('one')
  const ask = await serverOf({ path: 'a.txt', body: { file } })
  const { etag } = (await ask()).headers
  rmSync(file)
  writeFileSync(file, 'two')
  expect((await ask({ 'if-none-match': String(etag) })).status).toBe(200)
})

it('a short text has no body for those who ask for headers', async () => {
  const server = createServer((_, response) => sendText(response, 405, 'No.', { allow: 'GET' }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await get(port, '/')).toMatchObject({ status: 405, html: 'No.\n', headers: { allow: 'GET' } })
  expect(await get(port, '/', {}, 'HEAD')).toMatchObject({ status: 405, html: '' })
})

it('only a plain file is a file', async () => {
  const file = fileOf('x')
  expect([await isFile(file), await isFile(join(file, '..')), await isFile(`${file}.none`)]).toEqual([
    true,
    false,
    false,
  ])
})
