import { dirname, extname, join } from 'node:path'
import { andThen, type Later } from '../base/later.ts'
import { shownPath } from '../base/paths.ts'
import type { GuestWork } from '../messages/en/guests.ts'
import { splitFrontMatter } from '../source/front-matter.ts'
import { defineLate } from './data/members.ts'
import { during } from './failure.ts'
import { copyOfLocals, peek } from './fragments.ts'
import { lookAt, readAgain, within } from './reading.ts'
import type { Reads } from './reads.ts'
import { readText } from './render.ts'

/** One template of the theme, in whatever language its ending says: compiled once, rendered with layouts around it. */
export class View {
  declare readonly _theme: any
  declare readonly _render: any
  declare readonly _helper: any
  declare _compiled: (locals: any) => Later<any>
  declare _compiledSync: (locals: any) => any
  readonly path: string
  readonly source: string
  /** Front matter, and the template as `_content`. */
  declare data: any

  /** @param data left out for a file of the theme, which is read when it is first used: `file`, absolute */
  constructor(path: string, data?: any, file?: string) {
    this.path = path
    this.source = join(this._theme.base, 'layout', path)
    if (data === undefined) this._readLate(file ?? this.source)
    else this.data = typeof data === 'string' ? partsOf(data, path) : data
    this._precompile()
  }

  /** Whoever uses it has read its file. */
  _readLate(file: string): void {
    let parts: any
    defineLate(this, 'data', () => {
      lookAt('text', file)
      parts ??= partsOf(readText(file), this.path)
      return parts
    })
  }

  async render(options: any = {}): Promise<any> {
    return this._renderLater(options)
  }

  /** At once, where its renderer and the filters answer at once. */
  _renderLater(options: any = {}): Later<any> {
    const locals = this._buildLocals(options)
    const layout = 'layout' in this.data ? this.data.layout : options.layout
    return andThen<any, any>(
      during(this._work(), () => this._compiled(this._bindHelpers(locals))),
      (result) => {
        const outer = result == null || !layout ? undefined : this._resolveLayout(layout)
        return outer ? outer._renderLater(Object.assign(copyOfLocals(locals), { body: result, layout: false })) : result
      },
    )
  }

  renderSync(options: any = {}): any {
    const locals = this._buildLocals(options)
    const layout = 'layout' in this.data ? this.data.layout : options.layout
    const result = during(this._work(), () => this._compiledSync(this._bindHelpers(locals)))
    const outer = result == null || !layout ? undefined : this._resolveLayout(layout)
    return outer ? outer.renderSync(Object.assign(copyOfLocals(locals), { body: result, layout: false })) : result
  }

  _work(): GuestWork {
    return { kind: 'view', name: shownPath(this._render.context.base_dir, this.source) }
  }

  _buildLocals(given: any): any {
    const { layout: _, _content, ...own } = this.data
    return Object.assign(copyOfLocals(given), own, { filename: this.source })
  }

  _bindHelpers(locals: any): any {
    const { keeping } = this._render.context
    for (const [name, helper] of Object.entries<any>(this._helper.list()))
      locals[name] = keeping.bound(helper, locals, () => peek(locals, 'page'))
    return locals
  }

  _resolveLayout(name: string): any {
    const found = [this._theme.getView(join(dirname(this.path), name)), this._theme.getView(name)]
    return found.find((view) => view && view.source !== this.source)
  }

  _precompile(): void {
    const render = this._render
    const hexo = render.context
    const ending = extname(this.path)
    const renderer = render.getRenderer(ending)
    const data = () => ({ path: this.source, text: this.data._content })
    const compile = renderer?.compile
    if (typeof compile !== 'function') {
      this._compiled = (locals) => render.render(data(), locals)
      this._compiledSync = (locals) => render.renderSync(data(), locals)
      return
    }
    const filter = `after_render:${render.getOutput(ending) || ending}`
    // Compiled when first rendered: a theme has many views that a site never shows. What it includes is read then, once.
    let compiled: { readonly value: any; readonly reads: Reads } | undefined
    const run = (locals: any) => {
      compiled ??= within(() => compile.call(renderer, data()))
      readAgain(compiled.reads)
      return compiled.value(locals)
    }
    const args = () => [data()]
    this._compiled = (locals) =>
      andThen<any, any>(run(locals), (made) =>
        hexo.extend.filter.execLater(filter, made, { context: hexo, args: args() }),
      )
    this._compiledSync = (locals) => hexo.execFilterSync(filter, run(locals), { context: hexo, args: args() })
  }
}

function partsOf(text: string, path: string): any {
  const { data, bodyOffset } = splitFrontMatter(text, path)
  return { ...data, _content: text.slice(bodyOffset) }
}
