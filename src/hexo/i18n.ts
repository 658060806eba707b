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
  remove(language: string): this {
    delete this.data[language]
    return this
  }
  list(): string[] {
    return Object.keys(this.data)
  }

  __(languages: string | string[]): (key: string, ...args: any[]) => string {
    const words = this.get(languages)
    return (key, ...args) => (key ? format(words[key] || key, args) : '')
  }

  _p(languages: string | string[]): (key: string, ...args: any[]) => string {
    const words = this.get(languages)
    return (key, ...args) => {
      if (!key) return ''
      const number = args.length > 0 ? Number(args[0]) : 0
      const form = !number ? 'zero' : number === 1 ? 'one' : 'other'
      const found = [`${key}.${form}`, `${key}.other`, key].find((name) => Object.hasOwn(words, name))
      return format(found === undefined ? key : words[found], args)
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
