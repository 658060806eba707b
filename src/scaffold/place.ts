import { createHash } from 'node:crypto'
import { partsOf } from '../base/dates.ts'
import { type SourcePath, sourcePath } from '../base/paths.ts'
import { BlogError, problem } from '../base/problem.ts'
import { slugize } from '../base/slug.ts'

/** Decides where a new article goes: below `source/`, by layout, path, slug and the config's `new_post_name`. */

interface Place {
  readonly folder: 'post' | 'page' | 'draft'
  readonly title: string
  readonly slug?: string
  /** Below the layout's folder, with or without ending; wins over the slug. */
  readonly path?: string
  readonly date: Date
  /** Further variables of `new_post_name`. */
  readonly variables?: Readonly<Record<string, unknown>>
}

interface PlaceConfig {
  readonly new_post_name: string
  readonly filename_case: 0 | 1 | 2
  readonly timezone: string
  readonly permalink_defaults: Readonly<Record<string, unknown>>
}

const FOLDERS = { post: '_posts/', draft: '_drafts/', page: '' } as const
const ENDING = /\.(?:md|markdown|mkd|mkdn|mdwn|mdtxt|mdtext|html?)$/i
// File systems end at 255 bytes, and a number and an ending need room.
const SLUG_BYTES = 180

/**
 * @throws {BlogError} slug-empty when the title has nothing that a file name can hold
 * @throws {BlogError} path-escapes, path-too-long
 * @compat Hexo's paths; a page's file is always `index` in a folder of its own.
 */
export function placeOf(place: Place, config: PlaceConfig): SourcePath {
  const ending = ENDING.exec(config.new_post_name)?.[0] ?? '.md'
  const target = targetOf(place, config)
  const file = ENDING.test(target) ? target : `${target}${ending}`
  // Checked before the folder is put in front, so that "../" cannot climb from _posts/ into source/ either.
  return sourcePath(`${FOLDERS[place.folder]}${sourcePath(file)}`)
}

/** The slug that a title gets in this site. @throws {BlogError} slug-empty */
export function slugOf(title: string, filenameCase: 0 | 1 | 2): string {
  const slug = cut(slugize(title, { case: filenameCase }))
  if (slug !== '') return slug
  throw new BlogError(problem('slug-empty', { title }))
}

/** A path that ends with a slash is a folder: the name is made as usual. */
function targetOf(place: Place, config: PlaceConfig): string {
  if (place.path === undefined) return nameOf(place, config)
  if (!/[/\\]$/.test(place.path)) return place.path
  return `${place.path}${place.folder === 'page' ? 'index' : slugOf(place.slug ?? place.title, config.filename_case)}`
}

function nameOf(place: Place, config: PlaceConfig): string {
  const slug = slugOf(place.slug ?? place.title, config.filename_case)
  if (place.folder === 'page') return `${slug}/index`
  if (place.folder === 'draft') return slug
  const now = partsOf(place.date, config.timezone)
  const two = (value: number) => String(value).padStart(2, '0')
  const seconds = Math.floor(place.date.getTime() / 1000)
  const variables: Readonly<Record<string, unknown>> = {
    ...config.permalink_defaults,
    ...place.variables,
    title: slug,
    year: String(now.year),
    month: two(now.month),
    i_month: String(now.month),
    day: two(now.day),
    i_day: String(now.day),
    hash: createHash('sha1').update(`${slug}${seconds}`).digest('hex').slice(0, 12),
  }
  return config.new_post_name.replace(/:(\w+)/g, (whole, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined
    return value === undefined || value === null ? whole : String(value)
  })
}

function cut(slug: string): string {
  if (Buffer.byteLength(slug) <= SLUG_BYTES) return slug
  let short = ''
  let size = 0
  for (const char of slug) {
    size += Buffer.byteLength(char)
    if (size > SLUG_BYTES) break
    short += char
  }
  return short.replace(/-+$/, '')
}
