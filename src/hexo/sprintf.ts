/** `%s`, `%d` and their kin in a theme's words, filled in order or by number: `%2$s`. */
export function format(text: unknown, args: readonly any[]): string {
  let next = 0
  return String(text).replace(
    /%(?:(\d+)\$)?(\+?)(0|'[^$])?(-?)(\d+)?(?:\.(\d+))?([%bcdeEfgGijosStTuvxX])/g,
    (whole, index, sign, pad, left, width, precision, kind) => {
      if (kind === '%') return '%'
      const value = index ? args[Number(index) - 1] : args[next++]
      let filled = textOf(value, kind, precision, whole)
      if (sign && /[dif]/.test(kind) && Number(value) >= 0) filled = `+${filled}`
      const fill = pad ? (pad === '0' ? '0' : pad.slice(1)) : ' '
      if (width) filled = left ? filled.padEnd(Number(width)) : filled.padStart(Number(width), fill)
      return filled
    },
  )
}

function textOf(value: any, kind: string, precision: string | undefined, whole: string): string {
  switch (kind) {
    case 'd':
    case 'i':
      return String(Number.parseInt(value, 10))
    case 'u':
      return String(Number.parseInt(value, 10) >>> 0)
    case 'f':
      return precision ? Number(value).toFixed(Number(precision)) : String(Number.parseFloat(value))
    case 'e':
      return Number(value).toExponential(precision ? Number(precision) : undefined)
    case 'x':
      return (Number.parseInt(value, 10) >>> 0).toString(16)
    case 'X':
      return (Number.parseInt(value, 10) >>> 0).toString(16).toUpperCase()
    case 'o':
      return (Number.parseInt(value, 10) >>> 0).toString(8)
    case 'b':
      return Number.parseInt(value, 10).toString(2)
    case 'c':
      return String.fromCharCode(Number(value))
    case 'j':
      return JSON.stringify(value)
    case 's':
      return precision ? String(value).slice(0, Number(precision)) : String(value)
    default:
      return value === undefined ? whole : String(value)
  }
}
