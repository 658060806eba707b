import { codeFences } from './fences.ts'
import { newPostPath } from './new-post-path.ts'
import { postPermalink } from './permalink.ts'

/** Hexo's own filters, registered like any other, so that scripts can order against them and take them out. */
export function registerFilters(hexo: any): void {
  const { filter } = hexo.extend
  filter.register('after_render:html', externalLinksOfSite)
  filter.register('after_render:html', generatorTag)
  filter.register('after_post_render', externalLinksOfPost)
  filter.register('after_post_render', excerpt)
  filter.register('before_post_render', codeFences(hexo))
  filter.register('before_post_render', titleCase)
  filter.register('template_locals', languageOfPage)
  filter.register('post_permalink', postPermalink)
  filter.register('new_post_path', newPostPath)
  filter.register('before_generate', renderBodies)
}

/** Where among the filters of its kind articles get their bodies; in a build the road gives them. */
export function renderBodies(this: any): unknown {
  return this.renderBodies()
}

function titleCase(this: any, data: any): void {
  if (!(data.titlecase ?? this.config.titlecase) || !data.title) return
  data.title = this.titlecase(data.title)
}

function excerpt(data: any): void {
  const mark = /<!-- ?more ?-->/i
  const { content } = data
  const found = mark.exec(content)
  if (data.excerpt !== undefined) data.more = content
  else if (found) {
    data.excerpt = content.slice(0, found.index).trim()
    data.more = content.slice(found.index + found[0].length).trim()
    data.content = content.replace(mark, '<span id="more"></span>')
  } else {
    data.excerpt = ''
    data.more = content
  }
}

function externalLinksOfPost(this: any, data: any): void {
  if (wants(this.config, 'post')) data.content = inNewTabs(data.content, this)
}
function externalLinksOfSite(this: any, html: string): string | undefined {
  return wants(this.config, 'site') ? inNewTabs(html, this) : undefined
}

const wants = ({ external_link: links }: any, field: string): boolean => Boolean(links?.enable) && links.field === field

function inNewTabs(html: string, { config, util }: any): string {
  return html.replace(/<a\s[^<>]*?href=["']((?:https?:|\/\/)[^<>"']+)["'][^<>]*>/gi, (link, address) => {
    if (!util.isExternalLink(address, config.url, config.external_link.exclude) || /target=/i.test(link)) return link
    if (!/rel=/i.test(link)) return link.replace('href=', 'target="_blank" rel="noopener" href=')
    return link
      .replace(/rel=["']([^<>"']*)["']/i, (whole: string, rel: string) =>
        rel.includes('noopener') ? whole : `rel="${rel} noopener"`,
      )
      .replace('href=', 'target="_blank" href=')
  })
}

function generatorTag(this: any, html: string): string | undefined {
  if (!this.config.meta_generator || /<meta\s+(?:[^<>/]+\s)?name=['"]generator['"]/i.test(html)) return undefined
  return html.replace('</head>', `<meta name="generator" content="${this.generator}"></head>`)
}

/** The language of a page: its own, that of its folder, or the site's; and the words that follow from it. */
function languageOfPage(this: any, locals: any): any {
  const { i18n } = this.theme
  const { page } = locals
  if (!(page.lang || page.language)) {
    const match = new this.util.Pattern(`${this.config.i18n_dir}/*path`).match(locals.path)
    if (match?.lang && i18n.list().includes(match.lang)) {
      page.lang = match.lang
      page.canonical_path = match.path
    } else page.lang = i18n.languages[0]
  } else page.lang = page.lang || page.language
  page.canonical_path = page.canonical_path || locals.path
  Object.assign(locals, i18n.words(page.lang))
  return locals
}
