/**
 * Keeps what is not Markdown out of Markdown's way: tags, `{{ }}`, comments and code that is already HTML are taken out
 * of a text and put back afterwards. Braces that close nothing, and those in inline code, are text.
 */
export class Protected {
  readonly #kept: string[] = []
  /** Of the text whose tags are taken out. */
  #marks = marksOf('')

  #keep(kind: string, text: string): string {
    return `<!--${kind}\uFFFC${this.#kept.push(text) - 1}-->`
  }
  #restore(kind: string, text: string): string {
    const pattern = new RegExp(`(?:<|&lt;)!--${kind}\uFFFC(\\d+)--(?:>|&gt;)`, 'g')
    return text.replace(pattern, (_, at) => this.#kept[Number(at)] ?? '')
  }

  code(text: string): string {
    return upTo(text.lastIndexOf(CODE_END) + CODE_END.length, text, (before) =>
      before.replace(/<hexoPostRenderCodeBlock>([\s\S]+?)<\/hexoPostRenderCodeBlock>/g, (_, code) =>
        this.#keep('code', code),
      ),
    )
  }
  restoreCode = (text: string): string => this.#restore('code', text)
  restoreComments = (text: string): string => this.#restore('comment', text)
  restoreTags = (text: string): string => this.#restore('swig', text)

  /** Linear: where things close is looked up, since what never closes would be looked for from each opener. */
  tags(text: string): string {
    this.#marks = marksOf(text)
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
        const end = at + 2 <= this.#marks.lastRemarkEnd ? text.indexOf('#}', at + 2) : -1
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
    const end = this.#marks.braces()[at + 2] ?? -1
    if (end < 0) return { text: '{', end: at + 1 }
    if (text[end + 1] !== '}') return { text: text.slice(at, end + 1), end: end + 1 }
    return { text: this.#keep('swig', text.slice(at, end + 2)), end: end + 2 }
  }

  #tag(text: string, at: number): { text: string; end: number } {
    const close = this.#marks.tagEnds()[at + 2] ?? -1
    if (close < 0) return { text: '{', end: at + 1 }
    const end = close + 2
    const name = /^\s*([^\s%]+)/.exec(text.slice(at + 2, close))?.[1] ?? ''
    const ends = this.#marks.ends().get(name)
    if (ends === undefined) return { text: this.#keep('swig', text.slice(at, end)), end }
    // Tags come in order: what is behind this one is behind the next.
    while ((ends.spans[ends.next]?.start ?? end) < end) ends.next++
    const closer = ends.spans[ends.next]
    if (closer !== undefined) return { text: this.#keep('swig', text.slice(at, closer.stop)), end: closer.stop }
    // Opened and never closed: it stays text.
    return { text: text.slice(at, close + 1), end: close + 1 }
  }

  #inlineCode(text: string, at: number, ticks: string): { text: string; end: number } {
    const start = at + ticks.length
    if (text[at - 1] === '\\') return { text: ticks, end: start }
    const inside = text.slice(start, this.#marks.paragraphEnd(start))
    for (const run of inside.matchAll(/`+/g)) {
      if (run[0].length !== ticks.length) continue
      const code = this.#rawTags(inside.slice(0, run.index))
      return { text: ticks + code + ticks, end: start + run.index + ticks.length }
    }
    return { text: ticks, end: start }
  }

  #rawTags(code: string): string {
    const last = Array.from(code.matchAll(/\{% *endraw *%\}/g)).at(-1)
    return upTo(last === undefined ? 0 : last.index + last[0].length, code, (before) =>
      before.replace(/\{% *raw *%\}[\s\S]*?\{% *endraw *%\}/g, (tag) => this.#keep('swig', tag)),
    )
  }
}

/** Whether something is opened, is not empty and is closed. */
export function holdsTags(text: string): boolean {
  return ['{{ }}', '{# #}', '{% %}'].some((pair) => {
    const [open = '', close = ''] = pair.split(' ')
    const at = text.indexOf(open)
    return at >= 0 && text.includes(close, at + open.length + 1)
  })
}

const CODE_END = '</hexoPostRenderCodeBlock>'

/** Changes what stands before an end: behind the last thing that closes, a pattern would look in vain from each opener. */
export function upTo(end: number, text: string, change: (before: string) => string): string {
  return change(text.slice(0, end)) + text.slice(end)
}

/** The tags that may close one of a name, in order; none where `endname` stands in the text alone. */
interface Ends {
  readonly spans: { readonly start: number; readonly stop: number }[]
  /** The first of them that was not passed. */
  next: number
}

/** Where things close in a text, each found in one look at all of it when it is first asked for. */
function marksOf(text: string) {
  let paragraph = { from: 0, end: -1 }
  return {
    lastRemarkEnd: text.lastIndexOf('#}'),
    braces: once(() => closings(text, '}')),
    tagEnds: once(() => closings(text, '%}')),
    ends: once(() => endsIn(text)),
    /** Where the paragraph ends that `from` is in. To be asked in the order of the text. */
    paragraphEnd(from: number): number {
      if (from < paragraph.from || from > paragraph.end) {
        const blank = /\r?\n\r?\n/g
        blank.lastIndex = from
        paragraph = { from, end: blank.exec(text)?.index ?? text.length }
      }
      return paragraph.end
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** For each place, where `end` stands next outside of quotes that open from there on; -1 when nowhere. */
function closings(text: string, end: string): Int32Array {
  const found = new Int32Array(text.length + 1).fill(-1)
  let [plain, single, double] = [-1, -1, -1]
  for (let at = text.length - 1; at >= 0; at--) {
    const char = text[at]
    if (char === '"') [plain, double] = [double, plain]
    else if (char === "'") [plain, single] = [single, plain]
    else if (text.startsWith(end, at)) plain = at
    found[at] = plain
  }
  return found
}

/** By a tag's name. */
function endsIn(text: string): Map<string, Ends> {
  const ends = new Map<string, Ends>()
  let stop = 0
  let start = -1
  for (const { 0: found, 1: name, index } of text.matchAll(/\{%|end([^\s()[\]{}%*+~/#,:|.<>=!"'-]+)/g)) {
    if (name === undefined) {
      start = index
      if (stop >= 0 && stop < start + 2) stop = text.indexOf('%}', start + 2)
      continue
    }
    const known = ends.get(name) ?? { spans: [], next: 0 }
    ends.set(name, known)
    if (start >= 0 && index + found.length <= stop) known.spans.push({ start, stop: stop + 2 })
  }
  return ends
}
