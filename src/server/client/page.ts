import { swapStylesheet } from './files.ts'
import { matchChildren } from './match.ts'

/**
 * The page as the server last sent it, and where each of its nodes is in the page that the reader sees. Scripts of the
 * theme wrap, decorate and move nodes; so the new HTML is compared with the old HTML, and only what differs between the
 * two is done to the living page. Whatever did not change keeps its scroll, focus, selection and listeners.
 */
export interface Page {
  /** @param html of the page as it came, before the scripts in it did anything: what they set stays with them */
  came(html: string): void
  /**
   * Makes the living page what the HTML says.
   * @returns false when only loading it again will do: a script went, or is another
   */
  become(html: string): boolean
  /** Brings the first block that changed last into view and marks it, once. */
  follow(): void
}

export function createPage(document: Document): Page {
  /** By node of the HTML as it was sent: the node of the living page. */
  let living = new Map<Node, Node>()
  const pair = (sent: Node, live: Node, into: Map<Node, Node>): void => {
    into.set(sent, live)
    for (let index = 0; index < sent.childNodes.length; index++) {
      const [a, b] = [sent.childNodes[index], live.childNodes[index]]
      if (a && b) pair(a, b, into)
    }
  }
  let sent: Node = document.documentElement.cloneNode(true)
  pair(sent, document.documentElement, living)
  /** The first block that changed and that nobody was shown. */
  let changed: Element | undefined

  return {
    came(html) {
      restore(sent, parse(html))
    },
    become(html) {
      const wanted = parse(html)
      if (!hasSameScripts(sent, wanted)) return false
      const next = new Map<Node, Node>()
      const touched: Node[] = []
      sync(sent, wanted, { living, next, touched })
      sent = wanted
      living = next
      document.dispatchEvent(new CustomEvent('hanmo:update', { detail: { nodes: touched } }))
      changed = touched.map(blockOf).find((one) => one !== undefined)
      return true
    },
    follow() {
      if (changed?.isConnected) point(changed)
      changed = undefined
    },
  }
}

function parse(html: string): Element {
  return new DOMParser().parseFromString(html, 'text/html').documentElement
}

/** Takes back, in a copy of the living page, the attributes that scripts have set: a chosen colour, `class="js"`. */
function restore(copy: Node, came: Node): void {
  if (!(copy instanceof Element && came instanceof Element)) return
  for (const { name } of [...copy.attributes]) if (!came.hasAttribute(name)) copy.removeAttribute(name)
  for (const { name, value } of came.attributes) copy.setAttribute(name, value)
  const [nodes, others] = [[...copy.childNodes], [...came.childNodes]]
  // Where scripts have put nodes of their own, nobody can say which is which.
  if (!nodes.every((node, index) => node.nodeName === others[index]?.nodeName)) return
  nodes.forEach((node, index) => {
    const other = others[index]
    if (other !== undefined) restore(node, other)
  })
}

interface Change {
  readonly living: ReadonlyMap<Node, Node>
  readonly next: Map<Node, Node>
  /** Living nodes that are new or whose text is. */
  readonly touched: Node[]
}

/** Brings the living node of `from` to what `to` is; both are nodes of the same kind. */
function sync(from: Node, to: Node, change: Change): void {
  const live = change.living.get(from)
  if (live === undefined) return
  if (from.isEqualNode(to)) {
    keep(from, to, change)
    return
  }
  change.next.set(to, live)
  if (!(from instanceof Element && to instanceof Element && live instanceof Element)) {
    if (live instanceof CharacterData && to instanceof CharacterData) {
      live.data = to.data
      change.touched.push(live)
    }
    return
  }
  const swapped = syncAttributes(from, to, live)
  if (swapped !== undefined) change.next.set(to, swapped)
  for (const { old, now } of matchChildren(from, to)) {
    if (old !== undefined && now !== undefined) sync(old, now, change)
    else if (old !== undefined) remove(old, live, change)
  }
  // From the end, so that each finds the one that it stands before.
  let before: Node | null = null
  for (const now of [...to.childNodes].reverse()) {
    before = change.next.get(now) ?? insert(now, live, before, change)
  }
}

/** Nothing changed here: only the names of the nodes are those of the new HTML from now on. */
function keep(from: Node, to: Node, change: Change): void {
  const live = change.living.get(from)
  if (live !== undefined) change.next.set(to, live)
  for (let index = 0; index < from.childNodes.length; index++) {
    const [a, b] = [from.childNodes[index], to.childNodes[index]]
    if (a && b) keep(a, b, change)
  }
}

/** @returns the element in its place, when it is another now */
function syncAttributes(from: Element, to: Element, live: Element): Element | undefined {
  const href = to.getAttribute('href')
  if (
    live instanceof HTMLLinkElement &&
    /stylesheet/i.test(live.rel) &&
    href !== null &&
    href !== from.getAttribute('href')
  )
    return swapStylesheet(live, href)
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) === value) continue
    if (name === 'class') syncClasses(from, to, live)
    else live.setAttribute(name, value)
  }
  for (const { name } of from.attributes) if (!to.hasAttribute(name)) live.removeAttribute(name)
  return undefined
}

/** Classes that scripts have added stay. */
function syncClasses(from: Element, to: Element, live: Element): void {
  for (const name of from.classList) if (!to.classList.contains(name)) live.classList.remove(name)
  for (const name of to.classList) live.classList.add(name)
}

function insert(now: Node, parent: Element, before: Node | null, change: Change): Node {
  const made = document.importNode(now, true)
  pairAll(now, made, change.next)
  parent.insertBefore(made, childOf(parent, before))
  if (!(made instanceof Text && made.data.trim() === '')) change.touched.push(made)
  return made
}

function remove(old: Node, parent: Element, change: Change): void {
  const live = change.living.get(old)
  if (live === undefined || !live.isConnected) return
  const top = childOf(parent, live)
  // What a script has put around it goes with it.
  if (top !== null && top !== live && !isKnown(top, change)) top.parentNode?.removeChild(top)
  else live.parentNode?.removeChild(live)
  if (!(live instanceof Text && live.data.trim() === '')) change.touched.push(parent)
}

function isKnown(node: Node, { living }: Change): boolean {
  for (const live of living.values()) if (live === node) return true
  return false
}

/** The child of `parent` in which a node lies: itself, or what a script has put around it. */
function childOf(parent: Node, node: Node | null): Node | null {
  let at = node
  while (at !== null && at.parentNode !== parent) at = at.parentNode
  return at
}

function pairAll(sent: Node, live: Node, into: Map<Node, Node>): void {
  into.set(sent, live)
  for (let index = 0; index < sent.childNodes.length; index++) {
    const [a, b] = [sent.childNodes[index], live.childNodes[index]]
    if (a && b) pairAll(a, b, into)
  }
}

/** Scripts run once: a page with others has to be loaded again. Ours differs with every page. */
function hasSameScripts(a: Node, b: Node): boolean {
  const scriptsOf = (root: Node) =>
    root instanceof Element
      ? Array.from(
          root.querySelectorAll('script:not([data-page], [type="application/ld+json"])'),
          (one) => one.outerHTML,
        )
      : []
  return scriptsOf(a).join('\n') === scriptsOf(b).join('\n')
}

const BLOCKS =
  'p, li, h1, h2, h3, h4, h5, h6, pre, blockquote, figure, table, tr, dt, dd, hr, details, article > *, main > *, section > *'
const TEXT = 'main, article, [role="main"], #main, #content, .post, .content'
/** What changes with every edit and is not what was edited: contents, numbers of words, dates, neighbours. */
const AROUND = 'nav, header, footer, aside, time, [role="navigation"], .toc, .post-meta, .post-toc'

/** The block of the article's text that a node lies in. */
function blockOf(node: Node): Element | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const block = element?.closest(BLOCKS) ?? undefined
  return block?.closest(TEXT) && !block.closest(AROUND) ? block : undefined
}

const MARK_MS = 1200

/** Shows the reader where the change is, without moving what is in view already. */
function point(block: Element): void {
  const { top, bottom } = block.getBoundingClientRect()
  if (bottom < 0 || top > innerHeight) block.scrollIntoView({ block: 'center', behavior: 'instant' })
  block.animate(
    [
      {
        boxShadow: '0 0 0 4px rgba(66, 133, 244, .35)',
        backgroundColor: 'rgba(66, 133, 244, .12)',
        borderRadius: '4px',
      },
      { boxShadow: '0 0 0 4px transparent', backgroundColor: 'transparent', borderRadius: '4px' },
    ],
    { duration: MARK_MS, easing: 'ease-out', id: 'hanmo-mark' },
  )
}
