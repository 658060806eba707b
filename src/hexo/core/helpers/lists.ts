import { localeOf } from './dates.ts'

/** Helpers that list posts, archives, tags and categories as links. */
export function listHelpers(util: any): Record<string, any> {
  const url = (view: any, path: string) => util.url_for.call(view, path)
  return {
    list_archives(this: any, options: any = {}) {
      return listArchives(this, options, url)
    },
    list_categories(this: any, categories?: any, options?: any) {
      const given = argumentsOf(this, 'categories', categories, options)
      return given.list?.length ? listCategories(this, given.list, given.options, url) : ''
    },
    list_tags(this: any, tags?: any, options?: any) {
      const given = argumentsOf(this, 'tags', tags, options)
      return given.list?.length ? listTags(this, given.list, given.options, util) : ''
    },
    list_posts(this: any, posts?: any, options?: any) {
      const given = argumentsOf(this, 'posts', posts, options)
      return listPosts(this, given.list, given.options, url)
    },
  }
}

/** The list may be left out, and then it is the site's. */
export function argumentsOf(view: any, name: string, list: any, options: any): { list: any; options: any } {
  if (!options && (!list || !Object.hasOwn(list, 'length'))) return { list: view.site[name], options: list ?? {} }
  return { list, options: options ?? {} }
}

const counts = (options: any) => (Object.hasOwn(options, 'show_count') ? options.show_count : true)

function listArchives(view: any, options: any, url: (view: any, path: string) => string): string {
  const { config, page } = view
  const { type = 'monthly', style = 'list', transform, separator = ', ', class: name = 'archive', order = -1 } = options
  const format = options.format || (type === 'monthly' ? 'MMMM YYYY' : 'YYYY')
  const locale = localeOf(page.lang || page.language || config.language)
  const groups: { name: string; year: number; month: number; count: number }[] = []
  view.site.posts.sort('date', order).forEach((post: any) => {
    const date = config.timezone ? post.date.clone().tz(config.timezone) : post.date.clone()
    const [year, month] = [date.year(), date.month() + 1]
    const last = groups.at(-1)
    if (last && last.year === year && (type !== 'monthly' || last.month === month)) last.count++
    else groups.push({ name: (locale ? date.locale(locale) : date).format(format), year, month, count: 1 })
  })
  if (groups.length === 0) return ''
  const links = groups.map((group) => {
    const month = type === 'monthly' ? `${String(group.month).padStart(2, '0')}/` : ''
    const link = url(view, `${config.archive_dir}/${group.year}/${month}`)
    const label = transform ? transform(group.name) : group.name
    const count = (kind: string) => (counts(options) ? `<span class="${name}-${kind}count">${group.count}</span>` : '')
    return style === 'list'
      ? `<li class="${name}-list-item"><a class="${name}-list-link" href="${link}">${label}</a>${count('list-')}</li>`
      : `<a class="${name}-link" href="${link}">${label}${count('')}</a>`
  })
  return style === 'list' ? `<ul class="${name}-list">${links.join('')}</ul>` : links.join(separator)
}

function listCategories(view: any, all: any, options: any, url: (view: any, path: string) => string): string {
  const { style = 'list', transform, separator = ', ', suffix = '', class: name = 'category' } = options
  const depth = options.depth ? Number.parseInt(String(options.depth), 10) : 0
  const below = (parent: any) =>
    all.find({ parent: parent ?? { $exists: false } }).sort(options.orderby || 'name', options.order || 1)
  const label = (category: any) => (transform ? transform(category.name) : category.name)
  const goesOn = (level: number) => !depth || level + 1 < depth
  const isCurrent = (category: any) =>
    options.show_current &&
    view.page &&
    (category.posts.some((post: any) => post._id === view.page._id) || view.page.base?.startsWith(category.path))
  const nested = (level: number, parent?: any): string =>
    below(parent)
      .map((category: any) => {
        const child = goesOn(level) ? nested(level + 1, category._id) : ''
        const more = child && options.children_indicator ? ` ${options.children_indicator}` : ''
        const link = `<a class="${name}-list-link${isCurrent(category) ? ' current' : ''}" href="${url(view, category.path)}${suffix}">${label(category)}</a>`
        const count = counts(options) ? `<span class="${name}-list-count">${category.length}</span>` : ''
        const inner = child ? `<ul class="${name}-list-child">${child}</ul>` : ''
        return `<li class="${name}-list-item${more}">${link}${count}${inner}</li>`
      })
      .join('')
  const flat = (level: number, parent?: any): string =>
    below(parent)
      .map((category: any, at: number) => {
        const before = at > 0 || level > 0 ? separator : ''
        const count = counts(options) ? `<span class="${name}-count">${category.length}</span>` : ''
        const link = `<a class="${name}-link" href="${url(view, category.path)}${suffix}">${label(category)}${count}</a>`
        return before + link + (goesOn(level) ? flat(level + 1, category._id) : '')
      })
      .join('')
  return style === 'list' ? `<ul class="${name}-list">${nested(0)}</ul>` : flat(0)
}

function listTags(view: any, all: any, options: any, util: any): string {
  const { style = 'list', transform, separator = ', ', suffix = '' } = options
  const given = options.class
  const name = typeof given === 'string' ? given : 'tag'
  const base = `${name}${typeof style === 'string' ? `-${style}` : ''}`
  const classes = { ul: base, li: `${base}-item`, a: `${base}-link`, label: `${base}-label`, count: `${base}-count` }
  const own: typeof classes = { ...classes, ...(typeof given === 'object' && given) }
  const labelled = typeof given === 'object' && given && Object.hasOwn(given, 'label')
  const sorted = all.sort(options.orderby || 'name', options.order || 1)
  const links = (options.amount ? sorted.limit(options.amount) : sorted).map((tag: any) => {
    const href = `${util.url_for.call(view, tag.path)}${suffix}`
    const count = counts(options) ? `<span class="${own.count}">${tag.length}</span>` : ''
    if (style === 'list') {
      const text = transform ? transform(tag.name) : util.escapeHTML(tag.name)
      return `<li class="${own.li}"><a class="${own.a}" href="${href}" rel="tag">${text}</a>${count}</li>`
    }
    const text = transform ? transform(tag.name) : tag.name
    const label = labelled ? `<span class="${own.label}">${text}</span>` : text
    return `<a class="${own.a}" href="${href}" rel="tag">${label}${count}</a>`
  })
  return style === 'list' ? `<ul class="${own.ul}" itemprop="keywords">${links.join('')}</ul>` : links.join(separator)
}

function listPosts(view: any, all: any, options: any, url: (view: any, path: string) => string): string {
  const { style = 'list', transform, separator = ', ', class: name = 'post' } = options
  const sorted = all.sort(options.orderby || 'date', options.order || -1).limit(options.amount || 6)
  const links = sorted.map((post: any) => {
    const title = post.title || post.slug
    const label = transform ? transform(title) : title
    const link = url(view, post.path)
    return style === 'list'
      ? `<li class="${name}-list-item"><a class="${name}-list-link" href="${link}">${label}</a></li>`
      : `<a class="${name}-link" href="${link}">${label}</a>`
  })
  return style === 'list' ? `<ul class="${name}-list">${links.join('')}</ul>` : links.join(separator)
}
