/** `#标题` without the space that makes it a heading. */
import { warning } from '../../base/problem.ts'
import { HAN_KANA } from '../../base/words.ts'
import type { Lint } from './page.ts'

const NO_SPACE = new RegExp(`^(#{1,6})(?=[${HAN_KANA}A-Za-z0-9（《“])`, 'u')

export const headingSpaces: Lint = ({ tokens, state }) => {
  for (const [i, block] of tokens.entries()) {
    if (block.type !== 'inline' || tokens[i - 1]?.type !== 'paragraph_open') continue
    const match = NO_SPACE.exec(block.content)
    const marks = match?.[1]
    if (marks === undefined || !isHeading(block.content, marks)) continue
    const fixed = `${marks} ${block.content.slice(marks.length).split('\n')[0]}`
    state.report(
      warning('heading-space', { marks, fixed: fixed.length > 40 ? `${fixed.slice(0, 39)}…` : fixed }),
      state.placeIn(block),
    )
  }
}

/** One `#` is a hashtag as often as a heading: `#话题#`, `#深度学习 #论文`, `#include`. */
function isHeading(content: string, marks: string): boolean {
  const first = content.split('\n')[0] ?? ''
  const rest = first.slice(marks.length)
  if (/^(?:include|define|if|ifdef|ifndef|endif|pragma|region)\b/.test(rest)) return false
  if (marks.length > 1) return !rest.includes('##')
  return (
    !content.includes('\n') &&
    !rest.includes('#') &&
    !/^[0-9A-Fa-f]{3,8}$|^\d+$/.test(rest) &&
    /^[^A-Za-z0-9]/.test(rest)
  )
}
