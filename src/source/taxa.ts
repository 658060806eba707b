import type { Problem } from '../base/problem.ts'
import type { Code, ParamsOf } from '../messages/catalogue.ts'
import type { Config } from '../model/config.ts'
import type { Source } from '../model/source.ts'
import type { FrontMatter } from './front-matter.ts'

/**
 * The front matter's tags and categories, in every form that authors use, as plain lists of names.
 * @compat `categories: [a, b]` is one path a → b; `[[a, b], [c]]` are two; `tag` and `category` are read as well.
 */

/** Takes a problem of the front matter, at one of its keys. */
export type Report = <C extends Code>(severity: Problem['severity'], code: C, key: string, params: ParamsOf<C>) => void

export function tagsOf(front: FrontMatter, report: Report): string[] {
  const key = 'tags' in front.data ? 'tags' : 'tag'
  const names = new Set<string>()
  const add = (value: unknown, path: readonly (string | number)[]): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) add(item, [...path, index])
      return
    }
    const name = nameOf(front, value, path)
    if (name === undefined) report('warning', 'tag-invalid', key, {})
    else if (name !== '') names.add(name)
  }
  add(front.data[key], [key])
  return [...names]
}

/** Each level is a page of its own, whose address holds all above it. */
const MOST_LEVELS = 50

export function categoriesOf(front: FrontMatter, report: Report): string[][] {
  const key = 'categories' in front.data ? 'categories' : 'category'
  const value = front.data[key]
  const name = (item: unknown, path: readonly (string | number)[]): string[] => {
    const text = nameOf(front, item, path)
    if (text === undefined) report('warning', 'category-invalid', key, {})
    return text === undefined || text === '' ? [] : [text]
  }
  const paths: string[][] = []
  if (Array.isArray(value) && value.some((item) => Array.isArray(item))) {
    for (const [index, item] of value.entries()) {
      paths.push(
        Array.isArray(item) ? item.flatMap((part, at) => name(part, [key, index, at])) : name(item, [key, index]),
      )
    }
  } else if (Array.isArray(value)) paths.push(value.flatMap((item, index) => name(item, [key, index])))
  else paths.push(name(value, [key]))
  const deepest = Math.max(0, ...paths.map(({ length }) => length))
  if (deepest > MOST_LEVELS) {
    report('error', 'category-depth', key, { levels: deepest, most: MOST_LEVELS })
    return []
  }
  const seen = new Set<string>()
  const each = paths.filter((path) => {
    const id = JSON.stringify(path)
    return path.length > 0 && !seen.has(id) && seen.add(id)
  })
  // Copies: a list that grew has room for more than it holds, and these are kept.
  return each.map((path) => path.slice())
}

/** Categories by the folders of a post, where the site wants them. @compat as hexo-directory-category, whose keys these are */
export function withFolders(written: string[][], { path, kind }: Source, { auto_dir_categorize }: Config): string[][] {
  const { enable, force } = auto_dir_categorize
  if (!enable || kind !== 'post' || (written.length > 0 && !force)) return written
  const folders = path.split('/').slice(1, -1)
  // The folder of a post that is named `index.md` is the post's own.
  const named = /^index\.\w+$/.test(path.slice(path.lastIndexOf('/') + 1)) ? folders.slice(0, -1) : folders
  return named.length > 0 ? [named] : written
}

/** The name as written; `""` for nothing, undefined for what cannot be a name. */
function nameOf(front: FrontMatter, value: unknown, path: readonly (string | number)[]): string | undefined {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') return undefined
  return (front.written(path) ?? String(value)).trim()
}
