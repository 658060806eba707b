/** Pieces of HTML that scripts want in every page, or in every page of a kind, at four places. */
const PLACES = {
  head_begin: { pattern: /<head.*?>/, after: true },
  head_end: { pattern: '</head>', after: false },
  body_begin: { pattern: /<body.*?>/, after: true },
  body_end: { pattern: '</body>', after: false },
} as const
type Entry = keyof typeof PLACES

export class Injector {
  store: Record<Entry, Record<string, Set<any>>> = { head_begin: {}, head_end: {}, body_begin: {}, body_end: {} }

  list(): any {
    return this.store
  }
  get(entry: Entry, to = 'default'): any[] {
    return Array.from(this.store[entry][to] ?? [])
  }
  getText(entry: Entry, to = 'default'): string {
    return this.get(entry, to).join('')
  }
  getSize(entry: Entry): number {
    return Object.keys(this.store[entry]).length
  }
  /** All that is there, as text. */
  text(): string {
    return JSON.stringify(this.store, (_, value) => (value instanceof Set ? Array.from(value, String) : value))
  }
  register(entry: Entry, value: any, to = 'default'): void {
    if (!entry) throw new TypeError('entry is required')
    const kinds = this.store[entry] ?? this.store.head_end
    kinds[to] ??= new Set()
    kinds[to].add(typeof value === 'function' ? value() : value)
  }

  /** The page with all that was registered for its kind. */
  exec(html: string, locals: any = {}): string {
    const kind = kindOf(locals.page ?? {})
    let page = html
    for (const [entry, { pattern, after }] of Object.entries(PLACES) as [Entry, (typeof PLACES)[Entry]][]) {
      if (this.getSize(entry) === 0 || page.includes(`<!-- hexo injector ${entry}`)) continue
      const text = kind === 'default' ? this.getText(entry) : this.getText(entry, kind) + this.getText(entry)
      if (text === '') continue
      const code = `<!-- hexo injector ${entry} start -->${text}<!-- hexo injector ${entry} end -->`
      page = page.replace(pattern as any, (found: string) => (after ? found + code : code + found))
    }
    return page
  }
}

function kindOf(page: any): string {
  if (page.layout) return page.layout
  if (page.tag) return 'tag'
  if (page.category) return 'category'
  if (page.archive) return 'archive'
  if (page.__page) return 'page'
  if (page.__post) return 'post'
  return page.__index ? 'home' : 'default'
}
