/**
 * Raw HTML whose tags don't match → HTML that ends with its article. What is never closed is closed where its block
 * ends, what closes nothing is left out, and both are reported; otherwise a forgotten `</center>` would centre the rest of
 * the page, and a `</div>` too many would tear the theme apart. Colours and fonts run on over the ends of paragraphs to
 * their end tag, as in browsers.
 */
import type { MarkdownIt, Token } from 'markdown-it'
import { textOfHtml } from '../../base/html-scan.ts'
import { warning } from '../../base/problem.ts'
import { htmlToken } from '../placed-token.ts'
import { type Finding, type RenderState, stateOf } from '../render-state.ts'
import { Edits } from './edits.ts'
import { FORMATTING, OPTIONAL_END, PAGE, VOID } from './names.ts'
import { type RawTag, rawTagsOf } from './tags.ts'
import { reportWord, wordAt } from './words.ts'

export function balancedHtml(md: MarkdownIt): void {
  md.core.ruler.push('balanced_html', (core) => {
    const state = stateOf(core.env)
    if (!state.hasRawHtml) return
    const tags = rawTagsOf(core.tokens)
    if (tags.size > 0) core.tokens = new Balancing(state, tags).blocks(core.tokens)
  })
}

/** More elements than these are not carried on into the next paragraph. */
const MOST_CARRIED = 8

class Balancing {
  readonly #state: RenderState
  readonly #tags: ReadonlyMap<Token, readonly RawTag[]>
  /** What is open, outermost first; a scope ends with the Markdown around it. */
  readonly #open: RawTag[] = []
  readonly #scopes: number[] = [0]
  /** What was closed at the end of a scope and is to be opened again in the next. */
  #carried: RawTag[] = []

  constructor(state: RenderState, tags: ReadonlyMap<Token, readonly RawTag[]>) {
    this.#state = state
    this.#tags = tags
  }

  blocks(tokens: readonly Token[]): Token[] {
    const result: Token[] = []
    for (const token of tokens) {
      const scope = token.nesting || Number(token.meta?.scope ?? 0)
      if (scope < 0) result.push(...blockOf(this.#leave()))
      result.push(token)
      if (scope > 0) this.#enter()
      if (token.type === 'inline') this.#inline(token)
      else if (this.#tags.has(token)) this.#raw(token)
    }
    return [...result, ...blockOf(this.#closeTo(0))]
  }

  #inline(token: Token): void {
    const children = token.children ?? []
    if (this.#carried.length === 0 && !children.some((child) => this.#tags.has(child))) return
    this.#enter()
    const result: Token[] = this.#reopened()
    for (const child of children) {
      if (child.nesting < 0) result.push(...inlineOf(this.#leave()))
      result.push(child)
      if (child.nesting < 0) result.push(...this.#reopened())
      else if (child.nesting > 0) this.#enter()
      else if (this.#tags.has(child)) this.#raw(child)
    }
    token.children = [...result, ...inlineOf(this.#leave())]
  }

  /** Opens and closes what a token says, and corrects what it must not say. */
  #raw(token: Token): void {
    const edits = new Edits(token.content)
    for (const tag of this.#tags.get(token) ?? []) this.#tag(tag, edits)
    // `<center>图 1` and an empty line: the caption ends with its block.
    let top = this.#open.at(-1)
    // What stands behind an inner tag stands behind those around it too.
    let hasText = false
    while (token.type === 'html_block' && top?.token === token && this.#open.length > this.#scope) {
      hasText ||= textOfHtml(token.content.slice(top.end)).trim() !== ''
      if (top.mate !== undefined || !hasText) break
      edits.append(this.#closeTop())
      top = this.#open.at(-1)
    }
    token.content = edits.result()
  }

  #tag(tag: RawTag, edits: Edits): void {
    const { name, kind, start, end, token, mate } = tag
    if (end < 0) {
      // A comment without end would hide the rest of the page, a tag without `>` its next words.
      if (name === '!--') edits.append('-->\n')
      else edits.replace(start, start + 1, '&lt;')
      this.#report(warning('html-unclosed', { why: name === '!--' ? 'comment' : 'tag', tag: name }), tag)
    } else if (kind === 'comment') return
    else if (PAGE.has(name)) {
      edits.replace(start, end, '')
      if (kind === 'open') this.#report(warning('html-stray', { why: 'page', tag: name }), tag)
    } else if (token.type === 'html_block' && wordAt(token.content, start, this.#state) !== undefined) {
      reportWord(name, this.#state, () => this.#placeOf(tag))
      edits.replace(start, start + 1, '&lt;')
    } else if (tag.selfClosing || VOID.has(name)) {
      // Browsers take `<a name="x"/>` for an element that is never closed.
      if (kind === 'open' && !VOID.has(name)) edits.replace(end - 2, end, `></${name}>`)
      else if (kind === 'close' && name !== 'br') edits.replace(start, end, '')
    } else if (kind === 'open') {
      if (mate !== undefined || !OPTIONAL_END.has(name)) this.#open.push(tag)
    } else if (mate === undefined) {
      edits.replace(start, end, '')
      if (!OPTIONAL_END.has(name)) this.#report(warning('html-stray', { why: 'end', tag: name }), tag)
    } else this.#close(mate, tag, edits)
  }

  /** Closes an element, and what is still open in it. */
  #close(opener: RawTag, { start, end }: RawTag, edits: Edits): void {
    const at = this.#open.lastIndexOf(opener)
    if (at < this.#scope) {
      // Its block ended before; what was carried on ends here.
      this.#carried = this.#carried.filter((tag) => tag !== opener)
      edits.replace(start, end, '')
      return
    }
    edits.insert(start, this.#closeTo(at + 1))
    this.#open.pop()
    edits.insert(end, this.#reopen())
  }

  get #scope(): number {
    return this.#scopes.at(-1) ?? 0
  }

  #enter(): void {
    this.#scopes.push(this.#open.length)
  }

  /** The end tags of what is open in the scope. */
  #leave(): string {
    const html = this.#closeTo(this.#scope)
    if (this.#scopes.length > 1) this.#scopes.pop()
    return html
  }

  #closeTo(length: number): string {
    let html = ''
    while (this.#open.length > length) html += this.#closeTop()
    return html
  }

  #closeTop(): string {
    const tag = this.#open.pop()
    if (tag === undefined || OPTIONAL_END.has(tag.name)) return ''
    if (tag.mate !== undefined && FORMATTING.has(tag.name)) this.#carried.unshift(tag)
    else this.#report(warning('html-unclosed', { why: 'block', tag: tag.name }), tag)
    return `</${tag.name}>`
  }

  #reopened(): Token[] {
    return inlineOf(this.#reopen())
  }

  #reopen(): string {
    const tags = this.#carried.slice(0, MOST_CARRIED)
    this.#carried = []
    this.#open.push(...tags)
    return tags.map(({ token, start, end }) => token.content.slice(start, end)).join('')
  }

  #placeOf({ token, start }: RawTag) {
    if (token.type === 'html_inline') return this.#state.placeOf(token)
    return token.map ? { line: token.map[0] + token.content.slice(0, start).split('\n').length - 1 } : undefined
  }

  #report(finding: Finding, tag: RawTag): void {
    this.#state.report(finding, () => this.#placeOf(tag))
  }
}

function inlineOf(html: string): Token[] {
  return html === '' ? [] : [htmlToken(html)]
}

function blockOf(html: string): Token[] {
  if (html === '') return []
  const token = htmlToken(`${html}\n`)
  token.type = 'html_block'
  token.block = true
  return [token]
}
