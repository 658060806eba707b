/**
 * What highlight.js tells while it reads code → HTML, written at once. Its own emitter makes a tree first, and looks for
 * each of five characters in every piece of it.
 */

/** The HTML that highlight.js makes itself, byte for byte. What a scope opened ends with it, or with the code. */
export class HtmlEmitter {
  readonly #prefix: string
  #html = ''
  #open = 0

  constructor({ classPrefix }: { readonly classPrefix: string }) {
    this.#prefix = classPrefix
  }

  addText(text: string): void {
    this.#html += /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char) : text
  }

  startScope(scope: string): void {
    this.#html += `<span class="${classesOf(scope, this.#prefix)}">`
    this.#open++
  }

  endScope(): void {
    if (this.#open === 0) return
    this.#html += '</span>'
    this.#open--
  }

  /** Its parser calls both by these names too. */
  openNode(scope: string): void {
    this.startScope(scope)
  }

  closeNode(): void {
    this.endScope()
  }

  __addSublanguage(emitter: { toHTML(): string }, name: string | undefined): void {
    this.#html += name ? `<span class="language-${name}">${emitter.toHTML()}</span>` : emitter.toHTML()
  }

  finalize(): void {
    while (this.#open > 0) this.endScope()
  }

  toHTML(): string {
    return this.#html
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
}

/** `title.function` has two classes: `hljs-title function_`. */
function classesOf(scope: string, prefix: string): string {
  if (!scope.includes('.')) return prefix + scope
  const [first, ...others] = scope.split('.')
  return [`${prefix}${first}`, ...others.map((name, i) => name + '_'.repeat(i + 1))].join(' ')
}
