/** By option: `{汉字|hàn zì}` puts readings over characters, one for each when their numbers agree. */
import type { MarkdownIt } from 'markdown-it'
import { escapeHtml } from '../base/text.ts'

const RUBY = /\{([^\s{}|][^{}|\n]{0,100})\|([^{}|\n]{1,200})\}/y

export function ruby(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'ruby', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x7b) return false
    RUBY.lastIndex = state.pos
    const match = RUBY.exec(state.src)
    const [whole, base = '', reading = ''] = match ?? []
    if (whole === undefined || state.pos + whole.length > state.posMax) return false
    if (!silent) {
      const token = state.push('ruby', 'ruby', 0)
      token.content = base
      token.info = reading
    }
    state.pos += whole.length
    return true
  })
  md.renderer.rules.ruby = (tokens, index) => rubyHtml(tokens[index]?.content ?? '', tokens[index]?.info ?? '')
}

function rubyHtml(base: string, reading: string): string {
  const characters = Array.from(base)
  const readings = reading.trim().split(/\s+/)
  const pairs =
    characters.length === readings.length
      ? characters.map((char, i) => [char, readings[i] ?? ''])
      : [[base, reading.trim()]]
  const inner = pairs.map(
    ([char = '', sound = '']) => `${escapeHtml(char)}<rp>(</rp><rt>${escapeHtml(sound)}</rt><rp>)</rp>`,
  )
  return `<ruby>${inner.join('')}</ruby>`
}
