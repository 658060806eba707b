import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { isRoutePath, routePath, sourcePath } from '../../src/base/paths.ts'
import { BlogError } from '../../src/base/problem.ts'
import { advised, said, thrownBy } from '../said.ts'

describe('routePath', () => {
  it.each([
    ['', 'index.html'],
    ['tags/数学/', 'tags/数学/index.html'],
    ['a\\b/c.html', 'a/b/c.html'],
    ['/a//./b', 'a/b'],
    ['e\u0301/', '\u00e9/index.html'],
  ])('makes %j into %j', (path, expected) => {
    expect(routePath(path)).toBe(expected)
  })

  it.each([['../a'], ['a/../../b'], ['a\\..\\b'], ['C:\\x'], ['a\0b'], ['x'.repeat(201)], ['x/'.repeat(450)]])(
    'refuses %j',
    (path) => {
      expect(() => routePath(path)).toThrow(/^path-/)
    },
  )
})

const RESERVED = [
  '.git/',
  '.GIT/config',
  'a/.git/hooks/post-checkout',
  'a\\.git\\config',
  '.g\u200cit/config',
  '\ufeff.git/x',
  '.git./x',
  '.git . /x',
  'git~1/config',
  'GIT~2/config',
  '.git::$INDEX_ALLOCATION/config',
  '.git:x/config',
]
const NAMED_ONLY = [
  '.gitmodules',
  '.gitattributes',
  'a/.htaccess',
  '.htpasswd',
  '.user.ini',
  '.env',
  'web.config',
  'Web.Config',
  '_redirects',
  '_headers',
  '_worker.js',
  'gitmod~1',
]
const UNPORTABLE = [
  'a?b/',
  'a*',
  'a"b',
  'a<b',
  'a>b',
  'a|b',
  'a:b',
  'aux',
  'x/CON.html',
  'nul.txt/',
  'com1',
  'a./',
  'a /b',
  '\ud800/',
]

describe('names that others take for their own', () => {
  it.each(RESERVED)('%j is never a path', (path) => {
    expect(() => routePath(path)).toThrow(/^path-/)
    expect(() => routePath(path, { named: true })).toThrow(/^path-/)
    expect(isRoutePath(path)).toBe(false)
  })

  it.each(NAMED_ONLY)('%j is one only where the owner names it', (path) => {
    expect(() => routePath(path)).toThrow(/^path-/)
    expect(routePath(path, { named: true })).toBe(path)
    expect(isRoutePath(path)).toBe(true)
  })

  it.each(UNPORTABLE)('%j cannot be checked out everywhere', (path) => {
    expect(() => routePath(path, { named: true })).toThrow(/^path-/)
  })

  it.each([
    ['linux', ['warning path-unportable'], true],
    ['win32', [], false],
  ] as const)('on %s a name that only Windows cannot hold is heard of, or refused', (platform, heard, passes) => {
    const system = vi.spyOn(process, 'platform', 'get').mockReturnValue(platform)
    onTestFinished(() => system.mockRestore())
    for (const path of ['a?b', 'x/CON.html', 'a /b']) {
      const codes: string[] = []
      const make = () => routePath(path, { warn: ({ severity, code }) => codes.push(`${severity} ${code}`) })
      if (passes) expect(make()).toBe(path)
      else expect(make).toThrow(/^path-unportable/)
      expect(codes).toEqual(heard)
      expect(isRoutePath(path)).toBe(passes)
    }
    expect(() => routePath('\ud800/', { warn: () => {} })).toThrow(/^path-unportable/)
    expect(isRoutePath('\ud800/')).toBe(false)
  })

  it.each([
    ['题解/什么?/', 'The path "题解/什么?/index.html" has the character ? in "什么?"', 'with ？ for ?, or'],
    ['a//b\\c?', 'The path "a/b/c?" has', 'with ？ for ?, or'],
    ['a"b', 'The path "a"b" has the character "', 'with ” for ", or'],
    ['a./', 'The path "a./index.html" has a part that ends with a dot', 'Rename the file or'],
  ])('the problem of %j says which path, and what to do', (path, message, hint) => {
    const found = thrownBy(() => routePath(path))
    expect(said(found)).toContain(message)
    expect(advised(found)).toContain(hint)
    expect(advised(found)).toContain('`permalink`')
  })

  it.each([
    '.well-known/security.txt',
    '.nojekyll',
    'git/index.html',
    'a.git/index.html',
    'console/index.html',
    '_next/a.js',
    'auxiliary/a',
    '为什么？/index.html',
  ])('%j is like any other', (path) => {
    expect(routePath(path)).toBe(path)
    expect(isRoutePath(path)).toBe(true)
  })

  it('a path from a cache is one only as routePath makes it', () => {
    for (const path of ['../x', '/x', 'a//b', './a', 'a/', '', 'a\\b', 'e\u0301', 'a/../b', 'C:/x', 'a\0b'])
      expect(isRoutePath(path), path).toBe(false)
  })

  it('a path of plain names is not too long either', () => {
    const whole = (parts: number) => Array.from({ length: parts }, () => '字'.repeat(59)).join('/')
    expect(routePath(whole(5))).toBe(whole(5))
    expect(() => routePath(whole(6))).toThrow(BlogError)
    expect(() => sourcePath(whole(6))).toThrow(BlogError)
    expect(isRoutePath(whole(6))).toBe(false)
  })

  it.each(['_headers', 'a/_REDIRECTS', 'web.config', 'a/Web.Config', 'con.txt', 'a/LPT1/b', 'a/nul'])(
    '%j is seen among plain names',
    (path) => {
      expect(() => routePath(path)).toThrow(BlogError)
      expect(() => sourcePath(path)).not.toThrow()
    },
  )
})
