/**
 * Reads the comments by which authors mark lines of code, VitePress's `// [!code ++]` and Docusaurus's
 * `// highlight-next-line`, and takes them out of the code.
 */

type LineMark = 'marked' | 'added' | 'removed' | 'focused' | 'warning' | 'error'

interface MarkedCode {
  readonly code: string
  /** Marks by line, from 1. */
  readonly marks: ReadonlyMap<number, readonly LineMark[]>
}

const OPEN = String.raw`(?:\/\/|#|--|%|;|\/\*|<!--|\{\/\*|"|')`
const CLOSE = String.raw`(?:\*\/\}?|-->)?`
const VITEPRESS = new RegExp(
  String.raw`${OPEN}\s*\[!code\s+(\+\+|--|hl|highlight|focus|warning|error)(?::(\d{1,6}))?\]\s*${CLOSE}[ \t]*$`,
)
const DOCUSAURUS = new RegExp(String.raw`^\s*${OPEN}\s*highlight-(next-line|start|end)\s*${CLOSE}\s*$`)

const MARKS: Readonly<Record<string, LineMark>> = {
  '++': 'added',
  '--': 'removed',
  hl: 'marked',
  highlight: 'marked',
  focus: 'focused',
  warning: 'warning',
  error: 'error',
}

/** Cost: linear. Code without such comments comes back as it is. */
export function marksOf(code: string): MarkedCode {
  if (!code.includes('[!code') && !code.includes('highlight-')) return { code, marks: new Map() }
  const kept: string[] = []
  const marks = new Map<number, LineMark[]>()
  const mark = (line: number, kind: LineMark): void => {
    const known = marks.get(line)
    if (known === undefined) marks.set(line, [kind])
    else if (!known.includes(kind)) known.push(kind)
  }
  let region = false
  let next = false
  for (const line of code.split('\n')) {
    const comment = DOCUSAURUS.exec(line)?.[1]
    if (comment !== undefined) {
      if (comment === 'next-line') next = true
      else region = comment === 'start'
      continue
    }
    const found = line.includes('[!code') ? VITEPRESS.exec(line) : null
    const rest = found ? line.slice(0, found.index).trimEnd() : line
    const alone = found !== null && rest.trim() === ''
    if (!alone) kept.push(rest)
    const first = alone ? kept.length + 1 : kept.length
    const kind = found ? MARKS[found[1] ?? ''] : undefined
    if (kind !== undefined) {
      const count = Math.min(Number(found?.[2] ?? 1), 10_000)
      for (let i = 0; i < count; i++) mark(first + i, kind)
    }
    if (!alone && (region || next)) mark(kept.length, 'marked')
    if (!alone) next = false
  }
  return { code: kept.join('\n'), marks }
}
