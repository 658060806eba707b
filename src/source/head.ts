import { parseDate } from '../base/date-text.ts'
import { isZone } from '../base/dates.ts'
import { type RoutePath, routePath } from '../base/paths.ts'
import { BlogError, frameOf, type Problem, problem, warning } from '../base/problem.ts'
import { quoted } from '../base/text.ts'
import { titleCase } from '../base/title-case.ts'
import type { Head } from '../model/article.ts'
import type { Config } from '../model/config.ts'
import { isLanguage } from '../model/language-match.ts'
import { mediaIn } from '../model/near-files.ts'
import type { Source } from '../model/source.ts'
import { readFileName } from './file-name.ts'
import { firstHeading, openingHeading } from './first-heading.ts'
import { type FrontMatter, splitFrontMatter } from './front-matter.ts'
import { keyFor, stickyOf, withKnownKeys } from './known-keys.ts'
import { passwordOf, withoutPassword } from './password.ts'
import { pagePathOf, permalinkOf } from './permalink.ts'
import { categoriesOf, type Report, tagsOf, withFolders } from './taxa.ts'
import { isDraft, isHidden } from './visibility.ts'

/** A source's text → its Head: everything that is known of an article before its Markdown is rendered. Pure. */
interface HeadResult {
  /** Undefined when the article could not be understood, or nobody is ever to see it. */
  readonly head: Head | undefined
  readonly problems: readonly Problem[]
}

/**
 * @param file the source's name relative to the site, for messages
 * @param shown the text with what it includes
 */
export function headOf(source: Source, text: string, file: string, config: Config, shown = text): HeadResult {
  const limit = config.limits.post_size
  if (limit > 0 && source.sizeBytes > limit * 1e6) return { head: undefined, problems: [tooLarge(source, file, limit)] }
  const read = splitFrontMatter(text, file)
  const known = { ...read, data: withKnownKeys(read.data, config.front_matter_slug !== false) }
  const front = config.title_from_heading ? withHeading(known, text) : known
  const problems: Problem[] = [...front.problems]
  const draft = isDraft(source.path, front.data)
  const isUnpublished = front.data.published === false
  // What nobody sees yet may be as unfinished as it likes.
  const told = draft && !config.render_drafts ? [] : isUnpublished ? front.problems : problems
  if (hasError(problems) || (isUnpublished && config.render_drafts)) return { head: undefined, problems: told }
  const report = reportInto(problems, front, text)
  const article = { source, text, shown, config, front, draft: draft || isUnpublished, problems, report }
  return { head: headIn(article), problems: told }
}

/** The front matter of an article that is titled by the heading that it begins with: its text begins below that. */
function withHeading(front: Titled, text: string): Titled {
  const opening = written(front, 'title')?.trim() ? undefined : openingHeading(text.slice(front.bodyOffset))
  if (opening === undefined) return front
  const bodyOffset = front.bodyOffset + opening.end
  const lines = text.slice(front.bodyOffset, bodyOffset).split('\n').length - 1
  return { ...front, heading: opening.title, bodyOffset, bodyLine: front.bodyLine + lines }
}

interface Titled extends FrontMatter {
  /** Taken out of the text. */
  readonly heading?: string
}

/** An article of which the front matter is read. */
interface Article {
  readonly source: Source
  readonly text: string
  /** With what it includes. */
  readonly shown: string
  readonly config: Config
  readonly front: Titled
  readonly draft: boolean
  readonly problems: Problem[]
  readonly report: Report
}

function headIn(article: Article): Head | undefined {
  const { source, text, shown, config, front, draft, problems, report } = article
  const isPost = source.kind === 'post'
  const named = readFileName(
    source.path.replace(/^_(?:posts|drafts)\//, '').replace(/(?<=[^/])\/index(?=\.[^./]+$)/, ''),
    isPost ? config.new_post_name : ':title.md',
  )
  const slug = (config.front_matter_slug === false ? undefined : written(front, 'slug')) ?? named.slug
  const times = timesOf(article, named.date)
  const tags = tagsOf(front, report)
  const categories = withFolders(categoriesOf(front, report), source, config)
  checkContents(front, report)
  const password = passwordOf(front, tags, config)
  if (password === '') {
    report('warning', 'password-missing', 'password' in front.data ? 'password' : 'encrypt', {})
    return undefined
  }
  const title = titleOf(front, isPost ? named.slug : undefined, text, config, report)
  if (hasError(problems)) return undefined
  const lang = languageOf(front, report)
  const values = { ...front.data, ...named.values }
  const address = addressOf(article, { slug, title, date: times.date, categories, lang, front: values })
  if (address === undefined) return undefined
  const media = mediaIn(shown)
  return {
    source: source.path,
    kind: isPost ? 'post' : 'page',
    draft,
    hidden: isHidden(front.data, config) || (password !== undefined && !config.encrypt.listed),
    encrypted: password !== undefined,
    title: (front.data.titlecase ?? config.titlecase) ? titleCase(title) : title,
    ...times,
    slug,
    ...address,
    layout: layoutOf(front, source),
    tags,
    categories,
    sticky: stickyOf(front.data),
    comments: front.data.comments !== false,
    lang,
    aliases: aliasesOf(front, report),
    diagrams: DIAGRAM.test(shown),
    ...(media.length > 0 && { media }),
    bodyOffset: front.bodyOffset,
    bodyLine: front.bodyLine,
    front: withoutPassword(front.data),
  }
}

function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

function reportInto(problems: Problem[], front: FrontMatter, text: string): Report {
  const counts = { error: 0, warning: 0 }
  return (severity, code, key, params) => {
    if (++counts[severity] > MOST_REPORTED) return
    problems.push(problem(code, params, { severity, ...placeOf(key, front, text) }))
  }
}

function placeOf(key: string, front: FrontMatter, text: string): Pick<Problem, 'at' | 'frame'> {
  const at = front.place([key])
  return { at, ...(at.line !== undefined && { frame: frameOf(text, at.line, at.column) }) }
}

/** Of one article and severity. Each shows its lines, which costs a look at the whole text. */
const MOST_REPORTED = 50

const DIAGRAM = /^[ \t>*-]*(?:`{3,}|~{3,}|\{%-?)[ \t]*mermaid\b/m

/** Nobody writes so much by hand: a picture in the text, a log, a file with the wrong ending. */
function tooLarge({ sizeBytes }: Source, file: string, limit: number): Problem {
  return problem('post-size', { sizeMb: (sizeBytes / 1e6).toFixed(1), limitMb: limit }, { at: { file } })
}

/** A scalar as the author wrote it, `title: 1.10` is "1.10"; a list of one is its item. Others give undefined. */
function written(front: FrontMatter, key: string): string | undefined {
  const found = front.data[key]
  const isOne = Array.isArray(found) && found.length === 1
  const text = front.written(isOne ? [key, 0] : [key])
  if (text !== undefined) return text
  const value: unknown = isOne ? found[0] : found
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** @param named the date in the file's name */
function timesOf(article: Article, named: string | undefined): Pick<Head, 'date' | 'dated' | 'updated'> {
  const { source, config, front, draft, problems, report } = article
  const isPost = source.kind === 'post'
  const found =
    dateOf(front, 'date', config, report) ?? (named === undefined ? undefined : parseDate(named, config.timezone))
  const dated = found !== undefined
  // A date that cannot be read has already been reported.
  const isReported = problems.some(({ code }) => code === 'date-invalid')
  if (!dated && !isReported && isPost && !draft) report('warning', 'date-missing', 'date', {})
  // A page needs no date; a fixed one keeps its bytes the same in every checkout.
  const date = found ?? new Date(isPost ? Math.floor(source.modifiedMs / 1000) * 1000 : 0)
  const updated = dateOf(front, keyFor('updated', front.data), config, report)
  return { date, dated, updated: updated ?? fallbackUpdate(source, config, date, dated) }
}

/** Undefined, with a problem, where no file can have that address. One that only Windows cannot have is reported. */
function addressOf(
  { source, text, config, front, problems }: Article,
  post: Parameters<typeof permalinkOf>[0],
): Pick<Head, 'path' | 'route'> | undefined {
  const own = written(front, 'permalink')
  // Whoever writes an address can write another: it is refused.
  const warn = (found: Problem) => void problems.push({ ...found, ...placeOf('permalink', front, text) })
  const options = own ? {} : { warn }
  try {
    if (source.kind === 'post') {
      const path = permalinkOf(post, config, (name) =>
        warn(warning('permalink-variable', { pattern: config.permalink, name, short: true })),
      )
      return { path, route: routePath(path, options) }
    }
    const path = pagePathOf(source.path, own)
    // A page that lies in a hidden folder was asked for by `include`.
    return { path, route: routePath(path, { ...options, named: path === pagePathOf(source.path) }) }
  } catch (error) {
    if (!(error instanceof BlogError)) throw error
    problems.push({ ...error.problem, ...placeOf('permalink', front, text) })
    return undefined
  }
}

/** @param slug of a post; pages may well be without a title */
function titleOf(front: Titled, slug: string | undefined, text: string, config: Config, report: Report): string {
  const title = front.heading ?? written(front, 'title')?.trim()
  if (slug === undefined || (title !== undefined && title !== '')) return title ?? ''
  if (config.use_filename_as_post_title) return slug
  const heading = firstHeading(text.slice(front.bodyOffset))
  const found = heading ?? slug.slice(slug.lastIndexOf('/') + 1)
  report('warning', 'title-missing', 'title', { from: heading === undefined ? 'file' : 'heading', title: found })
  return found
}

function dateOf(front: FrontMatter, key: string, config: Config, report: Report): Date | undefined {
  const value = front.data[key]
  const text = written(front, key) ?? (value === undefined || value === null ? '' : JSON.stringify(value))
  if (text.trim() === '') return undefined
  const own = written(front, 'timezone')
  const date = parseDate(text, own !== undefined && isZone(own) ? own : config.timezone)
  if (date === undefined) report('error', 'date-invalid', key, { date: quoted(text) })
  return date
}

function fallbackUpdate(source: Source, config: Config, date: Date, dated: boolean): Date {
  const fromFile = config.updated_option === 'mtime' || config.updated_option === 'git'
  if (!fromFile) return date
  const modified = new Date(Math.floor(source.modifiedMs / 1000) * 1000)
  return dated && modified < date ? date : modified
}

/** It stands in `<html lang>` and chooses the theme's words: what cannot be a language is left out. */
function languageOf(front: FrontMatter, report: Report): string | undefined {
  const key = written(front, 'lang') === undefined ? 'language' : 'lang'
  const language = written(front, key)?.trim()
  if (language === undefined || language === '') return undefined
  if (isLanguage(language)) return language
  report('warning', 'language-invalid', key, { language: language.slice(0, 60) })
  return undefined
}

function layoutOf(front: FrontMatter, source: Source): string | false {
  const value = front.data.layout
  if (value === false || value === 'false' || value === 'none') return false
  const name = typeof value === 'string' ? value.trim() : ''
  return name === '' || name === 'true' ? (source.kind === 'post' ? 'post' : 'page') : name
}

/** `toc` is a switch, or a map of the theme's own options. A quoted "false" would be taken for yes by every theme. */
function checkContents(front: FrontMatter, report: Report): void {
  const { toc } = front.data
  if (toc === undefined || toc === null || typeof toc === 'boolean') return
  if (typeof toc === 'object' && !Array.isArray(toc)) return
  report('warning', 'toc-invalid', 'toc', { toc: JSON.stringify(toc) })
}

function aliasesOf(front: FrontMatter, report: Report): RoutePath[] {
  const routes: RoutePath[] = []
  for (const key of ['aliases', 'alias', 'redirect_from']) {
    const value = front.data[key]
    for (const alias of Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]) {
      if (typeof alias !== 'string' && typeof alias !== 'number') {
        report('error', 'alias-invalid', key, { why: 'type' })
        continue
      }
      try {
        const path = String(alias)
        routes.push(routePath(/\.[a-z0-9]+$/i.test(path) || path.endsWith('/') ? path : `${path}/`))
      } catch (error) {
        if (!(error instanceof BlogError)) throw error
        report('error', 'alias-invalid', key, { why: 'path', alias: String(alias) })
      }
    }
  }
  return routes
}
