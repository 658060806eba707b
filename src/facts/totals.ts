import { partsOf } from '../base/dates.ts'
import type { SourcePath } from '../base/paths.ts'
import { charactersOf } from '../model/face.ts'
import type { World } from './world.ts'

/** What a site is as a whole, so coarsely that an edit seldom changes it: pages that show it mostly stand. */

/** Words are counted in these. */
const SOME = 100

/** The day of the last change of a post, where the site is: `"2019-06-10"`; empty without posts. */
export function lastChangeIn({ site, project: { config } }: World): () => string {
  return once(() => {
    if (site.posts.length === 0) return ''
    const last = site.posts.reduce(
      (latest, { updated }) => Math.max(latest, updated.getTime()),
      Number.NEGATIVE_INFINITY,
    )
    const { year, month, day } = partsOf(new Date(last), config.timezone)
    return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
  })
}

/** Words of all posts, to the nearest hundred. */
export function wordsIn({ site, content }: World): () => number {
  return once(() => {
    const words = site.posts.reduce((sum, { source }) => sum + (content(source)?.words ?? 0), 0)
    return Math.round(words / SOME) * SOME
  })
}

/** The characters of all titles, and of the names in lists. */
export function titleCharactersIn({ site, project: { config } }: World): () => string {
  return once(() => {
    const titles = [...site.posts, ...site.pages].map(({ title }) => title)
    const names = [...site.tags.values(), ...site.categories.values()].map(({ name }) => name)
    return charactersOf([config.title, ...titles, ...names])
  })
}

/** What extensions set on articles under a name, of all that have it. */
export function fieldsIn({ site, content }: World): (name: string) => ReadonlyMap<SourcePath, unknown> {
  const known = new Map<string, ReadonlyMap<SourcePath, unknown>>()
  return (name) => {
    const found = known.get(name) ?? new Map<SourcePath, unknown>()
    if (!known.has(name))
      for (const path of site.heads.keys()) {
        const value = content(path)?.fields?.[name]
        if (value !== undefined) (found as Map<SourcePath, unknown>).set(path, value)
      }
    known.set(name, found)
    return found
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
