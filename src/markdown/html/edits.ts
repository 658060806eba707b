/** Changes to a text that are collected from its beginning to its end and made at once: linear, however many. */
export class Edits {
  readonly #text: string
  #result = ''
  #at = 0
  #end = ''

  constructor(text: string) {
    this.#text = text
  }

  /** Behind whatever was changed before. */
  replace(start: number, end: number, by: string): void {
    this.#result += this.#text.slice(this.#at, start) + by
    this.#at = end
  }

  insert(at: number, text: string): void {
    if (text !== '') this.replace(at, at, text)
  }

  /** At the end, before its line break. */
  append(text: string): void {
    this.#end += text
  }

  result(): string {
    const rest = this.#text.slice(this.#at)
    if (this.#end === '') return this.#result + rest
    return `${this.#result}${rest.trimEnd()}${this.#end}${rest.endsWith('\n') ? '\n' : ''}`
  }
}
