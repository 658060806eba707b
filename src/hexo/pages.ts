import { type RoutePath, routePath } from '../base/paths.ts'
import { urlFor } from '../base/urls.ts'
import { KATEX_CSS } from '../markdown/math/stylesheet.ts'
import type { Extension } from '../model/extension.ts'
import type { Facts } from '../model/facts.ts'
import type { Route } from '../model/route.ts'
import { applyFields } from './documents.ts'
import { type Generated, runGenerators } from './generate.ts'
import type { Host } from './host.ts'
import type { LivingHost } from './living.ts'
import { NOTHING, readAgain, readingAs } from './reading.ts'
import { bytesOf } from './router.ts'

/** All pages of a site whose generators are guests. A page is worked out when its route is made, by the facts of then. */
export function createPages(living: LivingHost): NonNullable<Extension['pages']> {
  return (facts) =>
    readingAs('generate', facts, async (reading) => {
      const hexo = await living.forPages(facts)
      const key = applyFields(hexo, facts)
      reading.bodies.clear()
      reading.heads.clear()
      reading.site = false
      const generated = await runGenerators(hexo)
      return hexo.route.list().map((path: string) => routeOf(hexo, path, generated, key))
    })
}

function routeOf(hexo: Host, path: string, { reads, copies, files, shared }: Generated, key: string): Route {
  const owner = { kind: 'scripts' } as const
  const from = copies.get(path)
  if (from !== undefined) return { kind: 'copy', path: pathOf(path), from, owner }
  const { data } = hexo.route.routes[path]
  return {
    kind: 'text',
    path: pathOf(path),
    owner,
    key,
    make: (facts: Facts) =>
      readingAs(path, facts, async () => {
        const file = files.has(path)
        if (!file) {
          facts.now()
          readAgain(shared)
        }
        readAgain(reads.get(path) ?? NOTHING)
        return withFormulaStyles(textIfText(await bytesOf(data)), facts)
      }),
  }
}

/** Formulas are rendered by our Markdown; a theme may not know their stylesheet, or load another version's. */
function withFormulaStyles(body: string | Uint8Array, facts: Facts): string | Uint8Array {
  if (typeof body !== 'string' || !body.includes('<span class="katex')) return body
  const config = facts.config()
  const { enable, output } = config.math
  const end = body.indexOf('</head>')
  if (end < 0 || !enable || output === 'mathml' || /katex(?:\.min)?\.css/.test(body.slice(0, end))) return body
  return `${body.slice(0, end)}<link rel="stylesheet" href="${urlFor(KATEX_CSS, config)}">${body.slice(end)}`
}

const pathOf = (path: string): RoutePath => routePath(path)

/** Most outputs are text, and only text can be looked into further on. */
function textIfText(bytes: Buffer): string | Uint8Array {
  const text = bytes.toString('utf8')
  return Buffer.from(text).equals(bytes) ? text : bytes
}
