import type { SourcePath } from '../base/paths.ts'
import { readAgain, trailing } from './reading.ts'
import { NOTHING, type Read, type Reads } from './reads.ts'

/**
 * Functions of one script share its variables: what one has found, another shows, or the same one later. So whoever calls
 * one, and reads far less than was read before, depends on what was read before. What was read of a page, or of what was
 * handed over, tells of these alone.
 */
export class Keeping {
  readonly #caller: () => string | undefined
  readonly #theme: string
  readonly #scripts = new WeakMap<object, Script>()
  readonly #byName = new Map<string, Script>()
  #hasBegun = false

  /**
   * @param caller the place of the code that is running: `"scripts/a.js:3"`
   * @param theme the theme's folder, as places begin that lie in it
   */
  constructor(caller: () => string | undefined, theme = 'themes/') {
    this.#caller = caller
    this.#theme = theme
  }

  /** From now on; what was registered before is ours. */
  begin(): void {
    this.#hasBegun = true
  }

  /** Notes whose function it is that is being registered. */
  note(work: object): void {
    const name = this.#hasBegun ? scriptOf(this.#caller(), this.#theme) : undefined
    if (name === undefined) return
    const script = this.#byName.get(name) ?? { articles: new Kept(), pages: new Kept() }
    this.#byName.set(name, script)
    this.#scripts.set(work, script)
  }

  /**
   * Calls a function.
   * @param own names of the documents of its page, and of those that it is handed
   * @param when articles can't depend on texts, and what comes before them on nothing of an earlier build
   */
  call<T>(work: object, own: () => readonly string[], run: () => T, when: When = 'pages'): T {
    const script = this.#scripts.get(work)
    if (script === undefined) return run()
    const kept = script[when === 'articles' ? 'articles' : 'pages']
    return trailing(run, (reads) => kept.add(reads, own, when === 'before'))
  }

  /** As a view calls it; the function itself where nobody knows who registered it. */
  bound(work: any, self: any, page: () => any): any {
    if (!this.#scripts.has(work)) return work.bind(self)
    const own = (args: any[]) => () => namesOf([page(), ...args])
    const call = (...args: any[]) => this.call(work, own(args), () => work.apply(self, args))
    // Bound as others are: who looks at the text of a function finds none of ours.
    return call.bind(undefined)
  }
}

interface Script {
  readonly articles: Kept
  readonly pages: Kept
}

/** While articles are rendered, or pages are made, or before either. */
export type When = 'articles' | 'before' | 'pages'

/** Files of a package share what one of them holds, and so do a site's own. Those of a theme are many, and each keeps its own. */
function scriptOf(place: string | undefined, theme: string): string | undefined {
  if (place?.startsWith(theme)) return place.replace(/:\d+$/, '')
  const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(place ?? '') ?? []
  return name ?? (place && 'site')
}

/** Documents among values, by two names each. Lists are none: who goes through one may have gone through all. */
export function namesOf(values: readonly any[]): readonly string[] {
  return values.flatMap((one) => (one?.source ? [one.source, `${one._model?.name}/${one._id}`] : []))
}

/** What the functions of a script have read. */
class Kept {
  /** By those who looked beyond their page and what they were handed; by how many reads these were. */
  readonly #bySize = new Map<number, Noted>()
  /** By the others, by document: for those who are handed that one, or whose page it is. */
  readonly #ofOne = new Map<string, Noted>()

  /** Notes what one call has read. @param isFirst whether it shows nothing, so that it depends on nobody before */
  add(reads: readonly Read[], own: () => readonly string[], isFirst: boolean): void {
    const documents = reads.filter(([, name]) => name !== '')
    const owned = new Set(documents.length > 0 || this.#ofOne.size > 0 ? own() : [])
    if (!isFirst) this.#readAgain(documents.length, owned)
    const isOwn = documents.every(([, name]) => owned.has(documentOf(name)))
    const size = isOwn ? 0 : documents.length
    for (const read of reads)
      if (isOwn && read[1] !== '') notedAt(this.#ofOne, documentOf(read[1])).add(read)
      else notedAt(this.#bySize, size).add(read)
  }

  /** Who reads as much as others goes through the site on its own; who reads far less shows what was found before. */
  #readAgain(count: number, owned: ReadonlySet<string>): void {
    for (const [size, noted] of this.#bySize) if (size >= 2 * count) readAgain(noted)
    if (count > 0) return
    for (const name of owned) readAgain(this.#ofOne.get(name) ?? NOTHING)
  }
}

/** Works a value out now, for all who ask for it: each has read what was read for it. */
export function remembered<T>(work: () => T): () => T {
  let noted: Noted | undefined
  const value = trailing(work, (reads) => {
    if (reads.every(([, name]) => name === '')) return
    noted = new Noted()
    for (const read of reads) noted.add(read)
  })
  return () => {
    if (noted) readAgain(noted)
    return value
  }
}

function notedAt<K>(all: Map<K, Noted>, key: K): Noted {
  const noted = all.get(key) ?? new Noted()
  all.set(key, noted)
  return noted
}

/** `"_posts/a.md\nlength"` → `"_posts/a.md"` */
const documentOf = (read: string): string => read.split('\n', 1)[0] as string

class Noted implements Reads {
  readonly bodies = new Set<SourcePath>()
  readonly heads = new Set<SourcePath>()
  readonly files = new Set<SourcePath>()
  readonly fields = new Set<string>()
  readonly given = new Set<string>()
  // Looks at the disk are kept by all, and what cannot be remembered is nobody else's.
  readonly looks = NOTHING.looks
  readonly volatile = NOTHING.volatile
  site = false
  data = false

  add([what, name]: Read): void {
    if (what === 'site' || what === 'data') this[what] = true
    else (this[what] as Set<string>).add(name)
  }
}
