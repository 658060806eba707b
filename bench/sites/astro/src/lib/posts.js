import { getCollection } from 'astro:content'

const day = (date) => date.toISOString().slice(0, 10)
const read = async () => {
  const posts = await getCollection('posts')
  return posts.sort((a, b) => b.data.date - a.data.date)
}
let known

/** Newest first. */
export const newest = () => (known ??= read())

export const addressOf = (post) => `${day(post.data.date).replaceAll('-', '/')}/${post.id}`

/** Every list that the site has, by its address. */
export async function lists() {
  const groups = new Map()
  const add = (key, post) => groups.set(key, [...(groups.get(key) ?? []), post])
  for (const post of await newest()) {
    const date = day(post.data.date)
    const { tags, categories } = post.data
    const keys = ['archives', `archives/${date.slice(0, 4)}`, `archives/${date.slice(0, 7).replace('-', '/')}`]
    keys.push(...tags.map((tag) => `tags/${tag}`))
    keys.push(...categories.map((_, at) => `categories/${categories.slice(0, at + 1).join('/')}`))
    for (const key of new Set(keys)) add(key, post)
  }
  return groups
}
