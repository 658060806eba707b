import { extname, join, posix, sep } from 'node:path'
import { inTurn } from '../../base/later.ts'
import { Model } from '../data/model.ts'
import { Schema } from '../data/schema.ts'
import type { Store } from '../data/store.ts'
import { followFiles } from './moved-files.ts'
import { setCategories, setTags } from './set-terms.ts'

/** The kinds of documents that a Hexo site has, with the members that follow from others. */
/** @param dataStore that of data files, which are looked at without the articles */
export function createModels(hexo: any, store: Store, dataStore: Store): Record<string, Model> {
  const schemas = {
    ...articleSchemas(hexo),
    ...taxonSchemas(hexo),
    ...assetSchemas(hexo),
    ...linkSchemas(hexo),
    ...{ Data: { _id: required, data: Object }, Cache: { _id: required } },
  }
  const models = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [
      name,
      new Model(name, schema, name === 'Data' ? dataStore : store),
    ]),
  )
  for (const kind of ['Post', 'Page']) followFiles(hexo, models[kind] as Model)
  return models
}

function text(initial?: string) {
  return { type: 'text', ...(initial === undefined ? {} : { make: () => initial }) }
}
/** True unless somebody says otherwise. */
const shown = { type: Boolean, default: true }
const required = { type: 'text', required: true }

function full(hexo: any, path: string): string {
  return hexo.util.full_url_for.call(hexo, path)
}

function articleSchemas(hexo: any) {
  const article = {
    title: text(''),
    date: { type: 'date', make: () => hexo.moment() },
    updated: { type: 'date' },
    comments: shown,
    _content: text(''),
    source: required,
    raw: text(''),
  }
  const Post = new Schema({
    ...article,
    id: text(),
    layout: text('post'),
    slug: required,
    photos: [String],
    published: shown,
  })
  const Page = new Schema({ ...article, layout: text('page'), path: required })
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
  Post.method('notPublished', function (this: any) {
    return this.published === false && !hexo._showDrafts()
  })
  Post.method('setTags', setTags(hexo))
  Post.method('setCategories', setCategories(hexo))
  goesWith(hexo, Post, { PostTag: 'post_id', PostCategory: 'post_id', PostAsset: 'post' })
  return { Post, Page }
}

function taxonSchemas(hexo: any) {
  const Tag = new Schema({ name: required })
  Tag.virtual('slug', function () {
    const map = hexo.config.tag_map ?? {}
    const name = Object.hasOwn(map, this.name) ? map[this.name] || this.name : this.name
    return name && hexo.util.slugize(String(name), { transform: hexo.config.filename_case })
  })
  const Category = new Schema({ name: required, parent: text() })
  Category.virtual('slug', function () {
    const parent = this.parent ? `${hexo.model('Category').findById(this.parent).slug}/` : ''
    const map = hexo.config.category_map ?? {}
    const name = map[this.name] || this.name
    return name && parent + hexo.util.slugize(String(name), { transform: hexo.config.filename_case })
  })
  onlyOnce(hexo, 'Tag', Tag, ({ name }) => ({ name }))
  onlyOnce(hexo, 'Category', Category, ({ name, parent }) => ({ name, parent: parent || { $exists: false } }))
  goesWith(hexo, Tag, { PostTag: 'tag_id' })
  goesWith(hexo, Category, { PostCategory: 'category_id' })
  asList(hexo, Tag, { dir: 'tag_dir', link: 'PostTag', key: 'tag_id' })
  asList(hexo, Category, { dir: 'category_dir', link: 'PostCategory', key: 'category_id' })
  return { Tag, Category }
}

/** There is one of a name. */
function onlyOnce(hexo: any, kind: string, schema: Schema, sameAs: (term: any) => any): void {
  schema.pre('save', (term) => {
    const known = hexo.model(kind).findOne(sameAs(term))
    if (known && known._id !== term._id) throw new Error(`${kind} \`${term.name}\` has already existed!`)
  })
}

/** What is removed with a document: by kind, the member that has its id. */
function goesWith(hexo: any, schema: Schema, kinds: Readonly<Record<string, string>>): void {
  for (const [kind, member] of Object.entries(kinds))
    schema.pre('remove', ({ _id }) => {
      const model = hexo.model(kind)
      return inTurn<any, any>(model.find({ [member]: _id }).data, undefined, (_, one) => model.drop(one._id))
    })
}

function linkSchemas(hexo: any): Record<string, Schema> {
  const kinds = ['PostTag', 'PostCategory'].map((kind) => {
    const schema = new Schema()
    schema.post('save', (link) => hexo.links[kind].add({ ...link }))
    schema.post('remove', (link) => hexo.links[kind].drop(link))
    return [kind, schema] as const
  })
  return Object.fromEntries(kinds)
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
  const state = { modified: shown, renderable: shown }
  const Asset = new Schema({ _id: required, path: required, ...state })
  const PostAsset = new Schema({ _id: required, slug: required, post: text(), ...state })
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
