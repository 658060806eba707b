import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** docs/safety.md and the tests agree: each promise names tests, and each of these exists under its title. */

const ROOT = join(import.meta.dirname, '..')
const promises = readFileSync(join(ROOT, 'docs/safety.md'), 'utf8')
  .split(/^### /m)
  .slice(1)
  .map((section) => ({
    number: Number.parseInt(section, 10),
    name: section.slice(0, section.indexOf('\n')),
    proofs: Array.from(section.matchAll(/^- `([^`]+)`: (.+)$/gm), ([, file = '', title = '']) => ({ file, title })),
  }))

describe('docs/safety.md', () => {
  it('has the promises 1 to 32', () => {
    expect(promises.map(({ number }) => number)).toEqual(Array.from({ length: 32 }, (_, i) => i + 1))
  })

  it.each(promises)('$name: its tests exist', ({ proofs }) => {
    expect(proofs.length).toBeGreaterThan(0)
    for (const { file, title } of proofs) {
      expect(existsSync(join(ROOT, file)), file).toBe(true)
      // The first argument of a test, or the name of a row of its table.
      const named = new RegExp(`[([{]\\s*(['"\`])${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\1,`)
      expect(readFileSync(join(ROOT, file), 'utf8'), `${file}: ${title}`).toMatch(named)
    }
  })
})
