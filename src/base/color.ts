/** Colors of CSS: read, mixed, compared, written. */

/** 0 to 255, and opacity from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number]

/** Reads `#rgb`, `#rrggbb`, `rgb()`, `rgba()`, `hsl()`, `hsla()` and names. Undefined for anything else. */
export function parseColor(written: string): Color | undefined {
  const text = written.trim().toLowerCase()
  const hex = /^#(?:([\da-f]{3})|([\da-f]{6}))$/.exec(text)
  if (hex) return fromHex(hex[1]?.replace(/./g, '$&$&') ?? hex[2] ?? '')
  const call = /^(rgb|hsl)a?\(\s*([\d.]+)\s*,\s*([\d.]+)(%?)\s*,\s*([\d.]+)(%?)\s*(?:,\s*([\d.]+)\s*)?\)$/.exec(text)
  if (call) {
    const [, model, first, second, percent2, third, percent3, alpha = '1'] = call
    const numbers = [Number(first), Number(second), Number(third)] as const
    const opacity = Number(alpha)
    if (opacity > 1 || (percent2 === '%') !== (model === 'hsl') || percent2 !== percent3) return undefined
    if (model === 'rgb') return numbers.every((number) => number <= 255) ? [...numbers, opacity] : undefined
    return [...fromHsl(...numbers), opacity]
  }
  const named = new RegExp(`\\b${text.replace(/\W/g, '')} ([\\da-f]{6})`).exec(NAMES)?.[1]
  return /^[a-z]+$/.test(text) && named !== undefined ? fromHex(named) : undefined
}

/** The color between two, as CSS. @param ratio 0 gives the first, 1 the second */
export function mixColors(from: Color, to: Color, ratio: number): string {
  const mixed = from.map((value, index) => value + ((to[index] ?? value) - value) * ratio)
  const channels = mixed.slice(0, 3).map(Math.round)
  const alpha = Number((mixed[3] ?? 1).toFixed(2))
  if (alpha !== 1) return `rgba(${channels.join(', ')}, ${alpha})`
  const digits = channels.map((channel) => channel.toString(16).padStart(2, '0'))
  return `#${channels.every((channel) => channel % 17 === 0) ? digits.map((pair) => pair[0]).join('') : digits.join('')}`
}

const BLACK: Color = [0, 0, 0, 1]
const WHITE: Color = [255, 255, 255, 1]
/** How finely a color is moved towards black or white. */
const STEPS = 64

/**
 * The color itself where text in it has that contrast on each background, else the nearest of its shades that has; black
 * or white where none has. Opacity is left out. Undefined for what is no color.
 */
export function readableOn(color: string, backgrounds: readonly string[], ratio: number): string | undefined {
  const own = parseColor(color)
  const grounds = backgrounds.map(parseColor)
  if (own === undefined || !grounds.every((ground) => ground !== undefined)) return undefined
  const least = (shade: Color) => Math.min(...grounds.map((ground) => contrast(shade, ground)))
  const towards = least(BLACK) >= least(WHITE) ? BLACK : WHITE
  for (let step = 0; step < STEPS; step++) {
    const shade = mixColors([own[0], own[1], own[2], 1], towards, step / STEPS)
    if (least(parseColor(shade) ?? towards) >= ratio) return shade
  }
  return mixColors(towards, towards, 0)
}

/** From 1 to 21. @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]: Color): number {
  const linear = (channel: number) => {
    const part = channel / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function fromHex(digits: string): Color {
  const number = Number.parseInt(digits, 16)
  return [number >> 16, (number >> 8) & 255, number & 255, 1]
}

/** @see https://www.w3.org/TR/css-color-3/#hsl-color */
function fromHsl(hue: number, saturation: number, lightness: number): [number, number, number] {
  const light = Math.min(lightness, 100) / 100
  const spread = (Math.min(saturation, 100) / 100) * Math.min(light, 1 - light)
  const channel = (shift: number) => {
    const sector = (shift + hue / 30) % 12
    return Math.round(255 * (light - spread * Math.max(-1, Math.min(sector - 3, 9 - sector, 1))))
  }
  return [channel(0), channel(8), channel(4)]
}

/** For suggestions. */
export const colorNames = (): readonly string[] => NAMES.match(/[a-z]+(?= [\da-f]{6}\b)/g) ?? []

/** @see https://www.w3.org/TR/css-color-3/#svg-color */
const NAMES = `
  aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4
  black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0
  chartreuse 7fff00 chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff
  darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9
  darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000
  darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f
  darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff dimgray 696969 dimgrey 696969
  dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc
  ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f grey 808080
  honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa
  lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff
  lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1
  lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899
  lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32 linen faf0e6 magenta ff00ff maroon 800000
  mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371
  mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585
  midnightblue 191970 mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080
  oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa
  palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f
  pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 red ff0000 rosybrown bc8f8f royalblue 4169e1
  saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0
  skyblue 87ceeb slateblue 6a5acd slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f
  steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3
  white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32
`
