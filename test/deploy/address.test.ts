import { describe, expect, test } from 'vitest'
import { parseAddress, tokenCredentials } from '../../src/deploy/address.ts'

const parse = (text: string) => parseAddress(text, '/home/me/blog')

describe('parseAddress', () => {
  test.each([
    ['https://github.com/me/blog.git', 'https://github.com/me/blog.git', 'github.com', 'me/blog'],
    ['https://GitHub.com/me/blog/', 'https://GitHub.com/me/blog/', 'github.com', 'me/blog'],
    ['git@github.com:me/blog.git', 'git@github.com:me/blog.git', 'github.com', 'me/blog'],
    ['github.com:me/blog', 'github.com:me/blog', 'github.com', 'me/blog'],
    ['ssh://git@gitee.com:22/me/blog.git', 'ssh://gitee.com:22/me/blog.git', 'gitee.com', 'me/blog'],
    ['git+ssh://git@host.cn/~me/blog.git', 'ssh://host.cn/~me/blog.git', 'host.cn', '~me/blog'],
    ['git://host.cn/a/b/c.git', 'git://host.cn/a/b/c.git', 'host.cn', 'a/b/c'],
    ['https://host.cn/%E6%88%91/blog.git', 'https://host.cn/%E6%88%91/blog.git', 'host.cn', '我/blog'],
  ])('%s', (text, shown, host, path) => {
    expect(parse(text)).toMatchObject({ shown, host, path })
    expect(parse(text).credentials).toBeUndefined()
  })

  test.each([
    ['../site.git', '/home/me/site.git'],
    ['/srv/git/x.git', '/srv/git/x.git'],
    ['./a,b/x.git', '/home/me/blog/a,b/x.git'],
  ])('a folder: %s', (text, folder) => {
    expect(parse(text)).toEqual({ url: folder, shown: folder })
  })

  test.each([
    ['https://me:s3cret@github.com/me/blog.git', { username: 'me', password: 's3cret' }],
    ['https://me:p%40ss%2Fw@github.com/me/blog.git', { username: 'me', password: 'p@ss/w' }],
    ['https://:only@host.cn/x.git', { username: '', password: 'only' }],
    [
      'https://ghp_0123456789abcdef@github.com/me/blog.git',
      { username: 'x-access-token', password: 'ghp_0123456789abcdef' },
    ],
    ['https://glpat-abc_def@gitlab.com/me/blog.git', { username: 'oauth2', password: 'glpat-abc_def' }],
  ])('credentials leave the address: %s', (text, credentials) => {
    const address = parse(text)
    expect(address.credentials).toEqual(credentials)
    expect(address.url).not.toContain('@')
    expect(address.shown).not.toContain('@')
  })

  test('a plain user name stays for git’s own credential helpers, unseen', () => {
    expect(parse('https://me@bitbucket.org/me/blog.git')).toMatchObject({
      url: 'https://me@bitbucket.org/me/blog.git',
      shown: 'https://bitbucket.org/me/blog.git',
    })
  })

  test.each([
    '',
    '-oProxyCommand=touch x',
    '--upload-pack=touch x',
    'ext::sh -c touch% x',
    'fd::17',
    'javascript://x',
    'ftp://host/x.git',
    'https://',
    'ssh://-oProxyCommand=x/y',
    'git@-oProxyCommand=x:y',
    '-user@host:y',
    'https://host/a\nb',
    'me:hunter2@host:x.git',
  ])('refuses %j, without repeating a password', (text) => {
    expect(() => parse(text)).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'deploy-address' }) }),
    )
    try {
      parse(text)
    } catch (error) {
      expect(String(error)).not.toContain('hunter2')
    }
  })
})

test.each([
  'http://bob:12/hunter2@host.cn/x.git',
  'https://bob:hun ter2@host.cn/x.git',
  'https://bob:1#hunter2@host.cn/x.git',
  'https://bob:1?hunter2@host.cn/x.git',
  'https://bob:1\\hunter2@host.cn/x.git',
  'https://bob/hunter2@host.cn/x.git',
  'https:/bob:hunter2@host.cn/x.git',
  'https:bob:hunter2@host.cn/x.git',
  'git+https:/bob:hunter2@host.cn/x.git',
  'ssh://bob:12/hunter2@host.cn/x.git',
  'bob:pa/hunter2@host.cn:x.git',
  'bob:hunter2@host.cn:x.git',
  'https://bob:hunter2',
  'ftp://bob:hunter2@host.cn/x',
])('%s, whose password would be taken for something else, is refused and not repeated', (text) => {
  try {
    parse(text)
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ problem: { code: 'deploy-address' } })
    expect(JSON.stringify((error as { problem: unknown }).problem)).not.toMatch(/hun|ter2/)
  }
})

test('a token goes with the user name that its host expects', () => {
  const name = (url: string) => tokenCredentials(parse(url), 't').username
  expect(name('https://github.com/a/b')).toBe('x-access-token')
  expect(name('https://gitlab.example.com/a/b')).toBe('oauth2')
  expect(name('https://gitee.com/a/b')).toBe('oauth2')
  expect(name('https://bitbucket.org/a/b')).toBe('x-token-auth')
  expect(name('https://bot@github.com/a/b')).toBe('bot')
})
