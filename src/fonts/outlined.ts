import { attributesOf, scanTags, textOfHtml } from '../base/html-scan.ts'
import { decodeEntities, escapeHtml } from '../base/text.ts'
import { type Glyph, isCjk, type OpenFont, visible } from './open-font.ts'
import { breakLines } from './set-lines.ts'

/**
 * A drawing with texts → the same with outlines in their place, so that it looks the same where the font is not installed.
 * A text that is given room, `data-width`, is set in lines, and smaller where they would be too many or too high:
 *
 * `<text x="80" y="300" font-size="80" data-width="1040" data-lines="3" data-height="280" data-least="48" data-leading="1.3" data-align="middle">`
 *
 * `data-align` says what of the lines stands at `y`: the base of the first (`first`), of the last (`last`), or their middle.
 */
export interface Outlined {
  readonly svg: string
  /** Characters that the font lacks, and that are not to be seen. */
  readonly lacking: readonly string[]
}

export function outlined(svg: string, font: OpenFont): Outlined {
  let result = ''
  let from = 0
  let open: { readonly tag: string; readonly end: number } | undefined
  const lacking = new Set<string>()
  for (const { name, kind, selfClosing, start, end } of scanTags(svg)) {
    if (name !== 'text' || selfClosing || end < 0) continue
    if (kind === 'open' && open === undefined) {
      result += svg.slice(from, start)
      from = start
      open = { tag: svg.slice(start, end), end }
    } else if (kind === 'close' && open !== undefined) {
      const text = visible(decodeEntities(textOfHtml(svg.slice(open.end, start))))
      const missing = font.lacking(text)
      for (const character of missing) lacking.add(character)
      const shown = Array.from(text, (one) => (missing.includes(one) ? '' : one)).join('')
      result += drawn(shown, attributesOf(open.tag), font)
      from = end
      open = undefined
    }
  }
  return { svg: result + svg.slice(from), lacking: [...lacking] }
}

/** Where lines stand, and how they are broken; they are no attributes of outlines. */
const OWN = new Set(
  'x y font-size text-anchor data-width data-lines data-height data-least data-leading data-align'.split(' '),
)
/** How much smaller a size is than the one before it. */
const STEP = 0.94

function drawn(text: string, attributes: ReadonlyMap<string, string>, font: OpenFont): string {
  const number = (name: string, otherwise: number) => Number.parseFloat(attributes.get(name) ?? '') || otherwise
  const size = number('font-size', 16)
  const step = number('data-leading', 1.35)
  const set = setIn(text, font, {
    size,
    step,
    height: number('data-height', Number.POSITIVE_INFINITY),
    least: number('data-least', size / 2),
    width: number('data-width', Number.POSITIVE_INFINITY),
    lines: number('data-lines', 1),
  })
  const leading = set.size * step
  const height = (set.lines.length - 1) * leading
  const align = attributes.get('data-align')
  // The middle of a character is a third of its size above its base.
  const first = align === 'middle' ? set.size * 0.36 - height / 2 : align === 'last' ? -height : 0
  const kept = [...attributes].filter(([name]) => !OWN.has(name))
  const written = kept.map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('')
  const lines = set.lines.map((line, index) => {
    const { width, glyphs } = font.line(line, isCjk(text))
    const x = number('x', 0) - width * set.size * (ANCHORS[attributes.get('text-anchor') ?? ''] ?? 0)
    return glyphs.map((glyph) => outline(glyph, x, number('y', 0) + first + index * leading, set.size)).join('')
  })
  return `<g${written}>${lines.join('')}</g>`
}

const ANCHORS: Readonly<Record<string, number>> = { middle: 0.5, end: 1 }

function outline({ path, x, y, scale }: Glyph, left: number, base: number, size: number): string {
  const by = size * scale
  return path && `<path transform="matrix(${by} 0 0 ${-by} ${left + x * by} ${base - y * by})" d="${path}"/>`
}

interface Box {
  readonly size: number
  readonly least: number
  readonly width: number
  readonly lines: number
  /** From one line to the next, in sizes. */
  readonly step: number
  readonly height: number
}

/** The lines at the largest size that they have room in; cut at the least one. */
function setIn(text: string, font: OpenFont, { size, least, width, lines, step, height }: Box) {
  if (width === Number.POSITIVE_INFINITY) return { size, lines: [text.replace(/\s+/g, ' ').trim()] }
  const known = new Map<string, number>()
  const isChinese = isCjk(text)
  const widthOf = (piece: string): number => {
    const found = known.get(piece) ?? font.line(piece, isChinese).width
    known.set(piece, found)
    return found
  }
  for (let at = size; ; at = Math.max(at * STEP, least)) {
    const broken = breakLines(text, { width: width / at, lines }, widthOf)
    const isWithin = !broken.isCut && ((broken.lines.length - 1) * step + 1) * at <= height
    if (isWithin || at <= least) return { size: at, lines: broken.lines }
  }
}
