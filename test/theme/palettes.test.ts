import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { type Color, contrast, mixColors, parseColor, readableOn } from '../../src/base/color.ts'
import { siteOf } from '../road/sites.ts'

/** The colours of Mist: whatever palette, accent and scheme, text can be read on what stands behind it. */

const CSS = join(import.meta.dirname, '../../themes/mist/source/css')
const PALETTES = ['cyan', 'ink', 'vermilion', 'paper']
const LEAST = 4.5

type Colors = Readonly<Record<string, string>>

/** The custom properties of each block for `:root`: light, dark by the system, dark by the reader. */
function blocksOf(file: string): Colors[] {
  const css = readFileSync(join(CSS, file), 'utf8')
  return [...css.matchAll(/:root(?::not\(\[data-theme="light"\]\)|\[data-theme="dark"\])? \{([^{}]*)\}/g)]
    .map(([, block = '']) =>
      Object.fromEntries([...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, k, v]) => [k, v])),
    )
    .filter((colors) => '--paper' in colors || '--c-key' in colors) as Colors[]
}

function colorsOf(palette: string): { readonly light: Colors; readonly dark: Colors; readonly chosen: Colors } {
  const files = ['mist.css', 'code.css', ...(palette === 'cyan' ? [] : [`palette/${palette}.css`])]
  const blocks = files.map(blocksOf)
  const at = (index: number) => Object.assign({}, ...blocks.map((block) => block[index])) as Colors
  return { light: at(0), dark: { ...at(0), ...at(1) }, chosen: { ...at(0), ...at(2) } }
}

const colorOf = (value: string | undefined): Color => parseColor(value ?? '') ?? ([] as unknown as Color)
const mixed = (front: string, part: number) => (colors: Colors) =>
  mixColors(colorOf(colors['--paper']), colorOf(colors[front]), part)

const TEXTS = ['--ink', '--ink-strong', '--ink-soft', '--accent', '--seal', '--green', '--amber', '--violet']
const CODE = ['--c-key', '--c-text', '--c-number', '--c-name', '--c-type', '--c-note', '--c-meta', '--ink']
/** Which text stands on what: names of custom properties, or what is mixed of them. */
const PAIRS: readonly (readonly [texts: readonly string[], ground: string | ((colors: Colors) => string)])[] = [
  [TEXTS, '--paper'],
  [['--ink', '--ink-strong', '--ink-soft', '--accent'], '--mist'],
  [['--ink', '--accent'], '--accent-wash'],
  [['--ink', '--ink-strong', '--accent'], '--mark'],
  [[...CODE, '--ink-soft', '--accent'], '--code-paper'],
  ...['--c-mark', '--c-plus', '--c-minus', '--accent-wash'].map((ground) => [CODE, ground] as const),
  // Notes, containers and labels have a wash of their own colour.
  ...['--accent', '--green', '--amber', '--violet', '--seal'].map(
    (tone) => [[tone, '--ink'], mixed(tone, 0.06)] as const,
  ),
  ...['--accent', '--green', '--amber', '--violet', '--seal', '--ink'].map(
    (tone) => [['--ink'], mixed(tone, 0.14)] as const,
  ),
  [['--ink-soft', '--ink-strong'], mixed('--ink', 0.08)],
]

describe.each(PALETTES)('%s', (palette) => {
  const { light, dark, chosen } = colorsOf(palette)
  it.each([
    ['light', light],
    ['dark', dark],
  ] as const)('%s: every text has a contrast of 4.5 on what it stands on', (_, colors) => {
    const faint = PAIRS.flatMap(([texts, ground]) =>
      texts.flatMap((text) => {
        const behind = typeof ground === 'string' ? colors[ground] : ground(colors)
        const found = contrast(colorOf(colors[text]), colorOf(behind))
        return found >= LEAST ? [] : [`${text} on ${typeof ground === 'string' ? ground : behind}: ${found.toFixed(2)}`]
      }),
    )
    expect(faint).toEqual([])
  })

  it('is the same dark whether the system or the reader wants it', () => {
    expect(Object.keys(dark).length).toBeGreaterThan(20)
    expect(chosen).toEqual(dark)
  })
})

it.each(PALETTES)('a site in %s loads it, and gives the browser its colours', async (palette) => {
  const site = siteOf({
    'source/about.md': '---\n---\n',
    '_config.yml': `title: 站\nurl: https://example.com\ntheme_config: { color: { palette: ${palette} } }\n`,
  })
  expect(await site.build()).toMatchObject({ good: true, problems: [] })
  const head = parse(site.read('public/index.html'))
  const { light, dark } = colorsOf(palette)
  const bars = head.querySelectorAll('meta[name="theme-color"]').map((meta) => meta.getAttribute('content'))
  expect(bars).toEqual([light['--mist'], dark['--mist']])
  const styles = head.querySelectorAll('link[href*="palette"]').map((link) => link.getAttribute('href'))
  expect(styles.map((href) => /palette\/(\w+)/.exec(href ?? '')?.[1])).toEqual(palette === 'cyan' ? [] : [palette])
})

it.each(PALETTES)('an accent on %s is shaded until it can be read, and its wash too', async (palette) => {
  const { light, dark } = colorsOf(palette)
  for (const accent of ['#ffee00', '#000080', '#888', 'hsl(200, 90%, 60%)', 'white', 'black']) {
    const site = siteOf({
      'source/about.md': '---\n---\n',
      '_config.yml': `title: 站\nurl: https://example.com\ntheme_config: { color: { palette: ${palette}, accent: '${accent}' } }\n`,
    })
    expect(await site.build()).toMatchObject({ good: true, problems: [] })
    const style = parse(site.read('public/index.html')).querySelector('head style')?.text ?? ''
    const shades = [...style.matchAll(/--accent:(#\w+)/g)].map(([, shade = '']) => shade)
    expect(shades).toHaveLength(3)
    for (const [shade, scheme] of [
      [shades[0], light],
      [shades[1], dark],
      [shades[2], dark],
    ] as const)
      for (const ground of [
        scheme['--paper'],
        scheme['--mist'],
        mixColors(colorOf(scheme['--paper']), colorOf(shade), 0.1),
      ])
        expect(contrast(colorOf(shade), colorOf(ground)), `${accent}: ${shade} on ${ground}`).toBeGreaterThanOrEqual(
          LEAST,
        )
  }
})

it('a colour that can be read stays, one that cannot is shaded, what is none is nothing', () => {
  expect(readableOn('#123', ['#fff'], 4.5)).toBe('#123')
  expect(contrast(colorOf(readableOn('#ff0', ['#fff'], 4.5)), colorOf('#fff'))).toBeGreaterThanOrEqual(4.5)
  expect(readableOn('#777', ['#777'], 21)).toBe('#000')
  expect(readableOn('reddish', ['#fff'], 4.5)).toBe(undefined)
  expect(readableOn('#123', ['nothing'], 4.5)).toBe(undefined)
})
