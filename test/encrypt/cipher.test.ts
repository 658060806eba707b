import { expect, test } from 'vitest'
import { keyOf, open, readKey, writtenKey } from '../../src/encrypt/browser/open.ts'
import { ROUNDS, seal } from '../../src/encrypt/cipher.ts'

const FEW = 1000
const sealed = (text: string, password = 'abc123', place = 'https://a.com\0_posts/a.md') =>
  seal(text, password, place, FEW)

test.each(['只给朋友看', '', '<p>x</p>'.repeat(20_000), '\u0000\ud83d\ude00'])(
  'what is sealed is opened by the password: %#',
  async (text) => {
    const box = sealed(text)
    expect(await open(box.text, await keyOf('abc123', box), box)).toBe(text)
  },
)

test('another password opens nothing', async () => {
  const box = sealed('只给朋友看')
  await expect(keyOf('abc124', box).then((key) => open(box.text, key, box))).rejects.toThrow()
})

test('a text that somebody changed is not opened', async () => {
  const box = sealed('只给朋友看')
  const bytes = Buffer.from(box.text, 'base64')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  const key = await keyOf('abc123', box)
  await expect(open(bytes.toString('base64'), key, box)).rejects.toThrow()
})

test('a password may be typed in either form of Unicode', async () => {
  const box = sealed('x', 'e\u0301ａ')
  expect(await open(box.text, await keyOf('\u00e9a', box), box)).toBe('x')
})

test('what a session remembers opens, and is not the password', async () => {
  const box = sealed('x')
  const written = await writtenKey(await keyOf('abc123', box))
  expect(Buffer.from(written, 'base64')).toHaveLength(32)
  expect(await open(box.text, await readKey(written), box)).toBe('x')
})

test('a build can be repeated', () => {
  expect(sealed('x')).toEqual(sealed('x'))
})

test('the salt is another for each article, and says nothing of password and text', () => {
  const { salt } = sealed('x')
  expect(sealed('y').salt).toBe(salt)
  expect(sealed('x', 'other').salt).toBe(salt)
  expect(sealed('x', 'abc123', 'https://a.com\0_posts/b.md').salt).not.toBe(salt)
  expect(Buffer.from(salt, 'base64')).toHaveLength(16)
})

test('two texts under one key never share a nonce', () => {
  const nonces = Array.from({ length: 50 }, (_, index) => sealed(`文${index}`).nonce)
  expect(new Set(nonces).size).toBe(50)
})

test('one text under two passwords shares nothing but the salt', () => {
  const [a, b] = [sealed('x'), sealed('x', 'other')]
  expect([a.nonce === b.nonce, a.text === b.text]).toEqual([false, false])
})

test('the key is stretched as OWASP recommends for PBKDF2 with SHA-256', () => {
  expect(ROUNDS).toBeGreaterThanOrEqual(600_000)
  expect(seal('x', 'p', 'a').rounds).toBe(ROUNDS)
})
