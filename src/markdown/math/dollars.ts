/**
 * Decides whether a dollar begins a formula, and where it ends. Chinese posts mix formulas with prices, shell variables
 * and `H$_2$O`, so the neighbours of both dollars count and not only what lies between them.
 */
import { HAN_KANA } from '../../base/words.ts'

const HAN = new RegExp(`[${HAN_KANA}\\u3000-\\u303f\\uff01-\\uff60]`, 'u')
const TEX_SIGN = /\\[a-zA-Z,;:!{}|]|[\^_={}<>+]/
/** One letter, or letters that name a function: `n`, `W, b`, `O(n)`, `f(x)`, `sin x`. */
const LETTERS_ONLY =
  /^(?:[^a-zA-Z]|(?<![a-zA-Z])(?:[a-zA-Z]|sin|cos|tan|log|ln|exp|max|min|lim|det|dim|arg)(?![a-zA-Z]))*$/

/**
 * The offset of the closing dollar of a formula that opens with the single dollar at `open`; -1 when there is none.
 * Cost: linear in the distance to the next unescaped dollar.
 */
export function closingDollar(text: string, open: number, end = text.length): number {
  const close = nextDollar(text, open + 1, end)
  if (close < 0 || close === open + 1) return -1
  const inner = text.slice(open + 1, close)
  const before = open > 0 ? (text[open - 1] ?? '') : ''
  const after = close + 1 < end ? (text[close + 1] ?? '') : ''
  return isFormula(inner, before, after, text.slice(close + 1, Math.min(end, close + 4))) ? close : -1
}

/** The next dollar that no backslash escapes, or -1. */
function nextDollar(text: string, from: number, end = text.length): number {
  for (let at = text.indexOf('$', from); at >= 0 && at < end; at = text.indexOf('$', at + 1)) {
    if (!isEscaped(text, at, from)) return at
  }
  return -1
}

/** Whether an odd number of backslashes stands before `at`; those before `from` belong to something else. */
export function isEscaped(text: string, at: number, from = 0): boolean {
  let slashes = 0
  for (let i = at - 1; i >= from && text[i] === '\\'; i--) slashes++
  return slashes % 2 === 1
}

/** Whether text reads as TeX and not as prose: it has a sign of TeX or single letters, and no Chinese outside `\text`. */
export function looksLikeTex(inner: string): boolean {
  const bare = withoutText(inner)
  return !HAN.test(bare) && (TEX_SIGN.test(bare) || (/[a-zA-Z]/.test(bare) && LETTERS_ONLY.test(bare)))
}

function isFormula(inner: string, before: string, after: string, follows: string): boolean {
  // "$5 and $10": a price begins where the formula would end. "3$\\times$3" is none: it holds a command of TeX.
  if (/[0-9]/.test(after) && !/^\\[a-zA-Z]+$/.test(inner)) return false
  // A code span is older than the formula that would tear it; a blank line ends the paragraph.
  if (inner.includes('`') || /\n[ \t]*\n/.test(inner)) return false
  const spaceLeft = /^\s/.test(inner)
  const spaceRight = /\s$/.test(inner)
  if (spaceLeft !== spaceRight) return false
  const digitBefore = /[0-9]/.test(before)
  if (spaceLeft) return !digitBefore && looksLikeTex(inner)
  if (isShell(inner, after, follows)) return false
  // Money: "$5的书和$", "100$和200$".
  if (HAN.test(withoutText(inner)) && (digitBefore || /^[0-9][0-9.,]*\s*[^\s0-9.,\\^_{}=+\-*/<>|()a-zA-Z]/.test(inner)))
    return false
  return true
}

/** `$HOME/bin:$PATH`, `${A}/${B}`, `$.ajax 和 $.get`, `$('#a') 和 $('#b')`. */
function isShell(inner: string, after: string, follows: string): boolean {
  if (/^\.[a-zA-Z]/.test(inner) && /^[.(]/.test(after)) return true
  if (/^\(['"#]/.test(inner)) return true
  if (/^\{[A-Za-z_]\w*\}/.test(inner) && after === '{') return true
  if (/[\\^]/.test(inner)) return false
  return /^_?[a-zA-Z]{2}/.test(inner) && /[a-zA-Z_({]/.test(after) && !/^(?:th|st|nd|rd)(?![a-zA-Z])/.test(follows)
}

/** The formula without what `\text{…}` and its kin hold. */
function withoutText(inner: string): string {
  return inner.includes('\\')
    ? inner.replace(/\\(?:text[a-z]*|mbox|mathrm|operatorname\*?|tag\*?)\s*\{[^{}]*\}/g, '{}')
    : inner
}
