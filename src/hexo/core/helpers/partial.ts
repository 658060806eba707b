import { dirname, join } from 'node:path'
import { copyOfLocals, Fragments, usesOnly } from '../../fragments.ts'

/** Helpers that render: other templates, pieces that pages share, texts in any language the site has a renderer for. */
export function renderHelpers(hexo: any): Record<string, any> {
  const fragments = new Fragments(hexo.config.compat === 'strict' ? () => languageOf(hexo) : undefined)
  hexo.on('generateBefore', () => fragments.clear())
  const isHelper = (name: string) => name in hexo.extend.helper.list()
  return {
    fragment_cache(this: any, id: string, make: () => any) {
      if (!this.cache || !usesOnly(make, isHelper)) return make()
      return fragments.make([id, this.filename, make.name, make].join('\n'), this, isHelper, make)
    },
    partial(this: any, name: string, locals?: any, { cache, only }: any = {}) {
      if (typeof name !== 'string') throw new TypeError('name must be a string!')
      const current = this.filename.slice(this.view_dir.length)
      const view = hexo.theme.getView(join(dirname(current), name)) ?? hexo.theme.getView(name)
      if (!view) throw new Error(`Partial ${name} does not exist. (in ${current})`)
      const given = Object.assign(only ? {} : copyOfLocals(this), locals, { layout: false })
      const render = () => view.renderSync(given)
      const passed = Object.entries(locals ?? {})
      if (!cache || passed.some(([, value]) => typeof value === 'object' || typeof value === 'function'))
        return render()
      const free = (name: string) => isHelper(name) || Object.hasOwn(locals ?? {}, name)
      return fragments.make(JSON.stringify([cache, view.path, only, passed]), given, free, render)
    },
    render: (text: string, engine: string, options: any = {}) => hexo.render.renderSync({ text, engine }, options),
    markdown(this: any, text: string, options?: any) {
      return this.render(text, 'markdown', options)
    },
  }
}

function languageOf({ theme: { i18n } }: any): any {
  return { lang: i18n.languages[0], ...i18n.words() }
}
