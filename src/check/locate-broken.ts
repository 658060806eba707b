/** A broken link → a problem at the place where its author wrote it, unless that place has been reported or is silenced. */
import type { SourcePath } from '../base/paths.ts'
import { type Problem, warning, withParams } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { World } from '../facts/world.ts'
import { namesFile } from '../model/near-files.ts'
import { fileName } from '../source/read.ts'
import type { Broken } from './broken.ts'
import { isIgnored, placed, placesInSettings, placesWritten } from './find-in-source.ts'

/** What Markdown reports of links by itself: the same line is not reported twice. */
const REPORTED_BEFORE = ['anchor-missing', 'post-missing', 'image-missing', 'asset-missing']

/** @param known what is already known */
export function createLocator(world: World, known: readonly Problem[]): (broken: Broken) => readonly Problem[] {
  const { site, project, sources } = world
  const lines = new Set(
    known.flatMap(({ code, at, params }) => {
      if (!at || !REPORTED_BEFORE.includes(code)) return []
      // A path from the top of the site is looked up in the front matter alone.
      const { picture } = params
      const path = typeof picture === 'string' && picture.startsWith('/') ? picture : ''
      return [`${at.file}:${at.line ?? 0} ${path}`]
    }),
  )
  const addresses = [...site.heads.values()].map(({ path }) => `${project.config.root}${path}`)
  const textOf = (source: SourcePath): string => {
    const file = sources.get(source)
    return file === undefined ? '' : world.open(file).text()
  }
  /** The article of a link that stands on one page: a theme prints what its front matter says. */
  const articleAt = new Map([...site.heads.values()].map((head) => [head.route as string, head.source]))

  /** What a theme prints its links from, the file that wins first. */
  const settings = [
    ...project.settings.toReversed(),
    ...[...sources.values()]
      .filter(({ kind }) => kind === 'data')
      .map((data) => ({ file: fileName(project.folders, data.path), text: world.open(data).bytes().toString() })),
  ]
  const ofTheme = (problem: Problem, broken: Broken): readonly Problem[] => {
    for (const { file, text } of settings) {
      const places = placesInSettings(text, broken.url, project.config.root)
      if (places.length > 0) return places.map((written) => placed(problem, file, text, written))
    }
    return [onPages(problem, broken)]
  }

  return (broken) => {
    const source =
      (broken.owner as SourcePath | undefined) ?? (broken.pages === 1 ? articleAt.get(broken.page) : undefined)
    const problem = problemOf(broken, addresses)
    if (source === undefined) return ofTheme(problem, broken)
    const text = textOf(source)
    const places = placesWritten(text, broken.url, site.heads.get(source)?.bodyOffset)
    if (places.length === 0 && broken.owner === undefined) return ofTheme(problem, broken)
    const file = fileName(project.folders, source)
    if (places.length === 0) return [placed(problem, file, text, undefined)]
    const codes = [...REPORTED_BEFORE, broken.code]
    return places
      .filter(
        ({ line }) =>
          !(isReportedBefore(broken) && lines.has(`${file}:${line} ${fromTop(broken.url)}`)) &&
          !isIgnored(text, line, codes),
      )
      .map((written) => placed(problem, file, text, written))
  }
}

const fromTop = (url: string): string => (url.startsWith('/') ? shown(url) : '')

/** What a build looks up by itself: anchors of the same text, pictures, links to Markdown files and to files beside it. */
function isReportedBefore({ code, url }: Broken): boolean {
  if (code === 'anchor-missing') return url.startsWith('#')
  if (code === 'image-missing') return true
  return /\.(?:md|markdown|mdown|mkd)(?:[?#]|$)/i.test(url) || (namesFile(url) && !url.startsWith('/'))
}

function problemOf({ code, what, url, meant }: Broken, addresses: readonly string[]): Problem {
  if (code === 'image-unsized') return warning(code, { picture: what })
  // Its address is the picture itself.
  if (code === 'image-position') return warning(code, {})
  const near = code === 'link-missing' && meant === undefined ? nearest(what, addresses, 3) : undefined
  const hint = near === undefined ? meant : ({ meant: 'near', address: near } as const)
  return warning(code, { what, url: shown(url), ...hint })
}

/** A link of the theme has no place in an article, but it is on pages. */
function onPages(found: Problem, { page, pages }: Broken): Problem {
  return withParams(found, { page, pages })
}

function shown(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
