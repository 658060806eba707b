/**
 * Keeps what is not Markdown out of Markdown's way: tags, `{{ }}`, comments and code that is already HTML are taken out
 * of a text and put back afterwards. Braces that close nothing, and those in inline code, are text.
 */
export class Protected {
  readonly #kept: string[] = []

  #keep(kind: string, text: string): string {
    return `<!--${kind}\uFFFC${this.#kept.push(text) - 1}-->`
  }
  #restore(kind: string, text: string): string {
    const pattern = new RegExp(`(?:<|&lt;)!--${kind}\uFFFC(\\d+)--(?:>|&gt;)`, 'g')
    return text.replace(pattern, (_, at) => this.#kept[Number(at)] ?? '')
  }

  code(text: string): string {
    return text.replace(/<hexoPostRenderCodeBlock>([\s\S]+?)<\/hexoPostRenderCodeBlock>/g, (_, code) =>
      this.#keep('code', code),
    )
  }
  restoreCode = (text: string): string => this.#restore('code', text)
  restoreComments = (text: string): string => this.#restore('comment', text)
  restoreTags = (text: string): string => this.#restore('swig', text)

  tags(text: string): string {
    let output = ''
    let from = 0
    const opener = /`+|\{\{|\{#|\{%|<!--/g
    for (let match = opener.exec(text); match; match = opener.exec(text)) {
      const at = match.index
      const found = this.#at(text, at, match[0])
      output += text.slice(from, at) + found.text
      from = found.end
      opener.lastIndex = from
    }
    return output + text.slice(from)
  }

  #at(text: string, at: number, opener: string): { text: string; end: number } {
    switch (opener) {
      case '<!--': {
        const end = text.indexOf('-->', at + 4)
        const stop = end < 0 ? text.length : end + 3
        return { text: this.#keep('comment', text.slice(at, stop)), end: stop }
      }
      case '{#': {
        const end = text.indexOf('#}', at + 2)
        return end < 0 ? { text: '{', end: at + 1 } : { text: '', end: end + 2 }
      }
      case '{{':
        return this.#variable(text, at)
      case '{%':
        return this.#tag(text, at)
      default:
        return this.#inlineCode(text, at, opener)
    }
  }

  #variable(text: string, at: number): { text: string; end: number } {
    const end = closing(text, at + 2, '}')
    if (end < 0) return { text: '{', end: at + 1 }
    if (text[end + 1] !== '}') return { text: text.slice(at, end + 1), end: end + 1 }
    return { text: this.#keep('swig', text.slice(at, end + 2)), end: end + 2 }
  }

  #tag(text: string, at: number): { text: string; end: number } {
    const close = closing(text, at + 2, '%}')
    if (close < 0) return { text: '{', end: at + 1 }
    const end = close + 2
    const name = /^\s*([^\s%]+)/.exec(text.slice(at + 2, close))?.[1] ?? ''
    if (name === '' || !text.includes(`end${name}`)) return { text: this.#keep('swig', text.slice(at, end)), end }
    for (let next = text.indexOf('{%', end); next >= 0; next = text.indexOf('{%', next + 2)) {
      const stop = text.indexOf('%}', next + 2)
      if (stop < 0) break
      if (text.slice(next, stop).includes(`end${name}`))
        return { text: this.#keep('swig', text.slice(at, stop + 2)), end: stop + 2 }
    }
    // Opened and never closed: it stays text.
    return { text: text.slice(at, close + 1), end: close + 1 }
  }

  #inlineCode(text: string, at: number, ticks: string): { text: string; end: number } {
    const start = at + ticks.length
    if (text[at - 1] === '\\') return { text: ticks, end: start }
    const blank = /\r?\n\r?\n/g
    blank.lastIndex = start
    const limit = blank.exec(text)?.index ?? text.length
    const inside = text.slice(start, limit)
    const raw = /\{% *raw *%\}[\s\S]*?\{% *endraw *%\}/g
    for (const run of inside.matchAll(/`+/g)) {
      if (run[0].length !== ticks.length) continue
      const code = inside.slice(0, run.index).replace(raw, (tag) => this.#keep('swig', tag))
      return { text: ticks + code + ticks, end: start + run.index + ticks.length }
    }
    return { text: ticks, end: start }
  }
}

/** Where `end` stands outside quotes; -1 when nowhere. */
function closing(text: string, from: number, end: string): number {
  let quote = ''
  for (let at = from; at < text.length; at++) {
    const char = text[at] as string
    if (char === '"' || char === "'") {
      if (quote === '') quote = char
      else if (quote === char) quote = ''
    } else if (quote === '' && text.startsWith(end, at)) return at
  }
  return -1
}
