/** `::: code-group`: the code blocks in it as tabs, named by their titles or languages, as VitePress has them. */
import type { Token } from 'markdown-it'
import type { Settings } from '../options.ts'
import { blockToken } from '../placed-token.ts'
import type { RenderState } from '../render-state.ts'
import { slugsOf, uniqueId } from '../slug.ts'
import { CLOSE_PANE, CLOSE_TABS, openPane, openTabs } from '../tabs.ts'
import { codeInfoOf } from './info.ts'

/** Puts tabs around the blocks; what stands before the first stays before, what stands behind one belongs to it. */
export function codeGroup(tokens: readonly Token[], settings: Settings, state: RenderState): Token[] {
  const level = tokens[0]?.level
  const fences = tokens.filter((token) => token.type === 'fence' && token.level === level)
  if (fences.length === 0) return [...tokens]
  const infos = fences.map(({ info }) => codeInfoOf(info))
  const base = slugsOf(settings)(infos[0]?.title ?? 'code')
  const titles = infos.map(({ title, language }, i) => title || language || `${i + 1}`)
  const tabs = { titles, ids: fences.map((_, i) => uniqueId(state, `${base}-${i + 1}`)), active: 1 }
  const made: Token[] = []
  let next = 0
  for (const token of tokens) {
    if (token === fences[next]) {
      made.push(
        html(next === 0 ? openTabs({ ...tabs, name: 'tabs code-group' }) : CLOSE_PANE),
        html(openPane(tabs, next)),
      )
      // The tab has the title.
      const { title: _, ...code } = infos[next] ?? codeInfoOf('')
      token.meta = { code }
      next++
    }
    made.push(token)
  }
  return [...made, html(CLOSE_PANE + CLOSE_TABS)]
}

function html(text: string): Token {
  const token = blockToken('admonition', '', 0)
  token.meta = { html: text }
  return token
}
