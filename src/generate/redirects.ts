import type { SourcePath } from '../base/paths.ts'
import { escapeHtml, jsonForScript } from '../base/text.ts'
import { fullUrlFor, hrefPath, urlFor } from '../base/urls.ts'
import type { Facts } from '../model/facts.ts'
import { fileOf, type Generator } from './generator-context.ts'

/** A small page at each old address of an article (`aliases`) that leads to the new one. */
export const redirectRoutes: Generator = function* ({ site, config }) {
  for (const { source, route, aliases } of site.heads.values()) {
    for (const alias of new Set(aliases)) {
      if (alias === route) continue
      const owner = { kind: 'alias', name: fileOf(source, config) } as const
      yield { kind: 'text', path: alias, owner, make: (facts) => redirectPage(source, facts) }
    }
  }
}

// The script keeps what follows the address, such as the fragment of a heading; the refresh is for browsers without.
// Read through facts, so that a moved article moves its redirects.
function redirectPage(source: SourcePath, facts: Facts): string {
  const config = facts.config()
  const head = facts.head(source)
  const path = hrefPath(head?.path ?? '')
  const url = urlFor(path, config)
  const link = escapeHtml(url)
  const title = escapeHtml(head?.title ?? config.title)
  return `<!DOCTYPE html>
<html lang="${escapeHtml(head?.lang ?? config.language[0] ?? 'zh-CN')}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<link rel="canonical" href="${escapeHtml(fullUrlFor(path, config))}">
<meta name="robots" content="noindex">
<script>location.replace(${jsonForScript(url)} + location.search + location.hash)</script>
<meta http-equiv="refresh" content="0; url=${link}">
</head>
<body><a href="${link}">${title}</a></body>
</html>
`
}
