import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { withAbsoluteLinks, withRepository } from '../../tools/for-npm.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const AT = { address: 'https://host.example/me/hanmo', tag: 'v1.2.3' }

test.each([
  ['[写作](docs/zh/writing.md)', '[写作](https://host.example/me/hanmo/blob/v1.2.3/docs/zh/writing.md)'],
  ['![图](docs/images/home.png)', '![图](https://host.example/me/hanmo/raw/v1.2.3/docs/images/home.png)'],
  [
    '[a](b.md#c) [d](e.md)',
    '[a](https://host.example/me/hanmo/blob/v1.2.3/b.md#c) [d](https://host.example/me/hanmo/blob/v1.2.3/e.md)',
  ],
  ['[x](https://a.example/b.md) [y](#here)', '[x](https://a.example/b.md) [y](#here)'],
  ['`[a](b.md)`', '`[a](b.md)`'],
  ['```\n[a](b.md)\n```', '```\n[a](b.md)\n```'],
])('%j becomes %j', (written, expected) => {
  expect(withAbsoluteLinks(written, AT)).toBe(expected)
})

it.each(['README.md', 'README.zh-CN.md'])('%s has no relative link left', (file) => {
  const links = Array.from(withAbsoluteLinks(read(file), AT).matchAll(/\]\(([^)\s]+)/g), ([, link = '']) => link)
  expect(links.length).toBeGreaterThan(15)
  expect(links.filter((link) => !link.startsWith('https://') && !link.startsWith('#'))).toEqual([])
})

describe('the packages', () => {
  const packages = ['package.json', 'create-hanmo/package.json'].map((file) => JSON.parse(read(file)))

  it('have one version, which the alias asks for', () => {
    const [hanmo, alias] = packages
    expect(alias.version).toBe(hanmo.version)
    expect(alias.dependencies).toEqual({ hanmo: hanmo.version })
  })

  it('name their repository once a release knows it', () => {
    const known = JSON.parse(withRepository(read('create-hanmo/package.json'), AT, 'create-hanmo'))
    expect(known).toMatchObject({
      name: 'create-hanmo',
      homepage: 'https://host.example/me/hanmo#readme',
      bugs: 'https://host.example/me/hanmo/issues',
      repository: { type: 'git', url: 'git+https://host.example/me/hanmo.git', directory: 'create-hanmo' },
      dependencies: { hanmo: packages[0].version },
    })
  })
})
