import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import { lookAt } from '../reading.ts'

/** The pages that Hexo makes without a plugin: of articles, and of files. Scripts register some of them again. */
export function registerGenerators(hexo: any): void {
  const { generator } = hexo.extend
  generator.register('asset', function assets(this: any) {
    return [...fileRoutes(this, 'Asset'), ...fileRoutes(this, 'PostAsset')]
  })
  generator.register('page', pages)
  generator.register('post', posts)
  // In no list, so the generators above don't see them.
  generator.register('hidden', function hidden(this: any) {
    if (this.unlisted.size === 0) return []
    const of = (kind: string): any[] =>
      this.model(kind)
        .toArray()
        .filter(({ _id }: any) => this.unlisted.has(_id))
    return [...of('Page').map(pageRoute), ...of('Post').map(postRoute)]
  })
}

function fileRoutes(hexo: any, kind: string): any[] {
  return hexo
    .model(kind)
    .toArray()
    .filter((asset: any) => asset.path !== undefined)
    .map((asset: any) => {
      const { source, path, modified, renderable } = asset
      if (!renderable || !hexo.render.isRenderable(path))
        return { path, data: { modified, data: () => streamOf(source) }, copy: source, file: source }
      const name = `${path.slice(0, path.length - extname(path).length)}.${hexo.render.getOutput(path)}`
      return {
        path: name,
        data: { modified, data: () => hexo.render.render({ path: source, toString: true }) },
        file: source,
      }
    })
}

function streamOf(file: string): any {
  lookAt('text', file)
  return createReadStream(file)
}

const isBare = (layout: any): boolean => !layout || layout === 'false' || layout === 'off'

function pages(this: any, locals: any): any[] {
  return locals.pages.map((page: any) => {
    const from = this.textPages.has(page.source) ? page.full_source : undefined
    return { ...pageRoute(page), from }
  })
}

function pageRoute(page: any): any {
  const { path, layout } = page
  if (isBare(layout)) return { path, data: () => page.content }
  page.__page = true
  return {
    path,
    layout: layout === 'page' ? ['page', 'post', 'index'] : [layout, 'page', 'post', 'index'],
    data: page,
  }
}

function posts(locals: any): any[] {
  const all = locals.posts.sort('-date').toArray()
  return all.map((post: any, at: number) => {
    if (at > 0) post.prev = all[at - 1]
    if (at < all.length - 1) post.next = all[at + 1]
    return postRoute(post)
  })
}

function postRoute(post: any): any {
  const { path, layout } = post
  if (!layout || layout === 'false') return { path, data: () => post.content }
  post.__post = true
  return {
    path,
    layout: layout === 'post' ? ['post', 'page', 'index'] : [layout, 'post', 'page', 'index'],
    data: post,
  }
}
