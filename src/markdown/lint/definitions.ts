/** Definitions of links: missing, too late, never used. */
import type { Token } from 'markdown-it'
import { warning } from '../../base/problem.ts'
import { type Lint, matchesIn, type Page } from './page.ts'

const DEFINED = Symbol('definitions')

interface Definition {
  readonly label: string
  readonly line: number
}

/** Before markdown-it drops the tokens of definitions: remembers label and line of each. */
export function keepDefinitions({ tokens, env }: Pick<Page, 'env'> & { tokens: readonly Token[] }): void {
  const defined: Definition[] = []
  for (const { type, meta, map } of tokens)
    if (type === 'reference_definition' && map) defined.push({ label: String(meta?.label), line: map[0] })
  env[DEFINED] = defined
}

export const unusedDefinitions: Lint = ({ tokens, state, env }) => {
  const defined = (env[DEFINED] ?? []) as readonly Definition[]
  if (defined.length === 0) return
  const used = new Set<unknown>()
  const collect = (list: readonly Token[]): void => {
    for (const token of list) {
      if (token.meta?.label !== undefined) used.add(token.meta.label)
      if (token.children) collect(token.children)
    }
  }
  collect(tokens)
  const seen = new Set<string>()
  for (const { label, line } of defined) {
    const target = env.references?.[label]?.href ?? ''
    const again = seen.has(label)
    seen.add(label)
    // `[//]: # (…)` is how authors write comments.
    if ((used.has(label) && !again) || target === '#' || target === '' || label === '//') continue
    const name = /^\s*\[([^\]]*)\]/.exec(state.lines[line] ?? '')?.[1] ?? label
    state.report(again ? warning('definition-duplicate', { name }) : warning('definition-unused', { name }), {
      line,
      column: Math.max(0, (state.lines[line] ?? '').indexOf('[')),
    })
  }
}

const USE = /(!?)\[([^[\]\n]+)\]\[([^[\]\n]*)\]/g

const INTERVAL = /^[\w+\-*/. ]{1,12},[\w+\-*/. ]{1,12}$/

export const missingDefinitions: Lint = (page) => {
  for (const { match, text, place } of matchesIn(page, USE, '][')) {
    const [whole, image, words = '', id = ''] = match
    // `a[i][j]`, `[1][2]`, `[0, 1][2]` are indexes and citations.
    const before = text[match.index - 1] ?? ''
    if (!image && (/[\w)\]}]/.test(before) || /^[\d\s,.:;-]*$/.test(words) || /^[\w.]+$/.test(words))) continue
    // `[l,x-1][x,r]` are intervals.
    if (!image && INTERVAL.test(words) && INTERVAL.test(id)) continue
    const name = id || words
    page.state.report(warning('definition-missing', { name, whole }), place)
  }
}

const LATE = /^\[(?!\^)([^[\]\n]+)\]:[ \t]*(\S+)[ \t]*(?:"[^"]*"|'[^']*'|\([^)]*\))?[ \t]*$/

export const lateDefinitionLines: Lint = ({ tokens, state }) => {
  for (const [i, block] of tokens.entries()) {
    if (block.type !== 'inline' || !block.content.includes(']:') || tokens[i - 1]?.type !== 'paragraph_open') continue
    let offset = 0
    for (const [n, line] of block.content.split('\n').entries()) {
      const match = n > 0 ? LATE.exec(line) : null
      if (match && /[/.#]/.test(match[2] ?? '')) {
        state.report(warning('definition-late', { name: match[1] ?? '' }), state.placeIn(block, offset))
      }
      offset += line.length + 1
    }
  }
}
