import { basename, extname, join } from 'node:path'
import { optionsOf } from './fences.ts'

/** Hexo's own tag plugins. */
const ADDRESS =
  /((([A-Za-z]{3,9}:(?:\/\/)?)(?:[-;:&=+$,\w]+@)?[A-Za-z0-9.-]+|(?:www.|[-;:&=+$,\w]+@)[A-Za-z0-9.-]+)((?:\/[+~%/.\w-_]*)?\??(?:[-+=&;%@.\w_]*)#?(?:[.!/\\w]*))?)/

export function registerTags(hexo: any): void {
  registerBlocks(hexo)
  registerLinks(hexo)
  registerArticles(hexo)
}

type UrlFor = (path: string, options?: any) => string

function urlsOf(hexo: any): UrlFor {
  return (path, options) => hexo.util.url_for.call(hexo, path, options)
}

/** Quotations and code. */
function registerBlocks(hexo: any): void {
  const { tag } = hexo.extend
  const markdown = (text: string) => hexo.render.renderSync({ text, engine: 'markdown' })
  const quote = (args: string[], content: string) => {
    const footer = sourceOf(args.join(' '), hexo)
    return `<blockquote>${markdown(content)}${footer ? `<footer>${footer}</footer>` : ''}</blockquote>`
  }
  tag.register('quote', quote, true)
  tag.register('blockquote', quote, true)
  tag.register(
    'pullquote',
    (args: string[], content: string) =>
      `<blockquote class="${['pullquote', ...args].join(' ')}">${markdown(content)}</blockquote>`,
    true,
  )
  const code = (args: string[], content: string) => codeTag(args, content, hexo)
  tag.register('code', code, true)
  tag.register('codeblock', code, true)
  const include = (args: string[]) => includeCode(args, hexo, urlsOf(hexo))
  tag.register('include_code', include, { async: true })
  tag.register('include-code', include, { async: true })
}

/** Frames, pictures and links, by their address. */
function registerLinks(hexo: any): void {
  const { tag } = hexo.extend
  const { util } = hexo
  const urlFor = urlsOf(hexo)
  tag.register('iframe', ([src, width, height]: string[]) => {
    const or = (value: string | undefined, other: string) => (value && value !== 'default' ? value : other)
    const size = { width: or(width, '100%'), height: or(height, '300') }
    return util.htmlTag('iframe', { src, ...size, frameborder: '0', loading: 'lazy', allowfullscreen: true }, '')
  })
  for (const name of ['img', 'image']) tag.register(name, (args: string[]) => imageTag(args, urlFor, util))
  for (const name of ['a', 'link', 'anchor']) tag.register(name, (args: string[]) => linkTag(args, util))
  tag.register('url_for', ([text, path = '', relative]: string[]) => {
    const options = relative ? { relative: relative !== 'false' } : undefined
    return util.htmlTag('a', { href: urlFor(path, options) }, text)
  })
  tag.register('full_url_for', ([text, path = '']: string[]) =>
    util.htmlTag('a', { href: util.full_url_for.call(hexo, path) }, text),
  )
}

/** Links to articles and to files beside them, by their name. */
function registerArticles(hexo: any): void {
  const { tag } = hexo.extend
  const { util } = hexo
  const urlFor = urlsOf(hexo)
  const postNamed = (name: string) =>
    hexo.model('Post').findOne({ slug: name }) ?? hexo.model('Post').findOne({ title: name })
  const assetOf = (post: any, slug: string) => hexo.model('PostAsset').findOne({ post: post._id, slug })
  tag.register('post_path', ([name]: string[]) => {
    const post = name && postNamed(name)
    return post ? urlFor(post.path) : undefined
  })
  tag.register('post_link', ([target = '', ...words]: string[]) => {
    const [name = '', hash = ''] = target.split('#').length === 2 ? target.split('#') : [target]
    const post = name && postNamed(name)
    if (!post) throw new Error(`Post not found: post_link ${name}.`)
    const escapes = /^(?:true|false)$/.test(words.at(-1) ?? '') ? words.pop() === 'true' : true
    const title = words.length > 0 ? words.join(' ') : post.title || post.slug
    const link = urlFor(post.path + (hash ? `#${hash}` : ''))
    const tooltip = util.escapeHTML(post.title || post.slug)
    return `<a href="${link}" title="${tooltip}">${escapes ? util.escapeHTML(title) : title}</a>`
  })
  tag.register('asset_path', function assetPath(this: any, [slug = '']: string[]) {
    const asset = assetOf(this, slug)
    return asset && urlFor(asset.path)
  })
  tag.register('asset_link', function assetLink(this: any, [slug = '', ...words]: string[]) {
    const asset = assetOf(this, slug)
    if (!asset) return undefined
    const escapes = /^(?:true|false)$/.test(words.at(-1) ?? '') ? words.pop() === 'true' : true
    const title = words.length > 0 ? words.join(' ') : asset.slug
    const safe = util.escapeHTML(title)
    return `<a href="${urlFor(asset.path)}" title="${safe}">${escapes ? safe : title}</a>`
  })
  const assetImage = function assetImage(this: any, args: string[]) {
    const at = args.findIndex((slug) => assetOf(this, slug))
    if (at < 0) return undefined
    const { path } = assetOf(this, args[at] ?? '')
    return imageTag(args.with(at, util.encodeURL(new URL(path, hexo.config.url).pathname)), urlFor, util)
  }
  for (const name of ['asset_img', 'asset_image']) tag.register(name, assetImage)
}

/** `author, title`, `author http://… title`: what stands below a quotation. */
function sourceOf(text: string, hexo: any): string {
  if (!text) return ''
  const cased = (title: string) => (hexo.config.titlecase ? hexo.titlecase(title) : title)
  const [, author = text, source = '', title = ''] = /(\S.*)\s+(https?:\/\/\S+)\s+(.+)/i.exec(text) ??
    /(\S.*)\s+(https?:\/\/\S+)/i.exec(text) ?? ['', undefined]
  const book = source ? null : /([^,]+),\s*([^,]+)/.exec(text)
  const who = book?.[1] ?? author
  const what = book?.[2] ?? title
  const link = source.replace(/^https?:\/\/|\/(index.html?)?$/g, '')
  if (source) return `<strong>${who}</strong><cite><a href="${source}">${what ? cased(what) : link}</a></cite>`
  return `<strong>${who}</strong>${what ? `<cite>${cased(what)}</cite>` : ''}`
}

function codeTag(args: string[], content: string, hexo: any): string {
  const { highlight } = hexo.extend
  const { escapeHTML, htmlTag } = hexo.util
  const name = hexo.config.syntax_highlighter
  const isOption = (word: string) =>
    /^(?:line_number|line_threshold|first_line|wrap|mark|language_attr|highlight):/.test(word)
  const { highlight: coloured, ...options } = optionsOf(args.filter(isOption))
  if (!highlight.query(name) || coloured === false) return `<pre><code>${escapeHTML(content)}</code></pre>`
  const lang = args.findLast((word) => word.startsWith('lang:'))?.slice(5)
  const words = args.filter((word) => !isOption(word) && !word.startsWith('lang:')).join(' ')
  const [, title = '', address, label = 'link'] = /(\S[\S\s]*)\s+(https?:\/\/\S+)\s+(.+)/i.exec(words) ??
    /(\S[\S\s]*)\s+(https?:\/\/\S+)/i.exec(words) ?? ['', /\S[\S\s]*/.exec(words)?.[0]]
  const caption = (title && htmlTag('span', {}, title)) + (address ? htmlTag('a', { href: address }, label) : '')
  const settings = { firstLine: 1, mark: [], ...options, lang, caption, lines_length: content.split('\n').length }
  return highlight
    .exec(name, { context: hexo, args: [content, settings] })
    .replace(/{/g, '&#123;')
    .replace(/}/g, '&#125;')
}

function includeCode(args: string[], hexo: any, urlFor: (path: string) => string): string | undefined {
  const option = (pattern: RegExp) => pattern.exec(args.join(' '))?.[1]
  const words = args.join(' ').replace(/\s*(?:lang:\w+|from:\d+|to:\d+)/gi, '')
  const [, title, path] = /(.*)?(?:\s+|^)(\/*\S+)/.exec(words) ?? []
  if (!path) return undefined
  const source = join(hexo.config.code_dir, path).replaceAll('\\', '/')
  const document = hexo.model('Page').findOne({ source })
  if (!document) return undefined
  const lines = String(document.content ?? document._content).split('\n')
  const from = Number(option(/from:(\d+)/i) ?? 1) - 1
  const text = lines
    .slice(from, Number(option(/to:(\d+)/i) ?? lines.length))
    .join('\n')
    .trim()
  const name = hexo.config.syntax_highlighter
  if (!hexo.extend.highlight.query(name)) return `<pre><code>${text}</code></pre>`
  const shown = hexo.util.htmlTag('span', {}, title || basename(path))
  const caption = `${shown}<a href="${urlFor(document.path)}">view raw</a>`
  const lang = option(/lang:(\w+)/i) || extname(path).slice(1)
  return hexo.extend.highlight.exec(name, {
    context: hexo,
    args: [text, { lang, caption, lines_length: lines.length }],
  })
}

function imageTag(args: string[], urlFor: (path: string) => string, util: any): string {
  const at = args.findIndex((word) => ADDRESS.test(word) || word.startsWith('/'))
  const classes = at < 0 ? args : args.slice(0, at)
  const rest = at < 0 ? [] : args.slice(at + 1)
  const isNumber = (word: string | undefined) => word !== undefined && !/\D+/.test(word)
  const width = isNumber(rest[0]) ? rest.shift() : undefined
  const height = width !== undefined && isNumber(rest[0]) ? rest.shift() : undefined
  const meta = rest.join(' ')
  const part = (double: boolean) => (double ? '"?([^"]+)?"?' : "'?([^']+)?'?")
  const match = new RegExp(`${part(meta.startsWith('"'))}\\s*${part(meta.endsWith('"'))}`).exec(meta)
  const [, title, alt] = (rest.length > 0 && match) || []
  const src = at < 0 ? undefined : urlFor(args[at] ?? '')
  return util.htmlTag('img', { src, class: classes.join(' '), width, height, title, alt })
}

function linkTag(args: string[], util: any): string {
  const found = args.findIndex((word) => ADDRESS.test(word))
  const at = found < 0 ? args.length : found
  const rest = args.slice(at + 1)
  const external = /^(?:true|false)$/.test(rest[0] ?? '') && rest.shift() === 'true'
  const attributes = { href: args[at] ?? '', title: rest.join(' '), target: external ? '_blank' : '' }
  return util.htmlTag('a', attributes, args.slice(0, at).join(' '))
}
