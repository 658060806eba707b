import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { randomOf } from '../properties/site-edits.ts'
import { CONFIG, post, siteOf } from './sites.ts'
import { hookWrites, unhookWrites } from './writes.ts'

/** The cache is damaged in every way, the published site changed by hand: the next build makes all right. */

const files = () => Object.fromEntries([1, 2, 3].map((day) => [`source/_posts/p${day}.md`, post(`文${day}`, day)]))

/** The same file, whole, of a format that is not known yet; what has no header names no format. */
function newer(bytes: Buffer): Buffer {
  const end = bytes.indexOf('\n')
  const header = bytes.toString('utf8', 0, end)
  if (!header.startsWith('[')) return bytes
  const [purpose, ...rest] = JSON.parse(header) as unknown[]
  return Buffer.concat([Buffer.from(JSON.stringify([`${purpose} newer`, ...rest])), bytes.subarray(end)])
}

describe('a damaged cache', () => {
  const damages: readonly (readonly [string, (bytes: Buffer) => Buffer | undefined])[] = [
    ['gone', () => undefined],
    ['empty', () => Buffer.alloc(0)],
    ['cut in half', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['with one bit flipped at the start', (bytes) => flip(bytes, 3)],
    ['with one bit flipped in the middle', (bytes) => flip(bytes, bytes.length >> 1)],
    ['with one bit flipped at the end', (bytes) => flip(bytes, bytes.length - 1)],
    ['of a newer hanmo', newer],
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

  it('with any bit flipped, the site is right, without a word', async () => {
    const random = randomOf(8)
    const clean = siteOf(files())
    const site = siteOf(files())
    await site.build()
    const cache = join(site.folder, '.blog-cache')
    const view = 'themes/t/layout/index.ejs'
    for (let round = 0; round < 20; round++) {
      const names = readdirSync(cache).sort()
      const name = join(cache, names[random(names.length)] ?? '')
      const bytes = readFileSync(name)
      const [at, bit] = [random(bytes.length), random(8)]
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      writeFileSync(name, bytes)
      const text = `<!-- ${round} --><% page.posts.each(function (post) { %><%- post.content %><% }) %>`
      for (const each of [site, clean]) each.write(view, text)
      const told = `${name}, bit ${bit} of byte ${at}`
      expect(await site.build(), told).toMatchObject({ good: true, problems: [] })
      await clean.build({ force: true })
      expect(site.published(), told).toEqual(clean.published())
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

  it('times of files say nothing: a fresh checkout gives the same bytes', async () => {
    const [site, checkout] = [siteOf(files()), siteOf(files())]
    for (const name of readdirSync(join(checkout.folder, 'source/_posts'))) {
      const then = new Date('2001-01-01T00:00:00Z')
      utimesSync(join(checkout.folder, 'source/_posts', name), then, then)
    }
    for (const each of [site, checkout]) expect((await each.build()).good).toBe(true)
    expect(checkout.published()).toEqual(site.published())
  })
})

describe('the clock', () => {
  it('in another year the bytes are the same, but where a theme prints the year', async () => {
    const [site, later] = [siteOf(files()), siteOf(files())]
    await site.build({ now: new Date('2020-06-01') })
    await later.build({ now: new Date('2031-01-01') })
    expect(later.published()).toEqual(site.published())
  })

  it('set forward and back, a build gives what a clean build gives at that time', async () => {
    const later = post('后', 9).replace('2018', '2031')
    const texts: Record<string, string> = { ...files(), 'source/_posts/later.md': later }
    texts['_config.yml'] = `${CONFIG}future: false\n`
    const site = siteOf(texts)
    const posts: number[] = []
    for (const now of ['2020-06-01', '2032-06-01', '2017-06-01', '2020-06-01'].map((day) => new Date(day))) {
      const clean = siteOf(texts)
      // In 2017 no post is there yet.
      posts.push((await site.build({ now, allowEmpty: true })).posts)
      await clean.build({ now })
      expect(site.published()).toEqual(clean.published())
      if (posts.length !== 2) continue
      // Edited while the clock is wrong, and so is the time of the file.
      const text = post('文1', 1, `写于 ${now.getFullYear()}`)
      texts['source/_posts/p1.md'] = text
      site.write('source/_posts/p1.md', text)
      utimesSync(join(site.folder, 'source/_posts/p1.md'), now, now)
    }
    expect(posts).toEqual([3, 4, 0, 3])
  })
})

describe('a full disk', () => {
  afterEach(() => {
    unhookWrites()
    vi.unstubAllEnvs()
  })

  it('at any write ends the build; the last good site stays whole, nothing lies about, and with room all is right', async () => {
    const after = siteOf({ ...files(), 'source/_posts/p4.md': post('文4', 4) })
    await after.build()
    const wanted = after.published()
    let failures = 0
    const temporary = mkdtempSync(join(tmpdir(), 'hanmo-full-'))
    onTestFinished(() => rmSync(temporary, { recursive: true }))
    vi.stubEnv('TMPDIR', temporary)
    for (let room = 0; ; room++) {
      const site = siteOf(files())
      await site.build()
      const before = site.published()
      site.write('source/_posts/p4.md', post('文4', 4))
      let written = 0
      hookWrites(({ name, args, original }) => {
        const needsRoom = /^(?:write|append|copy|mkdir|open)/.test(name)
        if (!needsRoom || ++written <= room) return original(...args)
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', syscall: 'write' })
      })
      // What comes after the last page is memory, and only missing the next time.
      const failure = await site.build().then(
        ({ problems }) => problems.map(({ code, params }) => [code, params.why]).join(),
        (error: NodeJS.ErrnoException) => error.code,
      )
      unhookWrites()
      if (written <= room) break
      failures++
      expect(['ENOSPC', 'cache-unwritable,full'], `with room for ${room} writes`).toContain(failure)
      for (const [path, bytes] of Object.entries(site.published()))
        expect([before[path], wanted[path]], `${path} with room for ${room} writes`).toContain(bytes)
      expect(readdirSync(join(site.folder, 'public')).filter((name) => name.startsWith('.'))).toEqual([])
      expect((await site.build()).good).toBe(true)
      expect(site.published()).toEqual(wanted)
    }
    expect(failures).toBeGreaterThan(10)
  })
})
