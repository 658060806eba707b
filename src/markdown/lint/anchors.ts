/** Links within the page that lead nowhere, and ids of raw HTML that are given twice. */
import { scanTags } from '../../base/html-scan.ts'
import { warning } from '../../base/problem.ts'
import { nearest } from '../../base/text.ts'
import type { RenderState } from '../render-state.ts'
import { headingSlug } from '../slug.ts'
import { decodedUri, hashOf } from '../uri.ts'
import type { Lint } from './page.ts'

/** One attribute with its value, so that what looks like another inside the quotes is passed over. */
const ATTRIBUTE = /\s([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g

export const anchors: Lint = ({ tokens, state }) => {
  const known = new Set(state.ids.keys())
  for (const block of tokens) {
    const html =
      block.type === 'html_block' ? [block] : (block.children ?? []).filter(({ type }) => type === 'html_inline')
    for (const token of html) {
      if (token.meta?.tag === true) continue
      for (const { name, id } of idsOf(token.content)) {
        if (known.has(id) && name === 'id')
          reportDuplicate(id, () => (token.map ? { line: token.map[0] } : state.placeOf(token)), state)
        known.add(id)
      }
    }
  }
  const meanings = new Map<string, ReturnType<typeof closestId>>()
  for (const block of tokens) {
    for (const token of block.children ?? []) {
      const href = token.type === 'link_open' ? String(token.attrGet('href') ?? '') : ''
      if (!href.startsWith('#') || href === '#') continue
      const id = decodedUri(href.slice(1))
      // "#top" scrolls up without any id; "#more" and those of footnotes are made while rendering.
      if (known.has(id) || /^(?:top|more|fn(?:ref)?[\d:]+)$/.test(id)) continue
      if (state.isFull) return
      const meant = meanings.has(id) ? meanings.get(id) : closestId(id, known)
      meanings.set(id, meant)
      if (meant?.certain) token.attrSet('href', hashOf(meant.id))
      else {
        state.report(warning('anchor-missing', { id, near: meant?.id }), () => state.placeOf(token))
      }
    }
  }
}

/** What links can lead to in raw HTML; not what a comment, a script or the value of an attribute holds. */
function* idsOf(html: string): Iterable<{ readonly name: string; readonly id: string }> {
  for (const { kind, start, end } of scanTags(html)) {
    if (kind !== 'open') continue
    const tag = html.slice(start, end < 0 ? undefined : end)
    for (const [, attribute = '', double, single, bare] of tag.matchAll(ATTRIBUTE)) {
      const name = attribute.toLowerCase()
      const id = double ?? single ?? bare ?? ''
      if (id !== '' && (name === 'id' || name === 'name')) yield { name, id }
    }
  }
}

/**
 * The id that a link means. Certain when it is the same heading in the spelling of another generator, which keeps case
 * or punctuation in ids: such links are led on without a word.
 */
export function closestId(id: string, known: ReadonlySet<string>): { id: string; certain: boolean } | undefined {
  const slug = headingSlug(id)
  if (known.has(slug)) return { id: slug, certain: true }
  const loose = id.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
  for (const other of known)
    if (loose !== '' && other.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase() === loose)
      return { id: other, certain: true }
  const guess = nearest(id, known)
  return guess === undefined ? undefined : { id: guess, certain: false }
}

function reportDuplicate(id: string, place: Parameters<RenderState['report']>[1], state: RenderState): void {
  state.report(warning('duplicate-id', { of: 'page', id }), place)
}
