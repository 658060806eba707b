import { withFences } from './core/fence-places.ts'

/**
 * The body of a tag → a template of Nunjucks that runs the tags in it and nothing else. As everywhere in an article that
 * our Markdown reads, braces in code are text, and so are `{{ }}` and tags that nobody brought. Linear.
 */
export function innerTags(body: string, isTag: (name: string) => boolean): string {
  let template = ''
  let from = 0
  withFences(body, ({ whole, at }) => {
    template += withoutCode(body.slice(from, at), isTag) + literal(whole)
    from = at + whole.length
    return ''
  })
  return template + withoutCode(body.slice(from), isTag)
}

/** Outside of fences: what stands in backticks, or between `raw` and `endraw`, is as it is. */
function withoutCode(text: string, isTag: (name: string) => boolean): string {
  const runs = placesOf(text, /`+/g)
  const ends = placesOf(text, /\{%-?\s*endraw\s*-?%\}/g)
  let output = ''
  let from = 0
  const opener = /`+|\{%-?\s*([^\s%{}]+)|\{[{%#]|#\}/g
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    const { 0: found, 1: name, index } = match
    output += text.slice(from, index)
    from = opener.lastIndex
    const isCode = found[0] === '`'
    const close = isCode ? runs.next(from, found) : name === 'raw' ? ends.next(from) : undefined
    if (close !== undefined) {
      // Of raw text, only what is between its two tags.
      const start = isCode ? index : text.indexOf('%}', from) + 2
      output += literal(text.slice(start, isCode ? close.end : close.at))
      from = close.end
    } else output += name !== undefined && isKnown(name, isTag) ? found : literal(found)
    opener.lastIndex = from
  }
  return output + text.slice(from)
}

const isKnown = (name: string, isTag: (name: string) => boolean): boolean =>
  isTag(name) || (name.startsWith('end') && isTag(name.slice(3)))

/** Where something stands, to be asked in the order of the text: the next of it, or the next that is spelled the same. */
function placesOf(text: string, pattern: RegExp) {
  const places = new Map<string, { readonly list: { readonly at: number; readonly end: number }[]; next: number }>()
  for (const { 0: found, index: at } of text.matchAll(pattern)) {
    const key = found[0] === '`' ? found : ''
    const same = places.get(key) ?? { list: [], next: 0 }
    places.set(key, same)
    same.list.push({ at, end: at + found.length })
  }
  return {
    next(from: number, spelled = '') {
      const same = places.get(spelled)
      if (same === undefined) return undefined
      while ((same.list[same.next]?.at ?? from) < from) same.next++
      return same.list[same.next]
    },
  }
}

/** What means something to Nunjucks, as a string that it prints. */
const literal = (text: string): string => text.replace(/\{[{%#]|#\}/g, (sign) => `{{ "${sign}" }}`)
