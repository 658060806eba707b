/** Whether a formula defines commands, and whether it does nothing else: such a formula shows nothing. */
import { closingBrace } from './rewrite.ts'

const DEFINES = /\\(?:(?:re|provide)?newcommand|DeclareMathOperator|[gex]?def|let|global)(?![a-zA-Z])/
const COMMAND = /\s*\\(?:(?:re|provide)?newcommand|DeclareMathOperator)\*?\s*/y
const DEF = /\s*\\(?:global\s*\\)?[gex]?def\s*\\[a-zA-Z]+(?:#\d)*\s*/y
const LET = /\s*\\let\s*\\[a-zA-Z]+\s*=?\s*(?:\\[a-zA-Z]+|.)/y
const NAME = /\{?\s*\\[a-zA-Z]+\s*\}?\s*/y
const OPTIONS = /(?:\[[^\]]*\]\s*)*/y

export const definesCommands = (tex: string): boolean => DEFINES.test(tex)

/** Cost: linear. */
export function onlyDefines(tex: string): boolean {
  let at = 0
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at
    const found = pattern.exec(tex)
    if (found) at += found[0].length
    return found !== null
  }
  while (tex.slice(at).trim() !== '') {
    if (take(LET)) continue
    if (take(COMMAND)) {
      if (!take(NAME)) return false
      take(OPTIONS)
    } else if (!take(DEF)) return false
    const close = tex[at] === '{' ? closingBrace(tex, at) : -1
    if (close < 0) return false
    at = close + 1
  }
  return at > 0
}
