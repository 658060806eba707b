import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { Renderers } from './extend/renderers.ts'
import { lookAt } from './reading.ts'

/** Text of any kind → what the renderer of its ending makes of it, through the filters of what comes out. */
export class Render {
  readonly context: any
  readonly renderer: Renderers

  constructor(context: any) {
    this.context = context
    this.renderer = context.extend.renderer
  }

  isRenderable(path: string): boolean {
    return this.renderer.isRenderable(path)
  }
  isRenderableSync(path: string): boolean {
    return this.renderer.isRenderableSync(path)
  }
  getOutput(path: string): string {
    return this.renderer.getOutput(path)
  }
  getRenderer(ending: string, sync?: boolean): any {
    return this.renderer.get(ending, sync)
  }
  getRendererSync(ending: string): any {
    return this.getRenderer(ending, true)
  }

  render(data: any, options?: any): Promise<any> {
    return this.context.answer(() => this.#render(data, options))
  }

  async #render(data: any, options: any): Promise<any> {
    const { text, ending } = this.#opened(data)
    const renderer = ending && this.isRenderable(ending) ? this.getRenderer(ending) : undefined
    let result = asText(renderer ? await renderer.call(this.context, data, options) : text, data)
    if (data.onRenderEnd) result = await data.onRenderEnd(result)
    return this.context.execFilter(`after_render:${this.getOutput(ending) || ending}`, result, {
      context: this.context,
      args: [data],
    })
  }

  renderSync(data: any, options: any = {}): any {
    const { text, ending } = this.#opened(data)
    const renderer = ending && this.isRenderableSync(ending) ? this.getRendererSync(ending) : undefined
    let result = asText(renderer ? renderer.call(this.context, data, options) : text, data)
    if (data.onRenderEnd) result = data.onRenderEnd(result)
    return this.context.execFilterSync(`after_render:${this.getOutput(ending) || ending}`, result, {
      context: this.context,
      args: [data],
    })
  }

  #opened(data: any): { text: string; ending: string } {
    if (!data || (data.text == null && !data.path)) throw new TypeError('No input file or string!')
    data.text ??= readText(data.path)
    const ending = data.engine || (typeof data.path === 'string' ? extname(data.path).slice(1) : '')
    return { text: data.text, ending }
  }
}

/** The text of a file that scripts have asked for. */
export function readText(path: string): string {
  lookAt('text', path)
  return readFileSync(path, 'utf8')
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
}

function asText(result: any, data: any): any {
  if (!Object.hasOwn(data, 'toString') || typeof result === 'string' || result == null) return result
  if (typeof data.toString === 'function') return data.toString(result)
  return typeof result === 'object' ? JSON.stringify(result) : String(result)
}
