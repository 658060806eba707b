/** By option: `[[文章]]`, `[[文章#标题]]`, `[[文章|文字]]` link to posts. Off, because `[[1,2],[3,4]]` is a matrix. */
import type { MarkdownIt } from 'markdown-it'
import { warning } from '../base/problem.ts'
import { escapeHtml } from '../base/text.ts'
import type { Settings } from './options.ts'
import { stateOf } from './render-state.ts'
import { slugsOf } from './slug.ts'
import { hashOf } from './uri.ts'

const LINK = /\[\[([^[\]|#\n]*)(?:#([^[\]|\n]*))?(?:\|([^[\]\n]*))?\]\]/y

export function wikiLinks(md: MarkdownIt, settings: Settings): void {
  const slugOf = slugsOf(settings)
  md.inline.ruler.before('link', 'wiki_link', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5b || state.src.charCodeAt(state.pos + 1) !== 0x5b) return false
    LINK.lastIndex = state.pos
    const match = LINK.exec(state.src)
    const [whole, name = '', heading, words] = match ?? []
    if (whole === undefined || state.pos + whole.length > state.posMax) return false
    if (name.trim() === '' && !heading) return false
    const render = stateOf(state.env)
    const target = name.trim() === '' ? { url: '', title: '' } : render.context.named?.(name.trim())
    if (!silent && target) {
      const hash = heading ? hashOf(slugOf(heading)) : ''
      const open = state.push('link_open', 'a', 1)
      open.attrs = [['href', target.url + hash]]
      state.push('text', '', 0).content = words ?? (target.title || heading || '')
      state.push('link_close', 'a', -1)
    } else if (!silent) {
      if (render.context.named) {
        render.report(warning('post-missing', { kind: 'title', name: name.trim() }), () =>
          render.placeIn(render.block, state.pos),
        )
      }
      const token = state.push('html_inline', '', 0)
      token.content = `<span class="missing-link">${escapeHtml(words ?? name)}</span>`
      token.meta = { tag: true }
    }
    state.pos += whole.length
    return true
  })
}
