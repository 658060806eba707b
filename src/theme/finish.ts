import type { Config } from '../model/config.ts'
import { generatorTag } from './helpers/assets.ts'

/**
 * The last touch on a page: what Hexo adds to HTML whatever the theme, the generator's name in the head and a tab of
 * their own for links to other sites; and a word to search engines on a page that is not listed.
 */
export function finishHtml(html: string, config: Config, { version, noindex = false }: Finish): string {
  const end = config.meta_generator || noindex ? html.indexOf('</head>') : -1
  const head = html.slice(0, Math.max(end, 0))
  const tags = [
    ...(config.meta_generator && !isNamed(head, 'generator') ? [generatorTag(version)] : []),
    ...(noindex && !isNamed(head, 'robots') ? ['<meta name="robots" content="noindex">'] : []),
  ]
  const named = end < 0 || tags.length === 0 ? html : `${head}${tags.join('\n')}\n${html.slice(end)}`
  const { enable, field, exclude } = config.external_link
  return enable && field === 'site' ? openOutside(named, [hostOf(config.url) ?? '', ...exclude]) : named
}

interface Finish {
  /** Of hanmo, for the generator's tag. */
  readonly version: string
  readonly noindex?: boolean
}

/** Whether the head has a `<meta>` of that name already. */
function isNamed(head: string, name: string): boolean {
  return new RegExp(`<meta\\s[^<>]*\\bname=['"]?${name}['"\\s/>]`, 'i').test(head)
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
