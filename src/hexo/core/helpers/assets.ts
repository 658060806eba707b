/** Helpers that write one tag of HTML: links to files and to pages, pictures, forms. `this` is the locals of a view. */
export function tagHelpers(util: any): Record<string, any> {
  const url: UrlFor = (view, path) => util.url_for.call(view, path)
  return {
    ...fileHelpers(util, url),
    feed_tag(this: any, path?: any, options: any = {}) {
      return feedTag(this, path, options, url)
    },
    ...linkHelpers(util, url),
    search_form(this: any, options: any = {}) {
      const name = options.class || 'search-form'
      const { text = 'Search', button } = options
      const submit = button
        ? `<button type="submit" class="${name}-submit">${typeof button === 'string' ? button : text}</button>`
        : ''
      const field = `<input type="search" name="q" class="${name}-input"${text ? ` placeholder="${text}"` : ''}>`
      const site = `<input type="hidden" name="sitesearch" value="${this.config.url}">`
      return `<form action="//google.com/search" method="get" accept-charset="UTF-8" class="${name}">${field}${submit}${site}</form>`
    },
    meta_generator(this: any) {
      return `<meta name="generator" content="Hexo ${this.env.version}">`
    },
    gravatar: util.gravatar,
    url_for(this: any, path: string, options: any = {}) {
      return util.url_for.call(this, path, options)
    },
    full_url_for(this: any, path: string) {
      return util.full_url_for.call(this, path)
    },
    relative_url: (from: string, to: string) => util.relative_url(from, to),
  }
}

type UrlFor = (view: any, path: string) => string

function fileHelpers(util: any, url: UrlFor): Record<string, any> {
  const files = (ending: string, write: (view: any, item: any) => string) =>
    function (this: any, ...items: any[]) {
      const texts = items.flat(Number.POSITIVE_INFINITY).map((item: any) => {
        const isText = typeof item === 'string' || item instanceof String
        return write(this, isText ? (item.endsWith(ending) ? item : item + ending) : item)
      })
      return `\n${texts.map((text) => `${text}\n`).join('')}`
    }
  const withEnding = (address: string, ending: string) => (address.endsWith(ending) ? address : address + ending)
  return {
    css: files('.css', (view, item) =>
      typeof item === 'string'
        ? `<link rel="stylesheet" href="${url(view, item)}">`
        : util.htmlTag('link', { rel: 'stylesheet', ...item, href: withEnding(url(view, item.href), '.css') }),
    ),
    js: files('.js', (view, item) =>
      typeof item === 'string'
        ? `<script src="${url(view, item)}"></script>`
        : util.htmlTag('script', { ...item, src: withEnding(url(view, item.src), '.js') }, ''),
    ),
    favicon_tag(this: any, path: string) {
      return `<link rel="shortcut icon" href="${url(this, path)}">`
    },
  }
}

function linkHelpers(util: any, url: UrlFor): Record<string, any> {
  const classes = (attributes: any) => {
    if (Array.isArray(attributes.class)) attributes.class = attributes.class.join(' ')
    return attributes
  }
  return {
    image_tag(this: any, path: string, options: any = {}) {
      return util.htmlTag('img', classes({ src: url(this, path), ...options }))
    },
    link_to(this: any, path: string, text?: string, options: any = {}) {
      const label = text || path.replace(/^https?:\/\/|\/$/g, '')
      const given = typeof options === 'boolean' ? { external: options } : options
      const attributes: any = { href: url(this, path), title: label, ...given }
      if (attributes.external) Object.assign(attributes, { target: '_blank', rel: 'noopener', external: null })
      return util.htmlTag('a', classes(attributes), label)
    },
    mail_to(path: any, text?: string, options: any = {}) {
      const address = Array.isArray(path) ? path.join(',') : path
      const label = text || address
      const attributes: any = classes({ href: `mailto:${address}`, title: label, ...options })
      const fields: any = {}
      for (const name of ['subject', 'cc', 'bcc', 'body']) {
        if (!attributes[name]) continue
        fields[name] = Array.isArray(attributes[name]) ? attributes[name].join(',') : attributes[name]
        attributes[name] = null
      }
      const query = new URLSearchParams(fields).toString()
      if (query) attributes.href += `?${query}`
      return util.htmlTag('a', attributes, label)
    },
  }
}

function feedTag(view: any, path: any, options: any, url: UrlFor): string {
  const { feed, title: site } = view.config
  const title = options.title || site
  const kind = (type?: string) => type?.replace(/2$/, '')
  const link = (address: string, type?: string) =>
    `<link rel="alternate" href="${url(view, address)}" title="${title}" ${type ? `type="application/${type}+xml"` : ''}>`
  if (path) {
    if (typeof path !== 'string') throw new TypeError('path must be a string!')
    return link(path, kind(options.type) || (path.includes('atom') ? 'atom' : path.includes('rss') ? 'rss' : ''))
  }
  if (!feed?.type || !feed.path) return ''
  if (typeof feed.type === 'string') return link(feed.path, kind(feed.type))
  return feed.type.map((type: string, at: number) => link(feed.path[at], kind(type))).join('')
}
