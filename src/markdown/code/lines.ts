/** Splits coloured code into lines that are HTML each on its own: spans open at a line's end are closed and reopened. */

/** Cost: linear; only the `<span …>` and `</span>` of highlight.js are looked at. The last line break ends no line. */
export function htmlLinesOf(html: string): string[] {
  const text = html.endsWith('\n') ? html.slice(0, -1) : html
  const lines = text.split('\n')
  if (!text.includes('<')) return lines
  const open: string[] = []
  return lines.map((line) => {
    const before = open.join('')
    for (const [tag] of line.matchAll(/<span[^>]*>|<\/span>/g)) {
      if (tag === '</span>') open.pop()
      else open.push(tag)
    }
    return before + line + '</span>'.repeat(open.length)
  })
}
