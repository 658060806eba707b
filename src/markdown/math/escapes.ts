/**
 * TeX that was escaped so that Hexo's Markdown would leave it alone: `P^{\*}`, `a\_{ij}`, `\left\\{`, four backslashes for
 * a new row. Here formulas are read first, so the escapes would show. What can be nothing else is undone at once; the
 * rest is tried when a formula cannot be read.
 */
import { type Edited, Edits } from './edits.ts'

const CONCERNED = /\\\\[\\a-zA-Z,;!%#&{}|_]|\\_|&(?:lt|gt|amp|#39|quot);/
const SIGNS = new RegExp(
  [
    String.raw`\\(?:text[a-z]*|[mh]box|mathrm|operatorname\*?|tag\*?|label)\s*\{[^{}]*\}`,
    String.raw`(\\{4,})`, // 1
    String.raw`\\(\\)(?=[a-zA-Z]{2}|[,;!%#&{}|_])`, // 2
    String.raw`(?:(?<![a-zA-Z0-9\\])[a-zA-Z0-9]|[})])(\\)_(?=\{|[a-zA-Z0-9](?![a-zA-Z0-9]))`, // 3
    String.raw`(\\)_(?=\{)`, // 4
    '&(lt|gt|amp|#39|quot);', // 5
    String.raw`\\.`,
  ].join('|'),
  'gs',
)
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', '#39': "'", quot: '"' }
/** Within these two backslashes end a row. */
const HAS_ROWS = /\\begin|\\substack|\\cr(?![a-zA-Z])|\\[pbvBV]?matrix|\\cases/

export interface Unescaped extends Edited {
  /** Whether backslashes were taken away; entities are not worth a word. */
  readonly undone: boolean
}

/** Undoes what can be nothing but an escape. Cost: linear. */
export function undoEscapes(tex: string, display: boolean): Unescaped {
  if (!CONCERNED.test(tex)) return { text: tex, sourceOf: (offset) => offset, undone: false }
  const edits = new Edits()
  const rows = display || HAS_ROWS.test(tex)
  const doubledBraces = !HAS_ROWS.test(tex) && (tex.match(/\\\\\{/g)?.length ?? 0) === tex.match(/\\\\\}/g)?.length
  let undone = false
  for (const { 0: whole, 1: row, 2: doubled, 3: base, 4: script, 5: entity, index } of tex.matchAll(SIGNS)) {
    if (entity !== undefined) {
      edits.replace(index, index + whole.length, ENTITIES[entity] ?? whole)
      continue
    }
    if (row !== undefined) edits.replace(index, index + row.length, '\\\\')
    else if (doubled !== undefined) {
      const brace = /[{}]/.test(tex[index + whole.length] ?? '')
      if (brace ? !doubledBraces : rows) continue
      edits.replace(index, index + 1, '')
    } else if (base !== undefined) edits.replace(index + whole.length - 2, index + whole.length - 1, '')
    else if (script !== undefined) edits.replace(index, index + 1, '')
    else continue
    undone = true
  }
  return { ...edits.applyTo(tex), undone }
}

/** The formula with Markdown's escapes undone, from the fewest to all: candidates for one that cannot be read. */
export function unescapedForms(tex: string): readonly string[] {
  if (!/\\[^a-zA-Z\s]/.test(tex)) return []
  const signs = tex.replace(/\\\\|\\([*`#~.+\-()[\]])/g, (whole, sign = whole) => sign)
  const pairs = signs.replace(/\\\\(?=[{}|_,;:!%#&[\]])/g, '\\')
  const commands = pairs.replace(/\\\\(?=[a-zA-Z]{2})/g, '\\')
  const all = tex.replace(/\\([\\`*{}[\]()#+\-.!_>~|&])/g, '$1')
  return [...new Set([signs, pairs, commands, all])].filter((form) => form !== tex)
}
