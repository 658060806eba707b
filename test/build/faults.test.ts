import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { post, siteOf } from './sites.ts'

/** The cache is damaged in every way, the published site changed by hand: the next build makes all right. */

const files = () => Object.fromEntries([1, 2, 3].map((day) => [`source/_posts/p${day}.md`, post(`文${day}`, day)]))

describe('a damaged cache', () => {
  const damages: readonly (readonly [string, (bytes: Buffer) => Buffer | undefined])[] = [
    ['gone', () => undefined],
    ['empty', () => Buffer.alloc(0)],
    ['cut in half', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['with one bit flipped at the start', (bytes) => flip(bytes, 3)],
    ['with one bit flipped in the middle', (bytes) => flip(bytes, bytes.length >> 1)],
    ['with one bit flipped at the end', (bytes) => flip(bytes, bytes.length - 1)],
    ['of another tool', () => Buffer.from('{"version":1,"models":{}}')],
  ]

  it.each(damages)('%s, file by file: the site is right, without a word', async (_, damage) => {
    const site = siteOf(files())
    await site.build()
    const cache = join(site.folder, '.blog-cache')
    for (const name of readdirSync(cache)) {
      const bytes = damage(readFileSync(join(cache, name)))
      if (bytes === undefined) rmSync(join(cache, name))
      else writeFileSync(join(cache, name), bytes)
      // The page that shows all bodies is made again, from what the cache says they are.
      site.write(
        'themes/t/layout/index.ejs',
        `<!-- ${name} --><% page.posts.each(function (post) { %><%- post.content %><% }) %>`,
      )
      const { good, problems } = await site.build()
      expect({ good, problems }).toEqual({ good: true, problems: [] })
      const clean = siteOf(files())
      clean.write(
        'themes/t/layout/index.ejs',
        `<!-- ${name} --><% page.posts.each(function (post) { %><%- post.content %><% }) %>`,
      )
      await clean.build()
      expect(site.published()).toEqual(clean.published())
    }
  })

  function flip(bytes: Buffer, at: number): Buffer {
    const copy = Buffer.from(bytes)
    copy[at] = (copy[at] ?? 0) ^ 1
    return copy
  }
})

describe('public/', () => {
  it('keeps what somebody else put there, and is repaired where somebody changed it', async () => {
    const site = siteOf(files())
    await site.build()
    site.write('public/CNAME', 'example.com')
    site.write('public/2018/03/01/p1/index.html', 'changed by hand')
    site.remove('public/2018/03/02/p2/index.html')
    await site.build()
    const published = site.published()
    expect(published.CNAME).toBe('example.com')
    expect(published['2018/03/01/p1/index.html']).toContain('<h1>')
    expect(published['2018/03/02/p2/index.html']).toContain('<h1>')
  })
})

describe('the sources', () => {
  it('an edit that keeps size and time is seen', async () => {
    const site = siteOf({ ...files(), 'source/a.txt': 'old' })
    await site.build()
    for (const [path, text] of [
      ['source/_posts/p1.md', post('文1', 1, '新的')],
      ['source/a.txt', 'new'],
    ] as const) {
      const file = join(site.folder, path)
      const { atime, mtime, size } = statSync(file)
      site.write(path, text)
      utimesSync(file, atime, mtime)
      expect(statSync(file)).toMatchObject({ size, mtime })
    }
    await site.build()
    expect(Buffer.from(site.published()['2018/03/01/p1/index.html'] ?? '', 'latin1').toString()).toContain('新的')
    expect(site.published()['a.txt']).toBe('new')
  })
})
