import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

/** Codes are permanent: authors write them into their posts. */
test('every code of a problem is explained where authors read, and no other', () => {
  const folder = join(ROOT, 'src/markdown')
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts'))
  const codes = files.flatMap((file) =>
    Array.from(readFileSync(join(folder, file), 'utf8').matchAll(/code: '([a-z-]+)'/g), ([, code = '']) => code),
  )
  const guide = readFileSync(join(ROOT, 'docs/writing.md'), 'utf8')
  const table = guide.slice(guide.indexOf('What is told, by its code'))
  const explained = Array.from(table.matchAll(/`([a-z]+(?:-[a-z]+)+)`/g), ([, code = '']) => code)
  expect(explained.filter((code) => codes.includes(code)).sort()).toEqual([...new Set(codes)].sort())
})
