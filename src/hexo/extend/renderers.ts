import { extname } from 'node:path'
import { type Answer, plainAnswer } from '../answers.ts'
import { answeredBy } from './named.ts'

/** Who makes what of files with an ending: `styl` → `css`, `njk` → `html`. */
export class Renderers {
  store: Record<string, any> = {}
  storeSync: Record<string, any> = {}
  readonly #answer: Answer

  constructor(answer: Answer = plainAnswer) {
    this.#answer = answer
  }

  list(sync = false): Record<string, any> {
    return sync ? this.storeSync : this.store
  }
  get(name: string, sync?: boolean): any {
    const store = sync ? this.storeSync : this.store
    return store[endingOf(name)] ?? store[name]
  }
  isRenderable(path: string): boolean {
    return Boolean(this.get(path))
  }
  isRenderableSync(path: string): boolean {
    return Boolean(this.get(path, true))
  }
  getOutput(path: string): string {
    return this.get(path)?.output ?? ''
  }

  register(name: string, output: string, renderer: any, sync?: boolean): void {
    if (!name) throw new TypeError('name is required')
    if (!output) throw new TypeError('output is required')
    if (typeof renderer !== 'function') throw new TypeError('fn must be a function')
    const ending = endingOf(name)
    const traits = { output: endingOf(output), compile: renderer.compile, disableNunjucks: renderer.disableNunjucks }
    if (sync) {
      renderer.output = traits.output
      this.storeSync[ending] = renderer
    }
    const most = sync ? Number.POSITIVE_INFINITY : 2
    this.store[ending] = Object.assign(answeredBy(renderer, most, this.#answer), traits)
  }
}

function endingOf(name: unknown): string {
  if (typeof name !== 'string') return ''
  return (extname(name) || name).replace(/^\./, '')
}
