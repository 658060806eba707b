import rss from '@astrojs/rss'
import { DESCRIPTION, TITLE } from '../consts.js'
import { addressOf, newest } from '../lib/posts.js'

export async function GET({ site }) {
  const posts = await newest()
  const items = posts.slice(0, 20).map((post) => ({ title: post.data.title, pubDate: post.data.date, link: `/${addressOf(post)}/` }))
  return rss({ title: TITLE, description: DESCRIPTION, site, items })
}
