import { headingsOf, type TocHeading } from '../headings.ts'
import { escapeLoosely } from '../html.ts'

/** `toc`: the headings of HTML as nested, numbered lists of links. */
export function tocHelpers() {
  return { toc: (html?: unknown, options?: TocOptions | null) => toc(String(html ?? ''), options ?? {}) }
}

interface TocOptions {
  readonly min_depth?: number
  readonly max_depth?: number
  readonly max_items?: number
  readonly list_number?: boolean
  readonly class?: string
  readonly class_item?: string
  readonly class_link?: string
  readonly class_text?: string
  readonly class_child?: string
  readonly class_number?: string
  readonly class_level?: string
}

interface Node extends TocHeading {
  readonly children: Node[]
}

function toc(html: string, options: TocOptions): string {
  const { min_depth: min = 1, max_depth: max = 6, max_items: most = Number.POSITIVE_INFINITY } = options
  const headings = atMost(
    headingsOf(html).filter(({ level }) => level >= min && level <= max),
    most,
  )
  if (headings.length === 0) return ''
  const base = options.class ?? 'toc'
  const classOf = (part: 'item' | 'link' | 'text' | 'child' | 'number' | 'level') =>
    escapeLoosely(options[`class_${part}`] || `${base}-${part}`)
  const [inItem, inLevel, inLink, inText] = [classOf('item'), classOf('level'), classOf('link'), classOf('text')]
  const [inChild, inNumber] = [classOf('child'), classOf('number')]
  const numbered = options.list_number ?? true
  const list = (nodes: readonly Node[], name: string, before: string): string =>
    `<ol class="${name}">${nodes.map((node, index) => item(node, `${before}${index + 1}.`)).join('')}</ol>`
  const item = (node: Node, number: string): string =>
    `<li class="${inItem} ${inLevel}-${node.level}">` +
    `<a class="${inLink}"${node.id === '' ? '' : ` href="#${escapeLoosely(encodeURI(node.id))}"`}>` +
    (numbered && !node.unnumbered ? `<span class="${inNumber}">${number}</span> ` : '') +
    `<span class="${inText}">${node.html}</span></a>` +
    (node.children.length > 0 ? list(node.children, inChild, number) : '') +
    '</li>'
  return list(nested(headings), escapeLoosely(base), '')
}

/** Drops the deepest levels until the rest fits, then the end. */
function atMost(headings: readonly TocHeading[], most: number): readonly TocHeading[] {
  let kept = headings
  const levels = [...new Set(headings.map(({ level }) => level))].sort((a, b) => b - a)
  for (const deepest of levels.slice(0, -1)) {
    if (kept.length <= most) break
    kept = kept.filter(({ level }) => level < deepest)
  }
  return kept.slice(0, most)
}

function nested(headings: readonly TocHeading[]): readonly Node[] {
  const root: Node[] = []
  const open: Node[] = []
  for (const heading of headings) {
    while ((open.at(-1)?.level ?? 0) >= heading.level) open.pop()
    const node = { ...heading, children: [] }
    const siblings = open.at(-1)?.children ?? root
    siblings.push(node)
    open.push(node)
  }
  return root
}
