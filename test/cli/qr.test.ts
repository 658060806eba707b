import pc from 'picocolors'
import { expect, test } from 'vitest'
import { qrOf } from '../../src/cli/qr.ts'

const plain = qrOf('http://192.168.1.5:4000/', pc.createColors(false)).split('\n')

test('an address is a square of half blocks, with a light edge', () => {
  const width = plain[0]?.length ?? 0
  expect(plain).toHaveLength(Math.ceil(width / 2))
  expect(plain.every((line) => line.length === width)).toBe(true)
  expect(plain[0]).toBe(' '.repeat(width))
  // The square in three of the corners that a camera looks for.
  expect(plain.slice(1, 5).map((line) => line.slice(2, 9))).toEqual(['█▀▀▀▀▀█', '█ ███ █', '█ ▀▀▀ █', '▀▀▀▀▀▀▀'])
})

test('it is dark on light, whatever colours the terminal has', () => {
  const [first = ''] = qrOf('http://192.168.1.5:4000/', pc.createColors(true)).split('\n')
  expect(first.startsWith('\u001b[30m\u001b[107m')).toBe(true)
})
