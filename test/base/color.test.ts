import { describe, expect, it } from 'vitest'
import { mixColors, parseColor } from '../../src/base/color.ts'

const shown = (written: string) => {
  const color = parseColor(written)
  return color && mixColors(color, color, 0)
}

describe('a color', () => {
  it.each([
    ['#abc', '#abc'],
    ['#A1b2C3', '#a1b2c3'],
    ['rgb(10, 20,30)', '#0a141e'],
    ['rgba(10, 20, 30, .5)', 'rgba(10, 20, 30, 0.5)'],
    ['hsl(120, 50%, 40%)', '#393'],
    ['hsla(0, 100%, 50%, 0.25)', 'rgba(255, 0, 0, 0.25)'],
    ['hsl(-60, 100%, 50%)', undefined],
    ['RebeccaPurple', undefined],
    ['SteelBlue', '#4682b4'],
    ['red', '#f00'],
    ['blue', '#00f'],
    ['teelblue', undefined],
    ['#abcd', undefined],
    ['rgb(300, 0, 0)', undefined],
    ['rgb(1%, 0, 0)', undefined],
    ['red; background: url(x)', undefined],
    ['', undefined],
  ])('%s is %s', (written, expected) => {
    expect(shown(written)).toBe(expected)
  })

  it('is mixed from two', () => {
    const [black, white] = [parseColor('#000'), parseColor('#fff')]
    if (!black || !white) throw new Error('unreadable')
    expect([0, 0.5, 1].map((ratio) => mixColors(black, white, ratio))).toEqual(['#000', '#808080', '#fff'])
  })
})
