import { expect, test } from 'vitest'
import { parseAddress } from '../../src/deploy/address.ts'
import { placeholderIn, servedAt } from '../../src/deploy/site-address.ts'
import { worded } from '../said.ts'

const served = (repo: string, url: string, root: string, cname?: string) => {
  const { open, problems } = servedAt({
    address: parseAddress(repo, '/site'),
    url,
    root,
    ...(cname === undefined ? {} : { cname }),
  })
  return { open, said: worded(problems).map(({ message, hint = '' }) => `${message} ${hint}`) }
}

test.each([
  ['git@github.com:me/me.github.io.git', 'https://me.github.io', '/', undefined, 'https://me.github.io/'],
  ['git@github.com:Me/Me.GitHub.io.git', 'https://me.github.io', '/', undefined, 'https://me.github.io/'],
  ['https://github.com/me/blog.git', 'https://me.github.io/blog', '/blog/', undefined, 'https://me.github.io/blog/'],
  [
    'https://github.com/me/博客',
    'https://me.github.io/博客',
    '/博客/',
    undefined,
    'https://me.github.io/%E5%8D%9A%E5%AE%A2/',
  ],
  ['https://github.com/me/blog', 'https://blog.cn', '/', 'blog.cn\n', 'https://blog.cn/'],
  ['https://github.com/me/blog', 'https://www.blog.cn', '/', 'blog.cn', 'https://blog.cn/'],
  // The domain of the user’s own page serves the projects too.
  ['https://github.com/me/blog', 'https://me.cn/blog', '/blog/', undefined, 'https://me.cn/blog/'],
  ['https://gitlab.com/me/blog', 'https://blog.cn', '/', undefined, 'https://blog.cn/'],
  ['https://codeberg.org/me/pages', 'https://me.codeberg.page', '/', undefined, 'https://me.codeberg.page/'],
  ['ssh://git@own.cn/blog.git', 'https://own.cn/x', '/x/', undefined, 'https://own.cn/x/'],
] as const)('%s for %s fits', (repo, url, root, cname, open) => {
  const { open: found, said } = served(repo, url, root, cname)
  expect(said).toEqual([])
  expect(decodeURI(found ?? '')).toBe(decodeURI(open))
})

test.each([
  [
    'a project page without its root',
    'https://github.com/me/blog',
    'https://me.github.io',
    '/',
    undefined,
    ['https://me.github.io/blog/', 'for https://me.github.io/:', 'root: /blog/'],
  ],
  [
    'a root too many',
    'git@github.com:me/me.github.io.git',
    'https://me.github.io',
    '/blog/',
    undefined,
    ['at https://me.github.io/,', 'https://me.github.io/blog/'],
  ],
  [
    'another user',
    'https://github.com/me/blog',
    'https://you.github.io/blog',
    '/blog/',
    undefined,
    ['https://me.github.io/blog/', 'https://you.github.io/blog/'],
  ],
  [
    'the example address',
    'https://github.com/me/blog',
    'http://example.com',
    '/',
    undefined,
    ['https://me.github.io/blog/', 'http://example.com/'],
  ],
  [
    'a domain without CNAME',
    'https://github.com/me/blog',
    'https://blog.cn',
    '/',
    undefined,
    ['source/CNAME', 'blog.cn', 'https://me.github.io/blog/'],
  ],
  [
    'another domain in CNAME',
    'https://github.com/me/blog',
    'https://blog.cn',
    '/',
    'old.cn',
    ['https://old.cn/', 'https://blog.cn/'],
  ],
  [
    'a folder below the domain of CNAME',
    'https://github.com/me/blog',
    'https://blog.cn',
    '/blog/',
    'blog.cn',
    ['https://blog.cn/,', 'https://blog.cn/blog/'],
  ],
] as const)('%s: both addresses are named', (_, repo, url, root, cname, names) => {
  const { said } = served(repo, url, root, cname)
  expect(said).toHaveLength(1)
  for (const name of names) expect(said[0]).toContain(name)
})

test('the example address is a warning before anything is sent, and nothing to open', () => {
  expect(placeholderIn('http://example.com', '/')).toMatchObject({
    code: 'deploy-placeholder-url',
    severity: 'warning',
  })
  expect(placeholderIn('http://localhost:4000', '/')).toMatchObject({ code: 'deploy-placeholder-url' })
  expect(placeholderIn('https://my-example.com', '/')).toBeUndefined()
  expect(served('../x.git', 'http://example.com', '/', undefined)).toMatchObject({ open: undefined, said: [] })
})
