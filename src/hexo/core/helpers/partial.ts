import { dirname, join } from 'node:path'

/** Helpers that render: other templates, pieces that pages share, texts in any language the site has a renderer for. */
export function renderHelpers(hexo: any): Record<string, any> {
  const fragments = new Map<string, any>()
  hexo.on('generateBefore', () => fragments.clear())
  return {
    fragment_cache(this: any, id: string, make: () => any) {
      if (!this.cache || !fragments.has(id)) fragments.set(id, make())
      return fragments.get(id)
    },
    partial(this: any, name: string, locals?: any, { cache, only }: any = {}) {
      if (typeof name !== 'string') throw new TypeError('name must be a string!')
      const current = this.filename.slice(this.view_dir.length)
      const view = hexo.theme.getView(join(dirname(current), name)) ?? hexo.theme.getView(name)
      if (!view) throw new Error(`Partial ${name} does not exist. (in ${current})`)
      const given = only ? { ...locals } : { ...this, ...locals }
      const render = () => view.renderSync({ ...given, layout: false })
      return cache ? this.fragment_cache(typeof cache === 'string' ? cache : view.path, render) : render()
    },
    render: (text: string, engine: string, options: any = {}) => hexo.render.renderSync({ text, engine }, options),
    markdown(this: any, text: string, options?: any) {
      return this.render(text, 'markdown', options)
    },
  }
}
