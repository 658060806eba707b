/** Asterisks that did what their author did not mean: products eaten as emphasis, and `** 粗体 **` that stayed text. */
import { warning } from '../../base/problem.ts'
import { HAN_KANA } from '../../base/words.ts'
import { type Lint, matchesIn } from './page.ts'

export const eatenProducts: Lint = ({ tokens, state }) => {
  for (const block of tokens) {
    if (block.type !== 'inline' || !block.content.includes('*')) continue
    const children = block.children ?? []
    for (let i = 0; i < children.length; i++) {
      const token = children[i]
      if (token?.type !== 'em_open' || token.markup !== '*') continue
      const before = children[i - 1]
      const inner = children[i + 1]
      const after = children[i + 3]
      if (before?.type !== 'text' || inner?.type !== 'text' || children[i + 2]?.type !== 'em_close') continue
      // `3*n*n`, `(a+b)*c*d`: numbers and letters on both sides, and neither spaces nor Chinese between.
      if (!/[0-9A-Za-z)\]]$/.test(before.content) || !/^[\w.+\-()/[\]]+$/.test(inner.content)) continue
      if (after?.type !== 'text' || !/^[0-9A-Za-z(]/.test(after.content)) continue
      state.report(warning('emphasis-product', { text: inner.content }), () => state.placeOf(token))
    }
  }
}

/** Not the asterisks of `/static/**`. */
const STARRED = /(?<!\/)\*\*([^*\n]+)(?<!\/)\*\*/g
const HAN = new RegExp(`[${HAN_KANA}]`, 'u')

export const spacedEmphasis: Lint = (page) => {
  for (const { match, place } of matchesIn(page, STARRED, '**')) {
    const [found, inner = ''] = match
    if (!/^[ \t]|[ \t]$/.test(inner) || !HAN.test(inner)) continue
    page.state.report(warning('emphasis-spaces', { text: found }), place)
  }
}
