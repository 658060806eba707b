import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { blog, filesOf, sampleSite } from './command.ts'

it('the heaviest page of the sample blog loses more than half of its bytes where there is sharp', () => {
  const folder = sampleSite()
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(import.meta.dirname, '../../node_modules/sharp'), join(folder, 'node_modules/sharp'), 'dir')
  const { code, out, err } = blog(folder, ['generate', '--strict'])
  expect(code, out + err).toBe(0)
  const files = filesOf(join(folder, 'public'))
  const sizeOf = (path: string) => files.get(path)?.length ?? Number.NaN

  /** With its pictures as they were written, and as a screen of 1200 pixels or a phone's at double density takes them. */
  const weights = [...files].flatMap(([path, bytes]) => {
    if (!path.endsWith('.html')) return []
    const html = bytes.toString()
    const others = [...html.matchAll(/<img src="\/([^"]+)"/g)].map(([, src = '']) => src)
    const resized = new Map<string, string>()
    for (const [, sources = '', src = ''] of html.matchAll(/srcset="([^"]+)"[^>]*><img src="\/([^"]+)"/g))
      resized.set(src, /\/(\S+) 1200w/.exec(sources)?.[1] ?? src)
    const sum = (names: readonly string[]) => names.reduce((all, name) => all + sizeOf(name), bytes.length)
    return [{ path, before: sum(others), after: sum(others.map((src) => resized.get(src) ?? src)) }]
  })
  const [heaviest] = weights.filter(({ before }) => before > 0).sort((a, b) => b.before - a.before)
  expect(heaviest?.path).toBe('2019/06/09/graduation/index.html')
  expect(heaviest?.after).toBeLessThan((heaviest?.before ?? 0) / 2)
})
