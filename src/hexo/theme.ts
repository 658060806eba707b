import { EventEmitter } from 'node:events'
import { extname } from 'node:path'
import type { ThemeFile } from '../source/theme-files.ts'
import { type Processor, processorOf } from './extend/processor.ts'
import { Words } from './i18n.ts'
import { showFiles } from './processing.ts'
import { lookAt } from './reading.ts'
import { View } from './view.ts'

/** The theme as scripts see it: its options, words, templates, and the files below its `source/`. */
export class Theme extends EventEmitter {
  config: any = {}
  views: Record<string, Record<string, any>> = {}
  processors: Processor[] = []
  readonly base: string
  readonly context: any
  readonly i18n: Words
  readonly View: typeof View
  /** Files below `source/`, by path: `"css/main.styl"` → where it lies. */
  readonly files = new Map<string, string>()

  constructor(context: any) {
    super()
    this.context = context
    this.base = context.theme_dir
    const languages = [context.config.language, 'default'].flat().filter(Boolean)
    this.i18n = new Words({ languages: [...new Set<string>(languages)] })
    this.View = class extends View {}
    Object.assign(this.View.prototype, { _theme: this, _render: context.render, _helper: context.extend.helper })
  }

  /** Takes in the theme's folder; its options are settled by the caller. */
  async load(files: readonly ThemeFile[]): Promise<void> {
    for (const { path, absolute } of files) {
      if (path.startsWith('layout/')) this.#addView(path.slice('layout/'.length), absolute)
      else if (path.startsWith('languages/')) {
        const language = path.slice('languages/'.length).replace(/\.\w+$/, '')
        const { render } = this.context
        // A folder of words may hold a page about them.
        if (render.getOutput(path) !== 'json') continue
        if (render.isRenderableSync(path))
          this.i18n.setLate(
            language,
            () => render.renderSync({ path: absolute }),
            () => lookAt('text', absolute),
          )
        else this.i18n.set(language, (await render.render({ path: absolute })) || {})
      } else if (path.startsWith('source/') && !/\/[_.]|[~%]$|node_modules/.test(path))
        this.files.set(path.slice('source/'.length), absolute)
    }
  }

  getView(path: string): any {
    const [name, ending] = nameOf(path.replaceAll('\\', '/'))
    const views = this.views[name]
    if (!views) return undefined
    return ending ? views[ending] : Object.values(views)[0]
  }
  setView(path: string, data: any): void {
    this.#keepView(new this.View(path, data))
  }
  #addView(path: string, file: string): void {
    this.#keepView(new this.View(path, undefined, file))
  }
  #keepView(view: View): void {
    const [name, ending] = nameOf(view.path)
    this.views[name] ??= {}
    ;(this.views[name] as any)[ending] = view
  }
  removeView(path: string): void {
    const [name, ending] = nameOf(path)
    const views = this.views[name]
    if (views) delete views[ending]
  }

  addProcessor(pattern: any, process?: any): void {
    this.processors.push(processorOf(pattern, process))
  }

  /** Shows the files of the theme to the processors that scripts added. */
  async show(files: readonly ThemeFile[]): Promise<void> {
    if (this.processors.length > 0) await showFiles(this, files)
  }
}

function nameOf(path: string): [name: string, ending: string] {
  const ending = extname(path)
  return [path.slice(0, path.length - ending.length), ending]
}
