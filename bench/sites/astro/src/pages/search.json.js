import { addressOf, newest } from '../lib/posts.js'

export async function GET() {
  const posts = await newest()
  const texts = posts.map((post) => ({ title: post.data.title, url: `/${addressOf(post)}/`, text: post.body }))
  return new Response(JSON.stringify(texts))
}
