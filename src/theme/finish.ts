import type { Config } from '../model/config.ts'
import { generatorTag } from './helpers/assets.ts'

/**
 * The last touch on a page: what Hexo adds to HTML whatever the theme, the generator's name in the head and a tab of
 * their own for links to other sites.
 */
export function finishHtml(html: string, config: Config, version: string): string {
  const end = config.meta_generator ? html.indexOf('</head>') : -1
  const isMissing = end >= 0 && !/<meta\s[^<>]*\bname=['"]?generator['"\s/>]/i.test(html.slice(0, end))
  const named = isMissing ? `${html.slice(0, end)}${generatorTag(version)}\n${html.slice(end)}` : html
  const { enable, field, exclude } = config.external_link
  return enable && field === 'site' ? openOutside(named, [hostOf(config.url) ?? '', ...exclude]) : named
}

function openOutside(html: string, own: readonly string[]): string {
  return html.replace(/<a\s[^<>]*>/gi, (tag) => {
    const href = /\shref=["']((?:https?:|\/\/)[^"']+)["']/i.exec(tag)?.[1]
    const host = href === undefined ? undefined : hostOf(href)
    if (host === undefined || own.includes(host) || /\starget=/i.test(tag)) return tag
    const rel = /\srel=["']([^"']*)["']/i.exec(tag)
    if (!rel) return tag.replace(/\shref=/i, ' target="_blank" rel="noopener" href=')
    const named = rel[1]?.split(/\s+/).includes('noopener') ? rel[0] : ` rel="${rel[1]} noopener"`
    return tag.replace(rel[0], () => named).replace(/\shref=/i, ' target="_blank" href=')
  })
}

function hostOf(href: string): string | undefined {
  const url = href.startsWith('//') ? `https:${href}` : href
  return URL.canParse(url) ? new URL(url).hostname : undefined
}
