import { extname, join, posix, sep } from 'node:path'
import { Model } from '../data/model.ts'
import { Schema } from '../data/schema.ts'
import type { Store } from '../data/store.ts'

/** The kinds of documents that a Hexo site has, with the members that follow from others. */
export function createModels(hexo: any, store: Store): Record<string, Model> {
  const schemas = {
    ...articleSchemas(hexo),
    ...taxonSchemas(hexo),
    ...assetSchemas(hexo),
    ...{ PostTag: {}, PostCategory: {}, Data: {}, Cache: {} },
  }
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, new Model(name, schema, store)]))
}

function text(initial?: string) {
  return { type: 'text', ...(initial === undefined ? {} : { make: () => initial }) }
}

function full(hexo: any, path: string): string {
  return hexo.util.full_url_for.call(hexo, path)
}

function articleSchemas(hexo: any) {
  const article = {
    title: text(''),
    date: { type: 'date' },
    updated: { type: 'date' },
    comments: { make: () => true },
    _content: text(''),
    source: text(),
    raw: text(''),
  }
  const Post = new Schema({
    ...article,
    id: text(),
    layout: text('post'),
    slug: text(),
    photos: { type: 'list', make: () => [] },
    published: { make: () => true },
  })
  const Page = new Schema({ ...article, layout: text('page'), path: text() })
  Post.virtual('path', function () {
    const path = hexo.execFilterSync('post_permalink', this, { context: hexo })
    return typeof path === 'string' ? path : ''
  })
  for (const schema of [Post, Page]) {
    schema.virtual('permalink', function () {
      return full(hexo, this.path)
    })
    schema.virtual('full_source', function () {
      return join(hexo.source_dir, this.source || '')
    })
  }
  Post.virtual('asset_dir', function () {
    const source = this.full_source
    return source.slice(0, source.length - extname(source).length) + sep
  })
  const related = (post: any, link: string, key: string, kind: string) => {
    const ids = hexo.links[link].of('post_id', post._id).map((one: any) => one[key])
    return hexo.model(kind).find({ _id: { $in: ids } })
  }
  Post.virtual('tags', function () {
    return related(this, 'PostTag', 'tag_id', 'Tag')
  })
  Post.virtual('categories', function () {
    return related(this, 'PostCategory', 'category_id', 'Category')
  })
  return { Post, Page }
}

function taxonSchemas(hexo: any) {
  const Tag = new Schema({ name: text() })
  Tag.virtual('slug', function () {
    const map = hexo.config.tag_map ?? {}
    const name = Object.hasOwn(map, this.name) ? map[this.name] || this.name : this.name
    return name && hexo.util.slugize(String(name), { transform: hexo.config.filename_case })
  })
  const Category = new Schema({ name: text() })
  Category.virtual('slug', function () {
    const parent = this.parent ? `${hexo.model('Category').findById(this.parent).slug}/` : ''
    const map = hexo.config.category_map ?? {}
    const name = map[this.name] || this.name
    return name && parent + hexo.util.slugize(String(name), { transform: hexo.config.filename_case })
  })
  asList(hexo, Tag, { dir: 'tag_dir', link: 'PostTag', key: 'tag_id' })
  asList(hexo, Category, { dir: 'category_dir', link: 'PostCategory', key: 'category_id' })
  return { Tag, Category }
}

function asList(hexo: any, schema: Schema, { dir, link, key }: { dir: string; link: string; key: string }): void {
  schema.virtual('path', function () {
    const folder = hexo.config[dir] === '/' && dir === 'category_dir' ? '' : hexo.config[dir]
    return `${folder.endsWith('/') ? folder : `${folder}/`}${this.slug}/`
  })
  schema.virtual('permalink', function () {
    return full(hexo, this.path)
  })
  schema.virtual('posts', function () {
    const ids = hexo.links[link].of(key, this._id).map((one: any) => one.post_id)
    return hexo.locals.get('posts').find({ _id: { $in: ids } })
  })
  schema.virtual('length', function () {
    return hexo.links[link].of(key, this._id).length
  })
}

function assetSchemas(hexo: any) {
  const state = { modified: { make: () => true }, renderable: { make: () => true } }
  const Asset = new Schema({ _id: text(), path: text(), ...state })
  const PostAsset = new Schema({ _id: text(), slug: text(), ...state })
  PostAsset.virtual('path', function () {
    const post = hexo.model('Post').findById(this.post)
    return post && posix.join(post.path.replace(/\.html?$/, ''), this.slug)
  })
  for (const schema of [Asset, PostAsset])
    schema.virtual('source', function () {
      return join(hexo.base_dir, this._id)
    })
  return { Asset, PostAsset }
}

/** Which post has which tag or category, looked up from both sides. */
export class Links {
  readonly #by = new Map<string, any[]>()

  clear(): void {
    this.#by.clear()
  }

  add(link: any, keys: readonly string[] = Object.keys(link)): void {
    for (const key of keys) {
      const id = `${key}\n${link[key]}`
      const list = this.#by.get(id)
      if (list) list.push(link)
      else this.#by.set(id, [link])
    }
  }
  of(key: string, id: string): any[] {
    return this.#by.get(`${key}\n${id}`) ?? []
  }
  find(query: any): any[] {
    const [[key, id] = ['', '']] = Object.entries<any>(query)
    return this.of(key, id).filter((link) => Object.entries(query).every(([name, value]) => link[name] === value))
  }
}
