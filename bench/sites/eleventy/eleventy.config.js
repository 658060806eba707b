import { IdAttributePlugin, InputPathToUrlTransformPlugin } from '@11ty/eleventy'
import navigation from '@11ty/eleventy-navigation'
import { feedPlugin } from '@11ty/eleventy-plugin-rss'
import highlight from '@11ty/eleventy-plugin-syntaxhighlight'
import MarkdownIt from 'markdown-it'
import katex from './katex.cjs'

const PER_PAGE = 10

/** The pages of each list. */
const pagesOf = (lists) =>
  lists.flatMap(([name, posts]) => {
    const total = Math.ceil(posts.length / PER_PAGE)
    const path = (page) => `${name}/${page > 1 ? `page/${page}/` : ''}`
    return Array.from({ length: total }, (_, at) => ({
      name,
      total,
      page: at + 1,
      path: path(at + 1),
      posts: posts.slice(at * PER_PAGE, (at + 1) * PER_PAGE),
      newer: at > 0 ? path(at) : undefined,
      older: at + 1 < total ? path(at + 2) : undefined,
    }))
  })

const grouped = (posts, keysOf) => {
  const groups = new Map()
  for (const post of posts) for (const key of new Set(keysOf(post))) groups.set(key, [...(groups.get(key) ?? []), post])
  return [...groups]
}

const day = (date) => date.toISOString().slice(0, 10)

export default (config) => {
  config.setLibrary('md', new MarkdownIt({ html: true, linkify: true }).use(katex))
  config.addPassthroughCopy({ public: '/' })
  config.addBundle('css', { toFileDirectory: 'dist' })
  config.addPlugin(highlight, { preAttributes: { tabindex: 0 } })
  config.addPlugin(navigation)
  config.addPlugin(InputPathToUrlTransformPlugin)
  config.addPlugin(IdAttributePlugin)
  config.addPlugin(feedPlugin, {
    type: 'atom',
    outputPath: '/atom.xml',
    collection: { name: 'posts', limit: 20 },
    metadata: { language: 'zh-CN', title: '测量', base: 'https://example.com/', author: { name: '佚名' } },
  })
  const newest = (api) => api.getFilteredByTag('posts').reverse()
  config.addCollection('newest', newest)
  config.addCollection('lists', (api) => {
    const posts = newest(api)
    const tagsOf = ({ data }) => data.tags.filter((tag) => tag !== 'posts')
    const above = (categories) => categories.map((_, at) => categories.slice(0, at + 1).join('/'))
    return pagesOf([
      ['page', posts],
      ['archives', posts],
      ...grouped(posts, ({ date }) => [`archives/${day(date).slice(0, 4)}`, `archives/${day(date).slice(0, 7).replace('-', '/')}`]),
      ...grouped(posts, (post) => tagsOf(post).map((tag) => `tags/${tag}`)),
      ...grouped(posts, ({ data }) => above(data.categories).map((path) => `categories/${path}`)),
    ])
  })
  config.addFilter('excerpt', (html) => html.split('<!-- more -->')[0])
  config.addFilter('text', (html) => html.replace(/<[^>]*>/g, ''))
  config.addFilter('json', (value) => JSON.stringify(value))
  config.addFilter('day', day)
  config.addFilter('withoutPosts', (tags) => (tags ?? []).filter((tag) => tag !== 'posts'))
  return { markdownTemplateEngine: false, htmlTemplateEngine: 'njk' }
}
