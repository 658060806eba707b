/**
 * The words of a theme in the page's language: `__('prev')`, `_p('posts', 3)`. Messages are nested as their YAML is;
 * keys join the levels with dots.
 */
export interface Messages {
  /** The message with its places filled; an unknown key is its own message, so that plain text can be a key. */
  translate(key: unknown, ...args: unknown[]): string
  /** The form for a number: `zero`, `one` or `other` below the key, else the key itself. */
  plural(key: unknown, ...args: unknown[]): string
}

export function messagesFrom(nested: Readonly<Record<string, unknown>>): Messages {
  const flat = new Map<string, string>()
  flatten(nested, '', flat, 0)
  return {
    translate: (key, ...args) => (key ? fill(flat.get(String(key)) || String(key), args) : ''),
    plural(key, ...args) {
      if (!key) return ''
      const count = args.length > 0 ? Number(args[0]) : 0
      return fill(formOf(flat, String(key), count) ?? flat.get(String(key)) ?? String(key), args)
    },
  }
}

/** The message for a number; undefined when there is none. */
function formOf(flat: ReadonlyMap<string, string>, key: string, count: number): string | undefined {
  const special = count ? (count === 1 ? 'one' : undefined) : 'zero'
  return (special && flat.get(`${key}.${special}`)) ?? flat.get(`${key}.other`)
}

function flatten(nested: object, parent: string, flat: Map<string, string>, depth: number): void {
  for (const [key, value] of Object.entries(nested)) {
    if (typeof value === 'object' && value !== null) {
      if (depth < 16) flatten(value, `${parent}${key}.`, flat, depth + 1)
    } else if (value !== undefined && value !== null) flat.set(parent + key, String(value))
  }
}

const PLACE = /%(?:%|(?:(\d+)\$|\(([^()]+)\))?(\+)?(0|'[^$])?(-)?(\d+)?(?:\.(\d+))?([bcdieufgosxXjtT]))/g
/** Wider places than any theme means, and narrow enough to print. */
const WIDEST = 200

/**
 * Fills `%s`, `%d`, `%f`, `%2$s`, `%(name)s`, `%05d`, `%.2f`, `%j`; `%%` is a percent sign. A place without an argument,
 * and a percent sign that opens no place, stay as written: `100%`.
 * @compat as sprintf-js, which throws in the latter case
 */
function fill(message: string, args: readonly unknown[]): string {
  const first = message.indexOf('%')
  if (first < 0) return message
  const sign = message[first + 1]
  // Most have one plain place.
  if ((sign === 's' || sign === 'd') && message.indexOf('%', first + 1) < 0)
    return args[0] === undefined
      ? message
      : message.slice(0, first) + formatted(args[0], sign, undefined) + message.slice(first + 2)
  let next = 0
  return message.replace(PLACE, (place: string, index, name, plus, pad, left, width, precision, type) => {
    if (place === '%%') return '%'
    let value: unknown
    if (index !== undefined) value = args[Number(index) - 1]
    else if (name !== undefined) value = memberOf(args[0], String(name))
    else value = args[next++]
    if (value === undefined) return place
    const text = formatted(value, type, precision === undefined ? undefined : Math.min(Number(precision), 20))
    const signed = plus !== undefined && /[dif]/.test(type) && !text.startsWith('-') ? `+${text}` : text
    const filler = pad === undefined ? ' ' : pad === '0' ? '0' : pad.slice(1)
    const cells = Math.min(Number(width ?? 0), WIDEST)
    return left === undefined ? signed.padStart(cells, filler) : signed.padEnd(cells, ' ')
  })
}

function memberOf(value: unknown, path: string): unknown {
  let member = value
  for (const key of path.split('.'))
    member =
      typeof member === 'object' && member !== null && Object.hasOwn(member, key)
        ? (member as Record<string, unknown>)[key]
        : undefined
  return member
}

function formatted(value: unknown, type: string, precision: number | undefined): string {
  const number = Number(value)
  switch (type) {
    case 'd':
    case 'i':
      return String(Math.trunc(number))
    case 'u':
      return String(Math.trunc(number) >>> 0)
    case 'f':
      return precision === undefined ? String(number) : number.toFixed(precision)
    case 'e':
      return number.toExponential(precision)
    case 'g':
      return String(precision ? Number(number.toPrecision(precision)) : number)
    case 'b':
      return number.toString(2)
    case 'o':
      return number.toString(8)
    case 'x':
      return number.toString(16)
    case 'X':
      return number.toString(16).toUpperCase()
    case 'c':
      return String.fromCharCode(number)
    case 'j':
      return JSON.stringify(value) ?? ''
    default:
      return precision === undefined ? String(value) : String(value).slice(0, precision)
  }
}
