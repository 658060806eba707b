import { digestOf } from '../base/digest.ts'
import { slugize } from '../base/slug.ts'
import { byCodeUnit } from '../base/text.ts'
import type { Config } from './config.ts'

/** From the names of tags and categories to the ids by which they are known and the slugs in their addresses. */

/** The id of a category: the names of its path joined by "/", a "/" within a name escaped by "\". A tag's is its name. */
export function taxonId(path: readonly string[]): string {
  return path.map((name) => (/[\\/]/.test(name) ? name.replace(/[\\/]/g, '\\$&') : name)).join('/')
}

/** The slug of a tag by its name and `tag_map`: `"C#"` gives `"C"`. May be empty: `"#"`. */
export function tagSlug(name: string, config: Pick<Config, 'tag_map' | 'filename_case'>): string {
  return slugize(mapped(config.tag_map, name), { case: config.filename_case })
}

/** The slug of a category with its parents: `["技术", "数学"]` gives `"技术/math"` where `category_map` says so. */
export function categorySlug(path: readonly string[], config: Pick<Config, 'category_map' | 'filename_case'>): string {
  return path.map((name) => slugize(mapped(config.category_map, name), { case: config.filename_case })).join('/')
}

export interface Addresses {
  /** Name → slug, each slug once. */
  readonly slugs: ReadonlyMap<string, string>
  /** Where names met at one slug: who keeps it, and who was given another. */
  readonly shared: readonly { readonly slug: string; readonly keeper: string | undefined; readonly moved: string[] }[]
}

/**
 * Gives each name a slug of its own. Where several names end at one, it goes to the name that `map` sends there, else to
 * the name that is the slug but for its case, else to the first by code unit; the others get one in which signs are words
 * (`C++` becomes `C-plus-plus`), or a number.
 * @compat Hexo gives C, C++ and C# one address, and all but one of the three pages are lost.
 */
export function assignSlugs(
  names: readonly string[],
  slugOf: (name: string) => string,
  options: { readonly map: Readonly<Record<string, string>>; readonly case: Config['filename_case'] },
): Addresses {
  const claims = new Map<string, string[]>()
  for (const name of [...names].sort(byCodeUnit)) {
    const slug = slugOf(name)
    const others = claims.get(slug)
    if (others) others.push(name)
    else claims.set(slug, [name])
  }
  const slugs = new Map<string, string>()
  for (const [slug, claimants] of claims) {
    const keeper = slug === '' ? undefined : keeperOf(slug, claimants, options.map)
    if (keeper !== undefined) slugs.set(keeper, slug)
  }

  const taken = new Set(claims.keys())
  const numbers = new Map<string, number>()
  const shared: { slug: string; keeper: string | undefined; moved: string[] }[] = []
  for (const [slug, claimants] of claims) {
    const moved = claimants.filter((name) => !slugs.has(name))
    if (moved.length === 0) continue
    shared.push({ slug, keeper: claimants.find((name) => slugs.has(name)), moved })
    for (const name of moved) {
      const words = slugize(
        name.replace(SIGNS, (sign) => ` ${WORDS[sign]} `),
        { case: options.case },
      )
      let free = words !== '' && words.length <= 60 ? words : digestOf(name).slice(0, 8)
      for (let number = numbers.get(slug) ?? 2; taken.has(free); number++) {
        free = `${slug || 'x'}-${number}`
        numbers.set(slug, number + 1)
      }
      taken.add(free)
      slugs.set(name, free)
    }
  }
  return { slugs, shared }
}

function keeperOf(slug: string, claimants: readonly string[], map: Readonly<Record<string, string>>) {
  return (
    claimants.find((name) => Object.hasOwn(map, name)) ??
    claimants.find((name) => name === slug) ??
    claimants.find((name) => name.toLowerCase() === slug.toLowerCase()) ??
    claimants[0]
  )
}

const WORDS: Readonly<Record<string, string>> = {
  '+': 'plus',
  '#': 'sharp',
  '&': 'and',
  '@': 'at',
  '%': 'percent',
  '*': 'star',
  '.': 'dot',
}
const SIGNS = /[+#&@%*.]/g

function mapped(map: Readonly<Record<string, string>>, name: string): string {
  return (Object.hasOwn(map, name) ? map[name] : undefined) || name
}
