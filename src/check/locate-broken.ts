/** A broken link → a problem at the place where its author wrote it, unless that place has been told or is silenced. */
import type { SourcePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { World } from '../facts/world.ts'
import { fileName } from '../source/read.ts'
import type { Broken } from './broken.ts'
import { isIgnored, placed, placesInSettings, placesWritten } from './find-in-source.ts'

/** What Markdown tells of links by itself: the same line is not told twice. */
const TOLD_BEFORE = ['anchor-missing', 'post-missing', 'image-missing', 'asset-missing']

/** @param told what is known already */
export function createTeller(world: World, told: readonly Problem[]): (broken: Broken) => readonly Problem[] {
  const { site, project, sources } = world
  const lines = new Set(
    told.flatMap(({ code, at }) => (at && TOLD_BEFORE.includes(code) ? [`${at.file}:${at.line ?? 0}`] : [])),
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
    const codes = [...TOLD_BEFORE, broken.code]
    return places
      .filter(
        ({ line }) => !(isToldByMarkdown(broken) && lines.has(`${file}:${line}`)) && !isIgnored(text, line, codes),
      )
      .map((written) => placed(problem, file, text, written))
  }
}

/** What Markdown looks up by itself: anchors of the same text, pictures beside it, links to Markdown files, tags' files. */
function isToldByMarkdown({ code, url }: Broken): boolean {
  if (code === 'anchor-missing') return url.startsWith('#')
  return code === 'image-missing' ? !url.startsWith('/') : /\.(?:md|markdown|mdown|mkd)(?:[?#]|$)/i.test(url)
}

function problemOf({ code, what, url, hint }: Broken, addresses: readonly string[]): Problem {
  const meant = code === 'link-missing' ? nearest(what, addresses, 3) : undefined
  const advice = hint ?? (meant === undefined ? HINTS[code] : `Did you mean "${meant}"?`)
  return { severity: 'warning', code, message: sentenceOf(code, what, url), hint: advice }
}

function sentenceOf(code: Broken['code'], what: string, url: string): string {
  switch (code) {
    case 'link-missing':
      return `The link leads to "${what}", and this site has no such page.`
    case 'image-missing':
      return `The picture "${what}" is not on this site.`
    case 'file-missing':
      return `The page needs the file "${what}", and this site has none.`
    case 'anchor-missing':
      return url.startsWith('#')
        ? `The link leads to "#${what}", and nothing on this page has that id.`
        : `The link leads to "${shown(url)}", and that page has no "#${what}".`
  }
}

const HINTS: Readonly<Record<Broken['code'], string>> = {
  'link-missing': 'Mend the address, or remove the link. "blog list route" shows all addresses.',
  'image-missing': 'Put the file beside the post or below source/, and write its path from there.',
  'file-missing': 'Mend the address, or put the file below source/.',
  'anchor-missing': 'Look at the id of the heading that is meant, or give it one with {#id}.',
}

function onPages(problem: Problem, { page, pages }: Broken): Problem {
  const where = pages === 1 ? `It stands on "${page}".` : `It stands on ${pages} pages; "${page}" is one of them.`
  const isVague = problem.code === 'link-missing' && problem.hint === HINTS['link-missing']
  return {
    ...problem,
    message: `${problem.message} ${where}`,
    ...(isVague ? { hint: 'The theme prints it: look at its settings, such as its menu.' } : {}),
  }
}

function shown(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}
