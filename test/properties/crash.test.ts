import fs from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { post, siteOf, snapshot } from '../road/sites.ts'
import { type Call, hookWrites, type Instead, unhookWrites } from '../road/writes.ts'

/** The process ends before its n-th write, or within it, for every n: what is left is whole, and the next build is right. */

/** Writes that can end half-way. */
const HALVES: Readonly<Record<string, (original: Call, args: readonly unknown[]) => void>> = {
  writeFileSync: (original, [file, data]) => original(file, half(data)),
  writeFile: (_, [file, data]) => fs.writeFileSync(file as string, half(data)),
  writeSync: (original, [handle, data]) => original(handle, half(data)),
  copyFileSync: (_, [from, to]) => fs.writeFileSync(to as string, half(fs.readFileSync(from as string))),
}

function half(data: unknown): Buffer {
  const bytes = typeof data === 'string' ? Buffer.from(data) : (data as Buffer)
  return bytes.subarray(0, bytes.length >> 1)
}

/**
 * From its n-th write on, the process is as good as dead: nothing that it does reaches the disk.
 * @param within the last write is done by halves
 * @returns the name of the write that was not done, once there was one
 */
function endBefore(count: number, { within }: { readonly within: boolean }): () => string | undefined {
  let written = 0
  let end: string | undefined
  const dying: Instead = ({ name, args, original }) => {
    if (++written <= count) return original(...args)
    if (end === undefined && within) {
      unhookWrites()
      HALVES[name]?.(original, args)
      hookWrites(dying)
    }
    end ??= name
    throw new Error('the process has ended')
  }
  hookWrites(dying)
  return () => end
}

afterEach(unhookWrites)

const POST = 'source/_posts/p1.md'
const FILES = { [POST]: post('文1', 1), 'source/_posts/p2.md': post('文2', 2) }
type Site = ReturnType<typeof siteOf>

/** What an author does to a site that was built. */
const EDITS: Readonly<Record<string, ((site: Site) => void) | undefined>> = {
  'a first build': undefined,
  'posts come, change and go'(site) {
    site.write(POST, post('改了', 1, '**新**'))
    site.remove('source/_posts/p2.md')
    site.write('source/_posts/p3.md', post('文3', 3))
  },
  'every page changes'(site) {
    site.write('themes/t/layout/layout.ejs', '<title>新</title><%- body %>')
    site.write('themes/t/source/style.css', 'a{order:1}')
  },
  'every page moves'(site) {
    site.write('_config.yml', `${site.read('_config.yml')}permalink: :title/\narchive_dir: all\n`)
  },
  'nothing changes, and the published site is gone'(site) {
    site.remove('public')
  },
}

/** Names what has the number of this process as a process did that is gone. */
function asOfAnotherProcess(folder: string): void {
  for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : [])
    if (name.includes(`-${process.pid}-`))
      fs.renameSync(join(folder, name), join(folder, name.replace(`-${process.pid}-`, '-99999999-')))
}

describe('a build that ends before its n-th write, or within it', () => {
  it.each(Object.entries(EDITS))('leaves whole files, and the next build makes all right: %s', async (_, edit) => {
    const start = async () => {
      const site = siteOf(FILES)
      if (edit !== undefined) await site.build()
      const before = site.published()
      edit?.(site)
      return { site, before }
    }
    // What a clean build gives now, and when a post was removed before the next build.
    const clean = siteOf(FILES)
    edit?.({ ...clean, remove: (path) => path !== 'public' && clean.remove(path) })
    await clean.build()
    const after = clean.published()
    clean.remove('public')
    clean.remove(POST)
    await clean.build()
    const later = clean.published()

    const stopAt = async (count: number, within: boolean): Promise<string | undefined> => {
      const { site, before } = await start()
      const end = endBefore(count, { within })
      await site.build().catch(() => undefined)
      unhookWrites()
      const told = `${within ? 'within' : 'before'} write ${count + 1}, ${end()}`
      const folder = join(site.folder, 'public')
      for (const [path, bytes] of Object.entries(site.published())) {
        if (path.startsWith('.blog-staging')) continue
        expect([before[path], after[path]], `${path} ${told}`).toContain(bytes)
      }
      asOfAnotherProcess(folder)
      asOfAnotherProcess(join(site.folder, '.blog-cache'))
      const isLater = count % 2 === 1
      if (isLater) site.remove(POST)
      expect((await site.build()).good, told).toBe(true)
      expect(snapshot(folder), told).toEqual(isLater ? later : after)
      // A build without changes looks at nothing but that.
      if (isLater)
        expect(fs.readdirSync(join(site.folder, '.blog-cache')).filter((name) => name.endsWith('.tmp'))).toEqual([])
      return end()
    }

    let stops = 0
    for (let count = 0; ; count++) {
      const end = await stopAt(count, false)
      if (end === undefined) break
      stops++
      if (!(end in HALVES)) continue
      await stopAt(count, true)
      stops++
    }
    // Five kinds of builds, forty stops each and more.
    expect(stops).toBeGreaterThanOrEqual(40)
  })
})
