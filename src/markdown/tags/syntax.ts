/** Finds `{% name arguments %}` and its `{% endname %}` in text. Never throws. */

export interface TagMatch {
  readonly name: string
  /** What stands between the name and `%}`. */
  readonly args: string
  /** The offset behind `%}`. */
  readonly end: number
}

/** Longer arguments are no author's; the bound keeps unclosed braces cheap. */
const SYNTAX = String.raw`\{%-?\s*([a-zA-Z_][\w-]*)((?:\s(?:(?!%\})[\s\S]){0,2000}?)?)\s*-?%\}`

/** The tag that begins at `at`, or undefined. */
export function tagAt(text: string, at: number): TagMatch | undefined {
  const pattern = new RegExp(SYNTAX, 'y')
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match?.[1] === undefined
    ? undefined
    : { name: match[1], args: (match[2] ?? '').trim(), end: pattern.lastIndex }
}

const SHORTCODE = /\{\{[<%]\s*\/?\s*([a-zA-Z][\w/-]*)[^\n]{0,1000}?[>%]\}\}/y

/** Hugo's `{{< name … >}}` that begins at `at`, or undefined. */
export function shortcodeAt(text: string, at: number): TagMatch | undefined {
  SHORTCODE.lastIndex = at
  const name = SHORTCODE.exec(text)?.[1]
  return name === undefined ? undefined : { name: `{{< ${name} >}}`, args: '', end: SHORTCODE.lastIndex }
}

/** Where a body ends: the offsets before and behind `{% endname %}`. */
export interface TagEnd {
  readonly start: number
  readonly end: number
}

/**
 * The ends of all tags that have one, by the offset behind the opening tag. An end belongs to the nearest open tag of
 * its name. Cost: linear, however many tags are never closed.
 */
export function tagEndsOf(text: string): ReadonlyMap<number, TagEnd> {
  const ends = new Map<number, TagEnd>()
  const open = new Map<string, number[]>()
  for (const match of text.matchAll(new RegExp(SYNTAX, 'g'))) {
    const name = match[1] ?? ''
    const behind = match.index + match[0].length
    const opener = name.startsWith('end') ? open.get(name.slice(3))?.pop() : undefined
    if (opener !== undefined) ends.set(opener, { start: match.index, end: behind })
    else if (open.has(name)) open.get(name)?.push(behind)
    else open.set(name, [behind])
  }
  return ends
}

/** Splits arguments at spaces; quoted ones may hold them, and lose their quotes. `"a 'b'" c` → `["a 'b'", "c"]`. */
export function tagArgs(args: string): string[] {
  return Array.from(
    args.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g),
    ([, double, single, word]) => double ?? single ?? word ?? '',
  )
}
