import { describe, expect, it } from 'vitest'
import { frameOf } from '../../src/base/problem.ts'
import { maskLine, maskValue } from '../../src/base/secrets.ts'

const PASSWORDS = ['S3cret', 'S3/cret', 'S3 cret', '12/S3cret', 'S3@cret', 'S3#cret', 'S3?cret', 'S3:cret', 'S3"cret']

describe('secrets in a configuration', () => {
  it.each(PASSWORDS)('the password %s in an address is not shown', (password) => {
    const repo = `https://bob:${password}@host.cn/me/blog.git`
    for (const shown of [JSON.stringify(maskValue({ deploy: [{ repo }] })), maskLine(`  repo: ${repo}`)])
      for (const piece of password.split(/[^a-z]/i).filter((part) => part.length > 1))
        expect(shown).not.toContain(piece)
    expect(maskValue(repo)).toBe('https://***@host.cn/me/blog.git')
  })

  it.each(['token', 'password', 'clientSecret', 'api_key', 'appKey', 'access_key_id', 'passphrase'])(
    'the value of %s is not shown, but for the name of a variable',
    (key) => {
      expect(maskValue({ a: { [key]: 'hunter2' } })).toEqual({ a: { [key]: '***' } })
      expect(maskValue({ [key]: 12345 })).toEqual({ [key]: '***' })
      expect(maskValue('hunter2', key)).toBe('***')
      expect(maskValue({ [key]: '$NAME' })).toEqual({ [key]: '$NAME' })
      expect(maskLine(`  ${key}: hunter2`)).toBe(`  ${key}: *******`)
      expect(maskLine(`  ${key}: $NAME`)).toBe(`  ${key}: $NAME`)
    },
  )

  it('a token is known by its form', () => {
    expect(maskValue('ghp_0123456789abcdefghij', 'repo')).toBe('***')
    expect(maskLine('  - "github_pat_0123456789abcdefghij"')).not.toContain('0123')
  })

  it.each([
    'https://cdn.jsdelivr.net/npm/katex@0.16.0/dist/katex.min.css',
    'git@github.com:me/blog.git',
    'https://example.com',
    'me@example.com',
    'https://example.com:8080/a',
  ])('%s is shown as it is', (text) => {
    expect(maskValue({ url: text, author: text })).toEqual({ url: text, author: text })
    expect(maskLine(`url: ${text}`)).toBe(`url: ${text}`)
  })

  it('the lines around a mistake hide them too, and keep their columns', () => {
    const frame = frameOf('deploy:\n  token: hunter2\n  repo: https://u:hunter2@h/x\n  brnch: x', 4, 3)
    expect(frame).not.toContain('hunter2')
    expect(frame.split('\n').at(-1)).toBe('    |   ^')
  })
})
