import { dirname, extname, join } from 'node:path'
import { splitFrontMatter } from '../source/front-matter.ts'

/** One template of the theme, in whatever language its ending says: compiled once, rendered with layouts around it. */
export class View {
  declare readonly _theme: any
  declare readonly _render: any
  declare readonly _helper: any
  declare _compiled: (locals: any) => Promise<any>
  declare _compiledSync: (locals: any) => any
  readonly path: string
  readonly source: string
  data: any

  constructor(path: string, data: any) {
    this.path = path
    this.source = join(this._theme.base, 'layout', path)
    this.data = typeof data === 'string' ? partsOf(data, path) : data
    this._precompile()
  }

  async render(options: any = {}): Promise<any> {
    const locals = this._buildLocals(options)
    const layout = 'layout' in this.data ? this.data.layout : options.layout
    const result = await this._compiled(this._bindHelpers(locals))
    const outer = result == null || !layout ? undefined : this._resolveLayout(layout)
    return outer ? outer.render({ ...locals, body: result, layout: false }) : result
  }

  renderSync(options: any = {}): any {
    const locals = this._buildLocals(options)
    const layout = 'layout' in this.data ? this.data.layout : options.layout
    const result = this._compiledSync(this._bindHelpers(locals))
    const outer = result == null || !layout ? undefined : this._resolveLayout(layout)
    return outer ? outer.renderSync({ ...locals, body: result, layout: false }) : result
  }

  _buildLocals(given: any): any {
    const { layout: _, _content, ...own } = this.data
    const locals: any = {}
    for (const name in given) locals[name] = given[name]
    return Object.assign(locals, own, { filename: this.source })
  }

  _bindHelpers(locals: any): any {
    for (const [name, helper] of Object.entries<any>(this._helper.list())) locals[name] = helper.bind(locals)
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
    const data = { path: this.source, text: this.data._content }
    if (typeof renderer?.compile !== 'function') {
      this._compiled = (locals) => render.render({ ...data }, locals)
      this._compiledSync = (locals) => render.renderSync({ ...data }, locals)
      return
    }
    const filter = `after_render:${render.getOutput(ending) || ending}`
    // Compiled when first rendered: a theme has many views that a site never shows.
    let compiled: any
    const run = (locals: any) => {
      compiled ??= renderer.compile(data)
      return compiled(locals)
    }
    this._compiled = async (locals) => hexo.execFilter(filter, await run(locals), { context: hexo, args: [data] })
    this._compiledSync = (locals) => hexo.execFilterSync(filter, run(locals), { context: hexo, args: [data] })
  }
}

function partsOf(text: string, path: string): any {
  const { data, bodyOffset } = splitFrontMatter(text, path)
  return { ...data, _content: text.slice(bodyOffset) }
}
