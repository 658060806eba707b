import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { afterEach, describe, expect, it } from 'vitest'
import { post, siteOf } from '../build/sites.ts'

/** The process ends before its n-th write, for every n: what is left is right. */

const WRITES = [
  'writeFileSync',
  'renameSync',
  'writeSync',
  'mkdirSync',
  'copyFileSync',
  'rmSync',
  'rmdirSync',
  'openSync',
] as const
const originals = Object.fromEntries(WRITES.map((name) => [name, fs[name]]))

/** From its n-th write on, the process is as good as dead: nothing that it does reaches the disk. */
function endBefore(count: number): { written: () => number } {
  let written = 0
  for (const name of WRITES) {
    const original = originals[name] as (...args: unknown[]) => unknown
    Object.assign(fs, {
      [name]: (...args: unknown[]) => {
        if (name === 'openSync' && args[1] === 'r') return original(...args)
        if (++written > count) throw new Error('the process has ended')
        return original(...args)
      },
    })
  }
  syncBuiltinESMExports()
  return { written: () => written }
}

function live(): void {
  Object.assign(fs, originals)
  syncBuiltinESMExports()
}

afterEach(live)

const files = () => Object.fromEntries([1, 2, 3].map((day) => [`source/_posts/p${day}.md`, post(`文${day}`, day)]))

describe('a build that ends before its n-th write', () => {
  it.each(['cold', 'edit'])(
    'leaves whole files, and the next build makes all right (%s)',
    async (kind) => {
      let stops = 0
      for (let count = 0; ; count++) {
        const site = siteOf(files())
        const before: Record<string, string> = {}
        if (kind === 'edit') {
          await site.build()
          Object.assign(before, site.published())
          site.write('source/_posts/p2.md', post('改了', 2, '**新**'))
          site.remove('source/_posts/p3.md')
          site.write('source/_posts/p4.md', post('文4', 4))
        }
        const { written } = endBefore(count)
        const ended = await site.build().then(
          () => false,
          () => true,
        )
        live()
        const left = site.published()
        const after = siteOf({
          ...files(),
          ...(kind === 'edit'
            ? { 'source/_posts/p2.md': post('改了', 2, '**新**'), 'source/_posts/p4.md': post('文4', 4) }
            : {}),
        })
        if (kind === 'edit') after.remove('source/_posts/p3.md')
        await after.build()
        const clean = after.published()
        for (const [path, bytes] of Object.entries(left)) {
          if (path.startsWith('.blog-staging')) continue
          expect([before[path], clean[path]], `${path} after ${count} writes`).toContain(bytes)
        }
        const healed = await site.build()
        expect(healed.good).toBe(true)
        // A staging folder of a process that still runs (ours) is not removed; nothing else may be left.
        expect(
          Object.fromEntries(Object.entries(site.published()).filter(([path]) => !path.startsWith('.blog-staging'))),
        ).toEqual(clean)
        if (!ended) break
        stops++
        expect(written()).toBeGreaterThan(count)
      }
      expect(stops).toBeGreaterThan(20)
    },
    120_000,
  )
})
