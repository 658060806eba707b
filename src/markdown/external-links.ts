/** Marks links to other sites and opens them in a tab of their own, as `external_link` asks, or not to be followed. */
import type { MarkdownIt } from 'markdown-it'
import { nofollowOf } from '../model/nofollow.ts'
import type { Settings } from './options.ts'

export function externalLinks(md: MarkdownIt, settings: Settings): void {
  const isExternal = settings.external_link.enable ? externalTest(settings) : () => false
  const nofollow = nofollowOf(settings, 'post')
  // While rendering: links are final by then, those of the linkifier and of resolved posts too.
  md.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
    const token = tokens[index]
    if (!token) return ''
    const href = String(token.attrGet('href') ?? '')
    if (isExternal(href)) {
      token.attrSet('target', '_blank')
      token.attrSet('rel', 'noopener external')
    }
    const rel = String(token.attrGet('rel') ?? '')
    const words = nofollow?.(href, rel) ?? rel
    if (words !== rel) token.attrSet('rel', words)
    return renderer.renderToken(tokens, index, options)
  }
}

/** Whether an address leads to another host than the site's, `external_link.exclude` apart. */
function externalTest({ url, external_link }: Pick<Settings, 'url' | 'external_link'>): (href: string) => boolean {
  const own = new Set([hostOf(url), ...external_link.exclude])
  return (href) => {
    const host = hostOf(href)
    return host !== undefined && !own.has(host)
  }
}

/** Host names as nearly all links have them: their text is the name, so no parser is needed. */
const PLAIN_HOST = /^(?:https?:)?\/\/([a-z0-9.-]+)(?:[/?#]|$)/

function hostOf(href: string): string | undefined {
  const plain = PLAIN_HOST.exec(href)?.[1]
  if (plain !== undefined) return plain
  const text = href.startsWith('//') ? `https:${href}` : href
  if (!/^https?:\/\//i.test(text)) return undefined
  return URL.canParse(text) ? new URL(text).hostname : undefined
}
