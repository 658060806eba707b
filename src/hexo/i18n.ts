import { defineLate } from './data/members.ts'
import { format } from './sprintf.ts'

/** A theme's words by language, flat: `menu.home`. Languages later in a list fill what earlier ones lack. */
export class Words {
  data: Record<string, Record<string, any>> = {}
  languages: string[]

  constructor({ languages = ['default'] }: { languages?: string | string[] } = {}) {
    this.languages = Array.isArray(languages) ? languages : [languages]
  }

  get(languages?: string | string[]): Record<string, any> {
    const words: Record<string, any> = {}
    for (const language of [languages ?? this.languages].flat())
      for (const [key, text] of Object.entries(this.data[language] ?? {}))
        if (!Object.hasOwn(words, key)) words[key] = text
    return words
  }
  set(language: string, words: any): this {
    if (typeof words !== 'object') throw new TypeError('data is required!')
    this.data[language] = flat(words)
    return this
  }
  /**
   * Words that are read when somebody looks for one in this language, which for most languages is never.
   * @param looked hears of every look, also of those that need no reading any more
   */
  setLate(language: string, read: () => any, looked: () => void = () => {}): void {
    let words: Record<string, any> | undefined
    defineLate(this.data, language, () => {
      looked()
      words ??= flat(read())
      return words
    })
  }
  remove(language: string): this {
    delete this.data[language]
    return this
  }
  list(): string[] {
    return Object.keys(this.data)
  }

  /** The words of the first language that has the key. */
  #wordsWith(key: string, languages: string | string[]): Record<string, any> | undefined {
    for (const language of [languages].flat()) {
      const words = this.data[language]
      if (words && Object.hasOwn(words, key)) return words
    }
    return undefined
  }

  /** What templates call for words, in the languages of a page or else of the site: the others fill what these lack. */
  words(page?: string | string[]): {
    __: (key: string, ...args: any[]) => string
    _p: (key: string, ...args: any[]) => string
  } {
    const languages = [...new Set([page ?? [], this.languages, this.list()].flat().filter(Boolean))]
    // Pages in one language share what is made of its words; see `fragments.ts`.
    const __ = Object.assign(this.__(languages), { languages: languages.join() })
    return { __, _p: this._p(languages) }
  }

  __(languages: string | string[]): (key: string, ...args: any[]) => string {
    return (key, ...args) => (key ? format(this.#wordsWith(key, languages)?.[key] || key, args) : '')
  }

  _p(languages: string | string[]): (key: string, ...args: any[]) => string {
    return (key, ...args) => {
      if (!key) return ''
      const number = args.length > 0 ? Number(args[0]) : 0
      const form = !number ? 'zero' : number === 1 ? 'one' : 'other'
      for (const name of [`${key}.${form}`, `${key}.other`, key]) {
        const words = this.#wordsWith(name, languages)
        if (words) return format(words[name], args)
      }
      return format(key, args)
    }
  }
}

function flat(words: any, all: Record<string, any> = {}, prefix = ''): Record<string, any> {
  for (const [key, value] of Object.entries<any>(words ?? {})) {
    if (typeof value === 'object' && value !== null) flat(value, all, `${prefix}${key}.`)
    else all[prefix + key] = value
  }
  return all
}
