/**
 * Tells elements from words in angle brackets: `List<String>`, `#include <vector>`, `<your-name>` would vanish in a
 * browser, so they stay text, reported once for each name.
 */

import { RAW_TEXT } from '../../base/html-scan.ts'
import { warning } from '../../base/problem.ts'
import { quoted } from '../../base/text.ts'
import type { RenderState, TextPlace } from '../render-state.ts'
import { isElement, isForeign, PAGE, VOID } from './names.ts'

/** A whole tag as CommonMark has it: only what looks like one vanishes. */
const TAG =
  /<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?)*)\s*\/?>/y

/** The name of the tag that begins at `at` where it is a word, else undefined. */
export function wordAt(text: string, at: number, state: RenderState): string | undefined {
  TAG.lastIndex = at
  const match = TAG.exec(text)
  return match !== null && isWord(match, text.slice(Math.max(0, at - 12), at), state) ? match[2] : undefined
}

function isWord(
  [, slash, written = '', attributes = '']: RegExpExecArray,
  before: string,
  state: RenderState,
): boolean {
  const name = written.toLowerCase()
  const { opened, closed } = namesIn(state)
  const hasValues = attributes.includes('=')
  if (!isElement(name)) {
    if (isForeign(name) && (opened.has('svg') || opened.has('math'))) return false
    // A custom element is closed or has attributes; a placeholder such as `<your-name>` has neither.
    return !name.includes('-') || !(slash === '/' ? opened.has(name) : hasValues || closed.has(name))
  }
  if (/\binclude\s*$/.test(before)) return true
  if (slash === '/' || hasValues) return false
  // `List<Object>`, `<T>`, `<Button>`, `a <b and c>`: types, components and comparisons. `<BR>` is an old spelling.
  const isName = /[A-Z]/.test(written) && !(VOID.has(name) && written === written.toUpperCase())
  const isCompared = attributes.trim() !== '' && !VOID.has(name)
  const isGlued = /[\w.]$/.test(before) && !VOID.has(name)
  // `put <meta> into <head>`: nothing that hides what follows, or belongs elsewhere, is meant by its bare name.
  const isHiding = RAW_TEXT.has(name) || PAGE.has(name) || /^(?:template|select|meta|link|base)$/.test(name)
  return (isName || isCompared || isGlued || isHiding) && !closed.has(name) && name !== 'br' && name !== 'hr'
}

interface Names {
  readonly opened: ReadonlySet<string>
  readonly closed: ReadonlySet<string>
}

const known = new WeakMap<RenderState, Names>()

/** Every name that follows a `<` or a `</` in the text, found once. */
function namesIn(state: RenderState): Names {
  const before = known.get(state)
  if (before !== undefined) return before
  const [opened, closed] = [new Set<string>(), new Set<string>()]
  for (const line of state.lines)
    if (line.includes('<'))
      for (const [, slash, name = ''] of line.matchAll(/<(\/?)([a-zA-Z][a-zA-Z0-9-]*)/g))
        (slash === '/' ? closed : opened).add(name.toLowerCase())
  const names = { opened, closed }
  known.set(state, names)
  return names
}

export function reportWord(name: string, state: RenderState, at: () => TextPlace | undefined): void {
  if (state.unknownElements.has(name)) return
  state.unknownElements.add(name)
  state.report(warning('html-unknown', { tag: quoted(`<${name}>`) }), at)
}
