/**
 * Decides what a dollar means: the beginning of a formula, one of two dollars that both stay text, or a dollar alone.
 * Chinese posts mix formulas with prices, shell variables and `H$_2$O`, so the neighbours of both dollars count and not
 * only what lies between them. Two dollars that are refused are used up together where their reader would pair them:
 * otherwise the closer of one formula would open the next, and the rest of the paragraph would be inside out.
 */
import {
  hasHan,
  hasTex,
  hasTexSign,
  hasWords,
  isListOfTex,
  isSentence,
  looksLikeSpacedTex,
  looksLikeTex,
} from './tex-or-words.ts'

/** What a single dollar opens. */
export type Dollar =
  /** `words`: Chinese stands in it outside `\text{…}`, which is worth a warning. */
  | { readonly kind: 'formula'; readonly close: number; readonly words: boolean }
  /** Both dollars are text. */
  | { readonly kind: 'text'; readonly close: number }
  /** The dollar is text; the next one may open a formula. `open`: it looks like a formula without its end. */
  | { readonly kind: 'alone'; readonly open: boolean }

/** Further than this no author's `\text{…$x$…}` goes. */
const LONGEST_GROUP = 400
/** `[a-z]`, `\d`, `(?:`: the dollars of two patterns. */
const REGULAR_EXPRESSION = /\[\^?(?:a-z|A-Z|0-9)|\\[dDwWs](?![a-zA-Z])|\(\?[:=!<]/
const ALONE: Dollar = { kind: 'alone', open: false }

/**
 * What the single dollar at `open` begins.
 * Cost: linear in the distance to the second unescaped dollar behind it.
 */
export function dollarAt(text: string, open: number, end = text.length): Dollar {
  const close = closer(text, open, end)
  // `$\theta` and no other dollar: nothing but a formula begins so.
  if (close < 0)
    return { kind: 'alone', open: /^\s?(?:\\[a-zA-Z]{2}|[a-zA-Z][_^][{\\])/.test(text.slice(open + 1, open + 6)) }
  if (close === open + 1) return ALONE
  const inner = text.slice(open + 1, close)
  // A code span is older than the formula that would tear it; a blank line ends the paragraph.
  if (inner.includes('`') || /\n[ \t]*\n/.test(inner)) return ALONE
  if (inner.trim() === '') return { kind: 'text', close }
  const before = open > 0 ? (text[open - 1] ?? '') : ''
  const follows = text.slice(close + 1, Math.min(end, close + 4))
  const verdict = judge(inner, before, follows)
  if (verdict === 'formula' && !hasWords(inner)) return { kind: 'formula', close, words: false }
  // Words between dollars: where what follows would be the better formula, the first dollar never had a partner.
  const better = opensBetter(text, close, end)
  if (better)
    return { kind: 'alone', open: hasWords(inner) && (hasTex(inner) || /^[a-zA-Z](?![a-zA-Z0-9_])/.test(inner)) }
  if (verdict === 'no' || (verdict === 'formula' && isSentence(inner) && !isListOfTex(inner)))
    return { kind: 'text', close }
  return verdict === 'money' && hasWords(inner)
    ? { kind: 'text', close }
    : { kind: 'formula', close, words: hasWords(inner) }
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

/** The next dollar, or the one behind a `\text{…$x$…}` that has dollars of its own. */
function closer(text: string, open: number, end: number): number {
  const close = nextDollar(text, open + 1, end)
  if (close < 0) return -1
  const holds = text.slice(Math.max(open + 1, close - LONGEST_GROUP), close)
  if (!/\\(?:text|[mh]box)/.test(holds)) return close
  const group = /\\(?:text[a-z]*|[mh]box)\s*\{[^{}$]*$/.exec(holds)
  if (!group) return close
  const second = nextDollar(text, close + 1, Math.min(end, close + LONGEST_GROUP))
  if (second < 0 || !/^[^{}$]*\}/.test(text.slice(second + 1, second + LONGEST_GROUP))) return close
  const third = nextDollar(text, second + 1, end)
  return third < 0 ? close : third
}

/** Whether a formula without spaces at its ends and without words begins at the dollar at `open`. */
function opensBetter(text: string, open: number, end: number): boolean {
  const close = nextDollar(text, open + 1, end)
  if (close <= open + 1) return false
  const inner = text.slice(open + 1, close)
  return !/^\s|\s$/.test(inner) && /[a-zA-Z\\]/.test(inner) && looksLikeTex(inner)
}

/** `money`: no formula unless what stands around leaves nothing else. */
function judge(inner: string, before: string, follows: string): 'formula' | 'money' | 'no' {
  const after = follows[0] ?? ''
  const tex = hasTex(inner)
  const spaceLeft = /^\s/.test(inner)
  const spaceRight = /\s$/.test(inner)
  // "$5 and $10": a price begins where the formula would end. "3$\\times$3" is none: it holds a command of TeX.
  if (/[0-9]/.test(after) && (!tex || /^[0-9]/.test(inner) || ((spaceLeft || spaceRight) && !/\\[a-zA-Z]/.test(inner))))
    return 'no'
  if (spaceLeft || spaceRight) {
    if (/[0-9]/.test(before) && spaceLeft && !tex) return 'no'
    // `$a $b`, `cd $dir $other`, `a$ | b$`: each dollar belongs to its word.
    if (!spaceLeft && /[\w({]/.test(after) && !inner.includes('\\')) return 'no'
    if (!spaceRight && /\w/.test(before) && !inner.includes('\\')) return 'no'
    if (REGULAR_EXPRESSION.test(inner)) return 'no'
    const isTex =
      looksLikeSpacedTex(inner) || (tex && isListOfTex(inner)) || (hasHan(inner) && /\\[a-zA-Z]{2}/.test(inner))
    return isTex ? 'formula' : 'no'
  }
  if (isShell(inner, after, follows) || REGULAR_EXPRESSION.test(inner)) return 'no'
  if (!hasHan(inner)) return 'formula'
  // Money: "100$和200$", "$5的书和$".
  if (/[0-9]/.test(before)) return 'no'
  const money = /^[0-9][0-9.,]*\s*[^\s0-9.,\\^_{}=+\-*/<>|()a-zA-Z]/.test(inner) && !hasTexSign(inner)
  return money ? (/\s/.test(inner) ? 'no' : 'money') : 'formula'
}

/** `$HOME/bin:$PATH`, `${A}/${B}`, `$.ajax 和 $.get`, `$('#a') 和 $('#b')`, `$n和$m`. */
function isShell(inner: string, after: string, follows: string): boolean {
  if (/^\.[a-zA-Z]/.test(inner) && /^[.(]/.test(after)) return true
  if (/^\(['"#]/.test(inner)) return true
  if (/^\([a-z]{2}/.test(inner) && after === '(') return true
  if (/^\{[A-Za-z_]\w*\}/.test(inner) && after === '{') return true
  if (/[\\^()[\]+*<>|]|_\{|_[a-zA-Z0-9]$/.test(inner)) return false
  if (/[^\x00-\x7f]$/.test(inner) && /[a-zA-Z_{]/.test(after) && hasHan(inner)) return true
  // Behind `$LCT$(动态树)` stands an explanation.
  const opens = /[a-zA-Z_{]/.test(after) || (after === '(' && !hasHan(follows))
  return /^_?[a-zA-Z]{2}/.test(inner) && opens && !/^(?:th|st|nd|rd)(?![a-zA-Z])/.test(follows)
}
