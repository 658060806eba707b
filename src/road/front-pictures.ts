/**
 * Pictures that the front matter or the site's `share_image` names and the site does not have, from the top of the site or
 * beside the article. Looked for when every address is known, since many are the theme's.
 */
import type { SourcePath } from '../base/paths.ts'
import { frameOf, type Problem, warning } from '../base/problem.ts'
import type { World } from '../facts/world.ts'
import type { Head } from '../model/article.ts'
import { candidatesOf, frontPicture, namesFile, PICTURE_KEYS } from '../model/near-files.ts'
import type { Route } from '../model/route.ts'
import { splitFrontMatter } from '../source/front-matter.ts'
import { fileName } from '../source/read.ts'

interface Named {
  readonly key: string | readonly [string, number]
  readonly picture: string
}

/** One problem for each; of articles that lack none no text is read. */
export function missingFrontPictures(
  { site, index, sources, project, open }: World,
  routes: readonly Route[],
): Problem[] {
  const known = new Set<string>(routes.map(({ path }) => path))
  const { config, sharePicture } = project
  const { root } = config
  const isRoute = (picture: string, page?: string): boolean =>
    candidatesOf(withoutEscapes(picture), { page, root }).some((path) => known.has(path))
  const isThere = (picture: string, head: Head): boolean =>
    frontPicture(picture, head, (path) => index.assets.get(path as SourcePath)) !== picture ||
    isRoute(picture, head.route)
  const ofArticles = [...site.heads.values()].flatMap((head) => {
    const missing = picturesOf(head.front).filter(({ picture }) => !isThere(picture, head))
    const source = missing.length === 0 ? undefined : sources.get(head.source)
    if (source === undefined) return []
    const file = fileName(project.folders, head.source)
    const text = open(source).text()
    const { place } = splitFrontMatter(text, file)
    return missing.map(({ key, picture }) => {
      const at = place(typeof key === 'string' ? [key] : key)
      const frame = at.line === undefined ? undefined : frameOf(text, at.line, at.column)
      return warning('image-missing', { picture }, { at, frame })
    })
  })
  if (sharePicture === undefined || !isOwnFile(sharePicture.picture) || isRoute(sharePicture.picture)) return ofArticles
  const { picture, ...place } = sharePicture
  return [{ ...warning('image-missing', { picture, ofSite: true }), ...place }, ...ofArticles]
}

/** Whether it names a file of this site; a template's variable names none. */
const isOwnFile = (value: unknown): value is string =>
  typeof value === 'string' && namesFile(value) && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)|[{}<>]/i.test(value)

/** Files of this site that the front matter names. */
function picturesOf(front: Head['front']): readonly Named[] {
  // Under two names for one thing it is reported where it is written, which comes first.
  const found = new Map<string, Named>()
  const add = (key: Named['key'], value: unknown) => {
    if (isOwnFile(value) && !found.has(value)) found.set(value, { key, picture: value })
  }
  for (const [key, value] of Object.entries(front)) {
    if (!PICTURE_KEYS.has(key)) continue
    if (!Array.isArray(value)) add(key, value)
    else for (const [at, each] of value.entries()) add([key, at], each)
  }
  return [...found.values()]
}

function withoutEscapes(picture: string): string {
  const path = picture.replace(/[?#].*$/, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
