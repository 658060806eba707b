import { expect, it } from 'vitest'
import { qrModules } from '../../../src/base/qr.ts'
import { inHome } from '../fake.ts'

it('qr_code draws every dark module, black on white, with the edge that cameras ask for', () => {
  const text = 'https://example.com/你好/'
  const svg = inHome(`<%- qr_code(${JSON.stringify(text)}, { label: 'A & B' }) %>`)
  expect(svg).toContain('aria-label="A &amp; B"')
  const rows = qrModules(text, 4)
  const drawn = rows.map((row) => row.map(() => false))
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = 0; at < Number(length); at++) drawn[Number(y)]![Number(x) + at] = true
  expect(drawn).toEqual(rows)
  expect(rows.slice(0, 4).flat().some(Boolean)).toBe(false)
  expect(svg).toContain(`viewBox="0 0 ${rows.length} ${rows.length}"`)
})
