import { copyFileSync, mkdirSync, readdirSync, statSync, utimesSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { snapshot } from '../road/sites.ts'
import { blog, emptyFolder, ROOT, sampleSite } from './command.ts'

/** The sample blog as another checkout has it: files made in another order, with other times. */
function otherCheckout(): string {
  const folder = emptyFolder()
  for (const part of ['source', 'scaffolds', '_config.yml']) {
    const names = statSync(join(ROOT, part)).isFile()
      ? ['']
      : (readdirSync(join(ROOT, part), { recursive: true }) as string[])
    for (const [index, name] of names.sort().reverse().entries()) {
      const [from, to] = [join(ROOT, part, name), join(folder, part, name)]
      if (statSync(from).isDirectory()) continue
      mkdirSync(dirname(to), { recursive: true })
      copyFileSync(from, to)
      utimesSync(to, 1_000_000_000 + index, 1_000_000_000 + index)
    }
  }
  return folder
}

describe('the same sources', () => {
  it('give the same bytes in every time zone, locale, folder and checkout, with any number of threads, and when built twice', () => {
    const build = (folder: string, args: readonly string[], env: Record<string, string>) => {
      expect(blog(folder, ['generate', ...args], env).code).toBe(0)
      return snapshot(join(folder, 'public'))
    }
    const first = sampleSite()
    const wanted = build(first, ['--concurrency', '2'], { TZ: 'UTC', LC_ALL: 'C' })
    expect(Object.keys(wanted).length).toBeGreaterThan(100)
    const differing = (files: Record<string, string>) =>
      [...new Set(Object.keys({ ...wanted, ...files }))].filter((path) => files[path] !== wanted[path])
    const zones = [
      [sampleSite(), '3', { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' }],
      [otherCheckout(), '1', { TZ: 'America/New_York', LANG: 'tr_TR.UTF-8' }],
    ] as const
    for (const [folder, threads, env] of zones)
      expect(differing(build(folder, ['--concurrency', threads], env))).toEqual([])
    expect(differing(build(first, ['--force'], { TZ: 'Asia/Tokyo' }))).toEqual([])
  })
})
