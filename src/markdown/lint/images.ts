/** Pictures without a file, without a description, or with a space that makes them text. */
import type { Token } from 'markdown-it'
import { warning } from '../../base/problem.ts'
import { inlineText } from '../plain-text.ts'
import { type Lint, matchesIn } from './page.ts'

export const imageParts: Lint = ({ tokens, state }) => {
  const look = (token: Token): void => {
    if (token.type !== 'image') return
    const src = String(token.attrGet('src') ?? '')
    if (src === '') {
      state.report(warning('image-source', {}), () => state.placeOf(token))
    } else if (inlineText(token.children).trim() === '' && !token.attrGet('title')) {
      state.report(warning('image-alt', {}), () => state.placeOf(token))
    }
  }
  for (const block of tokens) for (const token of block.children ?? []) look(token)
}

const SPACED = /!\[([^[\]\n]*)\]\(([^()<>\n"']*\.(?:png|jpe?g|gif|webp|avif|svg|bmp))\)/gi

export const imageSpaces: Lint = (page) => {
  for (const { match, place } of matchesIn(page, SPACED, '](')) {
    const [, alt, path = ''] = match
    if (!/\s/.test(path.trim())) continue
    page.state.report(warning('image-spaces', { alt: alt ?? '', path: path.trim() }), place)
  }
}
