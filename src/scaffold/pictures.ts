import { constants } from 'node:fs'
import { appendFile, lstat, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { pictureEnding } from '../base/image-size.ts'
import { type SourcePath, sourcePath } from '../base/paths.ts'
import { BlogError, problem } from '../base/problem.ts'
import { slugize } from '../base/slug.ts'
import { escapeHtml } from '../base/text.ts'
import { wallDate } from '../base/wall-date.ts'
import type { Config } from '../model/config.ts'
import type { Folders } from '../model/project.ts'
import type { Source } from '../model/source.ts'
import { diskFile } from '../source/read.ts'
import { assetFolderOf } from './new.ts'
import { checkWithin } from './within.ts'
import { writeNew } from './write.ts'

/**
 * A picture that an author gives to an article → a file beside it, and the line that shows it there. Its first bytes say
 * what it is, and no name; nothing that is there already is changed, but that the line may be added to the article.
 */

export interface GivenPicture {
  readonly article: Source
  /** Of the article. */
  readonly title: string
  readonly bytes: Buffer
  /** What it shows, in the author's words; `""` for none. */
  readonly words: string
  /** Whether the line is written to the end of the article. */
  readonly atEnd: boolean
}

export interface AddedPicture {
  readonly path: SourcePath
  /** The line: Markdown, or HTML for an article that is HTML. */
  readonly line: string
  /** Whether it stands in the article. A file behind a link is left alone. */
  readonly written: boolean
}

/** @throws {BlogError} picture-type, place-linked, name-taken, path-too-long */
export async function addPicture(
  folders: Folders,
  config: Config,
  { article, title, bytes, atEnd, ...given }: GivenPicture,
  now: Date,
): Promise<AddedPicture> {
  const ending = pictureEnding(bytes)
  if (ending === undefined) throw new BlogError(problem('picture-type', {}))
  const words = given.words.replace(/[\p{C}\s]+/gu, ' ').trim()
  const toImages = config.server.paste === 'images' || isHtml(article.path)
  const folder = toImages ? 'images' : folderBeside(article.path)
  const wanted = sourcePath(`${folder}/${nameOf(words || title, config, now)}.${ending}`)
  await checkWithin(folders, config, wanted)
  if (atEnd) await checkWithin(folders, config, article.path)
  const { path } = await writeNew(folders.source, wanted, bytes)
  const line = lineOf(path, article.path, words, config.root)
  return { path, line, written: atEnd && (await appendLine(diskFile(folders, article), line)) }
}

/** As editors do it: in the folder of the article's name. What is called `index` has a folder of its own. */
function folderBeside(article: SourcePath): string {
  const { dir, name } = posix.parse(article)
  if (name !== 'index') return assetFolderOf(article)
  return dir === '' ? 'images' : dir
}

const NAME_CHARS = 40

/** `"2026-11-30-损失曲线"`. */
function nameOf(words: string, { timezone, filename_case }: Config, now: Date): string {
  const slug = Array.from(slugize(words, { case: filename_case }))
    .slice(0, NAME_CHARS)
    .join('')
  return `${wallDate(now, timezone).slice(0, 10)}-${slug.replace(/-+$/, '') || 'picture'}`
}

/** HTML stays as it is written: its addresses are those of the site, whatever folder the page is in. */
const isHtml = (article: SourcePath): boolean => /\.html?$/i.test(article)

function lineOf(picture: SourcePath, article: SourcePath, words: string, root: string): string {
  const { dir } = posix.parse(article)
  const isBeside = dir !== '' && picture.startsWith(`${dir}/`)
  const way = (isBeside ? picture.slice(dir.length + 1) : `/${picture}`).replace(
    /[\s%#?()<>[\]{}\\|"'`^]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
  if (isHtml(article)) return `<img src="${root.replace(/\/$/, '')}${way}" alt="${escapeHtml(words)}">`
  return `![${words.replace(/[\\[\]<]/g, '\\$&')}](${way})`
}

/** Adds to the file, so that whatever stands in it stays. Gives whether it is there. */
async function appendLine(file: string, line: string): Promise<boolean> {
  if (!(await lstat(file)).isFile()) return false
  const text = await readFile(file, 'latin1')
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const gap = /(?:^|\n)\r?\n$/.test(text) ? '' : text.endsWith('\n') ? end : end + end
  // The link that somebody puts in its place meanwhile is not followed.
  const flag = constants.O_WRONLY | constants.O_APPEND | (constants.O_NOFOLLOW ?? 0)
  await appendFile(file, `${gap}${line}${end}`, { flag })
  return true
}
