/** Where Hexo finds fences of code in a text. Linear: where they close is looked up, not looked for from each opener. */

export interface Fence {
  readonly whole: string
  /** What stands before the marks, such as `> `. */
  readonly start: string
  /** What stands behind them. */
  readonly info: string
  readonly body: string
  /** The line breaks behind the fence. */
  readonly end: string
  readonly at: number
}

// The line is looked through once; from each mark in it would be as often as there are marks.
const OPENER = /^(?=.*\n)((?:(?:[^\S\r\n]*>){0,3}|[-*+]|[0-9]+\.)[^\S\r\n]*)(`{3,}|~{3,})(.*)\n/gm
const CLOSER = /^(?:[^\S\r\n]*>){0,3}[^\S\r\n]*(`{3,}|~{3,})[^\S\r\n]?(\n+|$)/gm

interface Closer {
  readonly at: number
  readonly after: number
  readonly end: string
}

/** Puts something in the place of each fence. */
export function withFences(text: string, replace: (fence: Fence) => string): string {
  const closers = closersIn(text)
  let output = ''
  let from = 0
  OPENER.lastIndex = 0
  for (let match = OPENER.exec(text); match; match = OPENER.exec(text)) {
    const [line, start = '', run = '', rest = ''] = match
    const at = match.index
    const inside = at + line.length
    const found = closerOf(closers, run, inside)
    const info = found && infoOf(run.slice(found.length) + rest)
    if (!found || info === undefined) continue
    const { closer } = found
    const whole = text.slice(at, closer.after)
    output +=
      text.slice(from, at) + replace({ whole, start, info, body: text.slice(inside, closer.at), end: closer.end, at })
    from = closer.after
    OPENER.lastIndex = from
  }
  return output + text.slice(from)
}

/** By their marks, the longest first; of each in the order of the text. */
type Closers = readonly (readonly [marks: string, list: readonly Closer[]])[]

function closersIn(text: string): Closers {
  const closers = new Map<string, Closer[]>()
  for (const { 0: line, 1: run = '', 2: end = '', index } of text.matchAll(CLOSER)) {
    const same = closers.get(run) ?? []
    closers.set(run, same)
    same.push({ at: index, after: index + line.length, end })
  }
  return [...closers].sort(([a], [b]) => b.length - a.length)
}

/** The first closer behind an offset that has the same marks or, where none has, fewer. */
function closerOf(closers: Closers, run: string, from: number) {
  for (const [marks, list] of closers) {
    if (!run.startsWith(marks)) continue
    const first = firstFrom(list, from)
    // A fence holds a line wherever it can, even if that is what would close an empty one.
    const closer = list[list[first]?.at === from ? first + 1 : first] ?? list[first]
    if (closer) return { closer, length: marks.length }
  }
  return undefined
}

function firstFrom(list: readonly { readonly at: number }[], from: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((list[middle]?.at ?? 0) < from) low = middle + 1
    else high = middle
  }
  return low
}

/** The words behind the marks; undefined where they end with a backtick, which is no opener. */
function infoOf(rest: string): string | undefined {
  const info = rest.replace(/^[^\S\r\n]+/, '').trimEnd()
  return info.endsWith('`') ? undefined : info
}

/** Tells whether a part of the text lies in a comment. */
export function commentsIn(text: string): (from: number, to: number) => boolean {
  const comments: { readonly at: number; readonly end: number }[] = []
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', comments.at(-1)?.end)) {
    const end = text.indexOf('-->', at + 4)
    if (end < 0) break
    comments.push({ at, end: end + 3 })
  }
  return (from, to) => {
    const before = comments[firstFrom(comments, from) - 1]
    return before !== undefined && before.end > to
  }
}
