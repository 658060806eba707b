import { expect, it } from 'vitest'
import { compared, FEWEST_PAIRS } from '../../bench/pairs.ts'

/** Pairs whose ratios are these. */
const pairs = (...ratios: number[]) => ratios.map((ratio) => [200, 200 * ratio] as const)

it('ten pairs that all grew are slower, by the ratio in their middle', () => {
  const found = compared(pairs(1.1, 1.2, 1.05, 1.3, 1.15, 1.25, 1.12, 1.08, 1.09, 1.18))
  expect(found).toEqual({ ratio: expect.closeTo(1.135), low: 1.05, high: 1.3, verdict: 'slower' })
})

it('one pair the other way among ten is noise', () => {
  expect(compared(pairs(1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 0.99)).verdict).toBe('same')
})

it('a few outliers among twenty pairs are left out', () => {
  const found = compared(pairs(...Array.from({ length: 17 }, (_, at) => 0.8 + at / 1000), 3, 3, 3))
  expect([found.verdict, found.high < 1]).toEqual(['faster', true])
})

it('what is sure and tiny is the same', () => {
  expect(compared(pairs(...Array.from({ length: 12 }, () => 1.01))).verdict).toBe('same')
})

it('seven pairs are too few: of 64 comparisons of a program with itself one has all on one side', () => {
  expect(FEWEST_PAIRS).toBe(8)
})

it('a program compared with itself is called a difference once in a hundred times', () => {
  let state = 1
  const random = () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  const runs = Array.from({ length: 4000 }, () =>
    compared(pairs(...Array.from({ length: 14 }, () => 0.8 + 0.4 * random()))),
  )
  expect(runs.filter(({ verdict }) => verdict !== 'same').length).toBeLessThan(60)
})
