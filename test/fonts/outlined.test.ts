import { beforeAll, expect, it } from 'vitest'
import { type OpenFont, openFont } from '../../src/fonts/open-font.ts'
import { outlined } from '../../src/fonts/outlined.ts'
import { FILES } from './fonts.ts'

let font: OpenFont
beforeAll(async () => {
  font = await openFont(FILES)
})
const svg = (text: string) => `<svg><rect/>${text}<circle/></svg>`
/** Where each outline begins: across, down, and how large. */
const places = (drawing: string) =>
  Array.from(drawing.matchAll(/matrix\((\S+) 0 0 \S+ (\S+) (\S+)\)/g), ([, size, x, y]) =>
    [Number(size) * 1000, Number(x), Number(y)].map(Math.round),
  )

it('a text becomes outlines where it stood, and all else stays', () => {
  const { svg: drawing, lacking } = outlined(svg('<text x="10" y="20" font-size="30" fill="red">A</text>'), font)
  expect(drawing).toMatch(
    /^<svg><rect\/><g fill="red"><path transform="matrix\([^"]+\)" d="M[^"]+"\/><\/g><circle\/><\/svg>$/,
  )
  expect(places(drawing)).toEqual([[30, 10, 20]])
  expect(lacking).toEqual([])
})

it('what a text says is read as text, whatever it is', () => {
  const { svg: drawing, lacking } = outlined(svg('<text>&lt;/svg&gt; &amp; <tspan>a</tspan>你&#x4f60;</text>'), font)
  expect(drawing.match(/<\/svg>/g)).toHaveLength(1)
  expect(places(drawing)).toHaveLength(Array.from('</svg>&a').length)
  expect(lacking).toEqual(['你'])
  // What is not to be seen leaves no gap.
  const gap = (words: string) => places(outlined(svg(`<text>${words}</text>`), font).svg)
  expect([gap('a 你 b'), gap('a 👨\u200d👩 b')]).toEqual([gap('a b'), gap('a b')])
})

it('an anchor is at the middle or at the end', () => {
  const x = (anchor: string) =>
    places(outlined(svg(`<text x="500" font-size="100" text-anchor="${anchor}">M</text>`), font).svg)[0]?.[1] ?? 0
  expect([x('start'), x('none')]).toEqual([500, 500])
  expect(500 - x('end')).toBeCloseTo((500 - x('middle')) * 2, -1)
})

it('lines are broken, and the text is smaller where they are too many', () => {
  const text = (words: number, more = '') =>
    svg(
      `<text x="0" y="300" font-size="100" data-width="1000" data-lines="3" data-least="50" ${more}>${'word '.repeat(words)}</text>`,
    )
  const rows = (drawing: string) => [...new Set(places(drawing).map(([, , y]) => y))]
  const sizes = (drawing: string) => [...new Set(places(drawing).map(([size]) => size))]
  expect(rows(outlined(text(3), font).svg)).toEqual([300])
  expect(sizes(outlined(text(3), font).svg)).toEqual([100])
  const many = outlined(text(20), font).svg
  expect(rows(many)).toHaveLength(3)
  expect(sizes(many)[0]).toBeLessThan(100)
  const most = outlined(text(99), font).svg
  expect([rows(most).length, sizes(most)]).toEqual([3, [50]])
  expect(sizes(outlined(text(12, 'data-height="200"'), font).svg)[0]).toBeLessThan(
    sizes(outlined(text(12), font).svg)[0] ?? 0,
  )
  // What stands at y is the first line, the last one, or the middle of all.
  const [first = 0, , last = 0] = rows(many)
  expect(rows(outlined(text(20, 'data-align="last"'), font).svg)[2]).toBe(300)
  const middle = rows(outlined(text(20, 'data-align="middle"'), font).svg)
  expect((middle[2] ?? 0) - (middle[0] ?? 0)).toBeCloseTo(last - first, 0)
  expect(middle[0]).toBeLessThan(300)
  expect(middle[2]).toBeGreaterThan(300)
})

it('a text without Chinese is set as English, each word of it as the whole', () => {
  const told: (boolean | undefined)[] = []
  const hearing: OpenFont = {
    ...font,
    lacking: () => [],
    line: (text, isChinese) => (told.push(isChinese), font.line(text, isChinese)),
  }
  outlined(svg('<text data-width="200" font-size="40" data-lines="2">“Don’t” do it</text>'), hearing)
  expect(new Set(told)).toEqual(new Set([false]))
  told.length = 0
  outlined(svg('<text data-width="200" font-size="40" data-lines="2">“Don’t”、A</text>'), hearing)
  expect(new Set(told)).toEqual(new Set([true]))
})
