/** Splits coloured code into lines that are HTML each on its own: spans open at a line's end are closed and reopened. */

/** Cost: linear; only the `<span …>` and `</span>` of highlight.js are looked at. The last line break ends no line. */
export function htmlLinesOf(html: string): string[] {
  const text = html.endsWith('\n') ? html.slice(0, -1) : html
  const lines = text.split('\n')
  if (!text.includes('<')) return lines
  const open: string[] = []
  return lines.map((line) => {
    const before = open.join('')
    takeSpans(line, open)
    return before + line + '</span>'.repeat(open.length)
  })
}

/** Tells `open` which spans begin and end. Found by their signs: a pattern would make a string and a list of each. */
function takeSpans(line: string, open: string[]): void {
  for (let at = line.indexOf('<'); at >= 0; at = line.indexOf('<', at + 1)) {
    if (line.startsWith('</span>', at)) open.pop()
    else if (line.startsWith('<span', at)) {
      const end = line.indexOf('>', at)
      if (end < 0) return
      open.push(line.slice(at, end + 1))
      at = end
    }
  }
}
