/** What a page says of itself to other sites: description, Open Graph, Twitter's card. */
const TERRITORIES: Readonly<Record<string, string>> = Object.fromEntries(
  'en_US de_DE es_ES fr_FR hu_HU id_ID it_IT ja_JP ko_KR nl_NL ru_RU th_TH tr_TR vi_VN'
    .split(' ')
    .map((locale) => [locale.slice(0, 2), locale]),
)

export function openGraph(hexo: any): (this: any, options?: any) => string {
  const { util, moment } = hexo
  const tag = (attribute: string) => (name: string, content?: any, escapes?: boolean) => {
    const text = escapes !== false && typeof content === 'string' ? util.escapeHTML(content) : content
    return text ? `<meta ${attribute}="${name}" content="${text}">\n` : `<meta ${attribute}="${name}">\n`
  }
  const meta = tag('name')
  const og = tag('property')
  const isDate = (value: any) => (moment.isMoment(value) || value instanceof Date) && !Number.isNaN(value.valueOf())

  return function (options = {}) {
    const { config, page } = this
    const { content } = page
    const text = options.description || page.description || page.excerpt || content || config.description
    const description = text && util.escapeHTML(util.stripHTML(text).slice(0, 200).trim()).replace(/\n/g, ' ')
    const url = util.prettyUrls(options.url || this.url, config.pretty_urls)
    const date = options.date !== false && (options.date || page.date)
    const updated = options.updated !== false && (options.updated || page.updated)
    const language = options.language || page.lang || page.language || config.language
    const author = options.author || config.author
    const images = imagesOf(options.image || options.images || page.photos || [], content)
      .map((path) => String(new URL(path, url || config.url)))
      .filter((address) => !address.startsWith('data:'))
    const keywords = (page.tags?.length ? page.tags : undefined) || config.keywords || []
    return [
      description ? meta('description', description) : '',
      og('og:type', options.type || (this.is_post() ? 'article' : 'website')),
      og('og:title', options.title || page.title || config.title),
      url ? og('og:url', util.encodeURL(url), false) : og('og:url'),
      og('og:site_name', options.site_name || config.title),
      description ? og('og:description', description, false) : '',
      language ? og('og:locale', territory(String(language)), false) : '',
      ...images.map((image) => og('og:image', image, false)),
      date && isDate(date) ? og('article:published_time', date.toISOString()) : '',
      updated && isDate(updated) ? og('article:modified_time', updated.toISOString()) : '',
      author ? og('article:author', author) : '',
      ...namesOf(keywords).map((keyword) => og('article:tag', keyword)),
      meta('twitter:card', options.twitter_card || 'summary'),
      options.twitter_image
        ? meta('twitter:image', new URL(options.twitter_image, url || config.url), false)
        : images[0]
          ? meta('twitter:image', images[0], false)
          : '',
      options.twitter_id ? meta('twitter:creator', `@${options.twitter_id}`.replace(/^@@/, '@')) : '',
      options.twitter_site ? meta('twitter:site', options.twitter_site, false) : '',
      options.fb_admins ? og('fb:admins', options.fb_admins) : '',
      options.fb_app_id ? og('fb:app_id', options.fb_app_id) : '',
    ]
      .join('')
      .trim()
  }
}

function imagesOf(given: any, content: any): string[] {
  const images: string[] = Array.isArray(given) ? given : [given]
  if (images.length > 0 || !content?.includes('<img')) return images
  return Array.from(content.matchAll(/<img [^>]*src=['"]([^'"]+)([^>]*>)/gi), ([, source = '']: any) => source)
}

function namesOf(keywords: any): string[] {
  const list = typeof keywords === 'string' ? [keywords] : keywords
  return list
    .map((tag: any) => tag.name || tag)
    .filter(Boolean)
    .sort()
}

function territory(language: string): string | undefined {
  if (language.length === 2) return TERRITORIES[language]
  const [name = '', land] = language.length === 5 ? language.split(/[-_]/) : []
  return land ? `${name.toLowerCase()}_${land.toUpperCase()}` : undefined
}
