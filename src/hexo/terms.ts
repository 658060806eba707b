import type { Head } from '../model/article.ts'
import { idOf } from './data/id.ts'

/** Tags and categories of posts → Hexo's documents of them, and of the links between. */

type Sides = readonly string[] | undefined

/** A hidden post has its tags and categories, but they don't have it. */
const sidesOf = (hexo: any, { source }: Head): Sides => (hexo.unlisted.has(idOf(source)) ? ['post_id'] : undefined)

/** Each tag once, when the first post has it. */
export function linkTags(hexo: any, post: string, head: Head): void {
  for (const name of new Set(head.tags.map(String))) {
    const tag = idOf(`tag\n${name}`)
    hexo.model('Tag').fill({ _id: tag, name })
    link(hexo, 'PostTag', { post_id: post, tag_id: tag }, sidesOf(hexo, head))
  }
}

/** All first categories of posts, then all second ones: Hexo's posts wait for each other's, one after another. */
export function linkCategories(hexo: any, posts: readonly Head[]): void {
  const turns = posts.map((head) => ({ head, categories: categoriesOf(head.categories) }))
  const most = Math.max(0, ...turns.map(({ categories }) => categories.length))
  for (let turn = 0; turn < most; turn++)
    for (const { head, categories } of turns) {
      const category = categories[turn]
      if (category === undefined) continue
      hexo.model('Category').fill(category)
      link(hexo, 'PostCategory', { post_id: idOf(head.source), category_id: category._id }, sidesOf(hexo, head))
    }
}

/** Paths of names → each category on the way once, with its parent. */
function categoriesOf(paths: Head['categories']): any[] {
  const found = new Map<string, any>()
  for (const path of paths) {
    let parent: string | undefined
    for (const name of path) {
      const _id = idOf(`category\n${parent ?? ''}\n${name}`)
      found.set(_id, { _id, name, ...(parent === undefined ? {} : { parent }) })
      parent = _id
    }
  }
  return [...found.values()]
}

/** @param sides from which the link is found; left out, from both */
function link(hexo: any, kind: string, ids: any, sides: Sides): void {
  const record = { _id: idOf(JSON.stringify(ids)), ...ids }
  hexo.model(kind).fill(record)
  hexo.links[kind].add(record, sides)
}
