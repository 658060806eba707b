import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { createGuard, isLoopback } from '../../src/server/guard.ts'

const request = (headers: Record<string, string | undefined>) => ({ headers }) as unknown as IncomingMessage
const guard = createGuard('My.Machine', ['blog.test', '.LAN'])

it.each([
  '127.0.0.1:4000',
  '[::1]:4000',
  '192.168.1.2',
  'localhost',
  'my.localhost:1',
  'my.machine:80',
  'BLOG.test',
  'a.lan',
])('the host %s is known', (host) => {
  expect(guard.isKnownHost(request({ host }))).toBe(true)
})

it.each([
  undefined,
  '',
  'evil.example',
  'localhost.evil.example',
  'blog.test.evil.example',
  'a.blog.test',
  'evil-lan',
  'a@localhost',
  'localhost/x',
  '[',
])('the host %s is refused: somebody else may give this machine that name', (host) => {
  expect(guard.isKnownHost(request({ host }))).toBe(false)
})

it.each([
  [true, {}],
  [true, { origin: 'http://LOCALHOST:4000' }],
  [true, { origin: 'http://localhost:4000', 'sec-fetch-site': 'same-origin' }],
  [false, { origin: 'http://localhost:4001' }],
  [false, { origin: 'null' }],
  [false, { 'sec-fetch-site': 'cross-site' }],
])('whether a request comes from a page of this server is %s for %j', (own, headers) => {
  expect(guard.isOwnOrigin(request({ host: 'localhost:4000', ...headers }))).toBe(own)
})

it.each([
  ['localhost', true],
  ['::1', true],
  ['127.1.2.3', true],
  ['0.0.0.0', false],
  ['127.evil.example', false],
])('that only this machine reaches %s is %s', (host, only) => {
  expect(isLoopback(host)).toBe(only)
})

it.each([
  [true, '127.0.0.1', { host: 'localhost:4000' }],
  [true, '::ffff:127.0.0.1', { host: '127.0.0.1:4000', origin: 'http://127.0.0.1:4000' }],
  [true, '::1', { host: '[::1]:4000' }],
  [true, '::1', { host: 'blog.localhost' }],
  [false, '192.168.1.7', { host: 'localhost:4000' }],
  // A tunnel on this machine asks in the name of the one at its other end.
  [false, '127.0.0.1', { host: 'blog.test' }],
  [false, '127.0.0.1', { host: '192.168.1.2:4000' }],
  [false, '127.0.0.1', { host: 'localhost:4000', origin: 'http://blog.test' }],
  [false, '127.0.0.1', {}],
])('whether it is the author who asks is %s for %s and %j', (is, remoteAddress, headers) => {
  expect(guard.isAuthor({ headers, socket: { remoteAddress } } as unknown as IncomingMessage)).toBe(is)
})
