/**
 * Obsidian's `![[图.png]]`, `![[图.png|300]]`, `![[图.png|说明|300x200]]`: a picture that is found by its name. The ending says
 * that a file is meant, so this needs no option; `![[a note]]` stays text.
 */
import type { MarkdownIt } from 'markdown-it'
import { setSize } from './image-sizes.ts'

const EMBED = /!\[\[([^[\]|#\n]+\.(?:a?png|jpe?g|gif|webp|avif|svg|bmp))(?:#[^[\]|\n]*)?((?:\\?\|[^[\]|\n]*)*)\]\]/iy

export function embeddedImages(md: MarkdownIt): void {
  md.inline.ruler.before('image', 'embedded_image', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x21 || state.src.charCodeAt(state.pos + 1) !== 0x5b) return false
    EMBED.lastIndex = state.pos
    const [whole, file = '', rest = ''] = EMBED.exec(state.src) ?? []
    if (whole === undefined || state.pos + whole.length > state.posMax) return false
    if (!silent) {
      const words = rest.split(/\\?\|/).map((word) => word.trim())
      const [, width = '', height = ''] = /^(\d{1,5})(?:[x×](\d{1,5}))?$/.exec(words.at(-1) ?? '') ?? []
      if (width !== '') words.pop()
      const token = state.push('image', 'img', 0)
      token.content = words.filter((word) => word !== '').join(' ') || (file.split('/').at(-1) ?? file)
      token.attrs = [
        ['src', state.md.normalizeLink(file.trim())],
        ['alt', ''],
      ]
      token.children = []
      state.md.inline.parse(token.content, state.md, state.env, token.children)
      setSize(token, 'width', width)
      setSize(token, 'height', height)
    }
    state.pos += whole.length
    return true
  })
}
