import { extname } from 'node:path'
import { readText } from './render.ts'
import { holdsTags, Protected } from './tag-text.ts'

/** The article's way under Hexo: filters, tags out, Markdown by the site's renderer plugin, tags in and run, filters. */
export class PostRenderer {
  readonly context: any

  constructor(context: any) {
    this.context = context
  }

  render(source: string | null | undefined, data: any = {}): Promise<any> {
    return this.context.answer(() => this.#render(source, data))
  }

  async #render(source: string | null | undefined, data: any): Promise<any> {
    const hexo = this.context
    if (data.content == null && !source) throw new Error('No input file or string!')
    data.content ??= readText(String(source))
    const isText = data.source && !['html', 'htm'].includes(hexo.render.getOutput(data.source))
    if (isText) {
      const { content: text, engine } = data
      data.content = await hexo.render.render({ text, path: source, engine, toString: true })
      return data
    }
    const ending = data.engine || (source ? extname(source) : '')
    const plain =
      typeof data.disableNunjucks === 'boolean'
        ? data.disableNunjucks
        : Boolean(ending && hexo.render.renderer.get(ending)?.disableNunjucks)
    await hexo.execFilter('before_post_render', data, { context: hexo })
    const kept = new Protected()
    data.content = kept.code(data.content)
    const hasTags = !plain && holdsTags(data.content)
    if (hasTags) data.content = kept.tags(data.content)
    const options = data.markdown ?? {}
    if (!hexo.config.syntax_highlighter) options.highlight = null
    const html = await hexo.render.render(
      {
        text: data.content,
        path: source,
        engine: data.engine,
        toString: true,
        onRenderEnd(made: string) {
          data.content = kept.restoreTags(made)
          return hasTags ? hexo.extend.tag.render(data.content, data) : data.content
        },
      },
      options,
    )
    data.content = kept.restoreCode(kept.restoreComments(html))
    await hexo.execFilter('after_post_render', data, { context: hexo })
    return data
  }
}
