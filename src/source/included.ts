import { realpathSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { digestOf } from '../base/digest.ts'
import { readPlain } from '../base/plain-file.ts'
import { BlogError, frameOf, type Problem, warning } from '../base/problem.ts'
import { decodeText } from '../base/text-file.ts'
import type { Config } from '../model/config.ts'
import type { Facts } from '../model/facts.ts'
import type { Folders } from '../model/project.ts'
import { codePlaces } from './code-places.ts'
import { linkRule } from './links.ts'

/**
 * An article's text → the same with other files in place of `<!-- md file.md -->`, and for every line where it was written,
 * so that a problem names that place. What is read is read as a fact. Code stays code.
 * @compat hexo-include-markdown; here files may include others, and one in a list stands in the list. Of several names it
 * takes one by chance, and this always the same.
 */
export interface Included {
  readonly text: string
  readonly problems: readonly Problem[]
  /** The problem at its place, for one at a line of `text`. */
  placed(problem: Problem): Problem
  /** What is wrong with the HTML made of `text`: comments that were taken for code and are not shown as such. */
  unseen(html: string): readonly Problem[]
}

interface Article {
  /** As messages name it. */
  readonly name: string
  /** Of the text's first line, from 1. */
  readonly line: number
}

/** Bounded, so that what is never closed costs nothing. */
const MARK = /<!--[ \t]{1,9}md[ \t]{1,9}([^\r\n]{1,300}?)[ \t]{0,9}-->/
const EACH = new RegExp(MARK, 'g')

export function withIncluded(
  text: string,
  article: Article,
  facts: Facts,
  folders: Pick<Folders, 'site' | 'source'>,
): Included {
  // Of an article that includes nothing no setting is read.
  const { include_markdown, limits, link_folders = [] } = MARK.test(text) ? facts.config() : ({} as Partial<Config>)
  if (!include_markdown?.enable) return { text, problems: [], placed: (found) => found, unseen: () => [] }
  const { dir } = include_markdown
  const problems: Problem[] = []
  const texts = new Map([[article.name, { text, line: article.line }]])
  const kept: { readonly whole: string; readonly problem: Problem }[] = []
  const open = opener(folders, dir, link_folders, facts)
  let left = (limits?.post_size || NO_LIMIT) * 1e6

  /** @param chain the files around these lines, the article first */
  const expand = (text: string, from: number, chain: readonly string[]): Line[] => {
    const file = chain.at(-1) as string
    const isCode = codePlaces(text, /\.html?$/i.test(article.name) ? 'html' : 'markdown')
    let start = 0
    return text.split('\n').flatMap((written, index): Line[] => {
      const at = start
      start += written.length + 1
      const here: Line = { text: written, file, line: from + index }
      return MARK.test(written) ? inLine(here, chain, (column) => isCode(at + column)) : [here]
    })
  }
  const inLine = (here: Line, chain: readonly string[], isCodeAt: (column: number) => boolean): Line[] => {
    const lines: Line[] = []
    let open: Line = { ...here, text: '' }
    let at = 0
    for (const mark of here.text.matchAll(EACH)) {
      const [whole, names = ''] = mark
      const before = here.text.slice(at, mark.index)
      at = mark.index + whole.length
      const place = { ...here, column: mark.index + 1 }
      const isCode = isCodeAt(mark.index)
      if (isCode) kept.push({ whole, problem: faultAt(place, nameIn(names, seedOf(here)), 'hidden', chain) })
      const found = isCode ? undefined : included(names, place, chain)
      if (found === undefined) {
        open = { ...open, text: open.text + before + (isCode ? whole : '') }
        continue
      }
      // Alone in its line, each line stands as far in as that, and in the same quote.
      const isAlone = before.length === mark.index && START.test(before) && here.text.slice(at).trim() === ''
      const rows = isAlone ? indented(found, before) : trimmed(found)
      const [first, ...rest] = rows
      open = { ...open, text: open.text + (isAlone ? '' : before) + (first?.text ?? '') }
      if (first !== undefined && open.text === first.text) open = first
      for (const row of rest) {
        lines.push(open)
        open = row
      }
    }
    return [...lines, { ...open, text: open.text + here.text.slice(at) }]
  }
  const seedOf = ({ line }: Line): string => `${article.name} ${line}`
  const faultAt = (place: Line & { column: number }, name: string, fault: Fault, chain: readonly string[]): Problem => {
    const { line, column, file } = place
    const { text = '', line: first } = texts.get(file) ?? {}
    const params = { file: name, folder: dir, fault, files: [...chain, `${dir}/${name}`] }
    return warning('include-markdown', params, {
      at: { file, line, column },
      frame: frameOf(text, line, column, first),
    })
  }
  const included = (names: string, place: Line & { column: number }, chain: readonly string[]): Line[] | undefined => {
    const name = nameIn(names, seedOf(place))
    const report = (fault: Fault): undefined => {
      problems.push(faultAt(place, name, fault, chain))
    }
    const opened = open(name)
    if (typeof opened === 'string') return report(opened)
    if (chain.includes(opened.file)) return report('circle')
    if (left < 0) return undefined
    left -= opened.text.length
    // Said once, of what may be met a thousand times.
    if (left < 0) return report('size')
    texts.set(opened.file, { text: opened.text, line: opened.line })
    return expand(opened.text, opened.line, [...chain, opened.file])
  }

  const lines = expand(text, article.line, [article.name])
  return {
    text: lines.map((line) => line.text).join('\n'),
    problems,
    unseen: (html) => kept.filter(({ whole }) => html.includes(whole)).map(({ problem }) => problem),
    placed(found) {
      if (found.at?.file !== article.name || found.at.line === undefined) return found
      const { file, line } = lines[found.at.line - article.line] ?? found.at
      if (line === undefined || (file === article.name && line === found.at.line)) return found
      const { text = '', line: first } = texts.get(file) ?? {}
      const at = { ...found.at, file, line }
      return { ...found, at, ...(found.frame !== undefined && { frame: frameOf(text, line, at.column, first) }) }
    },
  }
}

interface Line {
  readonly text: string
  /** Where it was written. */
  readonly file: string
  readonly line: number
}

type Fault = 'missing' | 'outside' | 'circle' | 'size' | 'folder' | 'link' | 'encoding' | 'hidden'

/** Megabytes, where the site has no limit: a file that is included twice by one that is included twice … ends somewhere. */
const NO_LIMIT = 100

/** Gives the text of a file below the folder, without its front matter, or what is wrong with it. */
function opener(folders: Pick<Folders, 'site' | 'source'>, dir: string, linked: readonly string[], facts: Facts) {
  const { site } = folders
  const folder = resolve(site, dir)
  const mayLead = linkRule(folders, linked)
  return (name: string): { file: string; text: string; line: number } | Fault => {
    const path = join(folder, name)
    if (!isBelow(site, folder)) return 'folder'
    if (!isBelow(folder, path)) return 'outside'
    const shown = path.slice(site.length + 1).replaceAll('\\', '/')
    facts.disk('text', shown)
    try {
      const real = realpathSync(path)
      // A folder beside source/ is the author's word, but no link on the way to it or in it.
      if (!isBelow(join(realpathSync(site), folder.slice(site.length)), real) && !mayLead(real)) return 'link'
      const bytes = readPlain(path, { followed: true })
      if (bytes === undefined) return 'missing'
      const whole = decodeText(bytes, shown).replace(/\r\n?/g, '\n')
      const front = /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(whole)?.[0] ?? ''
      return { file: shown, text: whole.slice(front.length), line: front.split('\n').length }
    } catch (error) {
      return error instanceof BlogError ? 'encoding' : 'missing'
    }
  }
}

/** Hidden files hold what nobody is to read. */
function isBelow(folder: string, path: string): boolean {
  const below = path.slice(folder.length)
  return path.startsWith(folder + sep) && !below.includes(`${sep}.`)
}

/** Quoted, it may have spaces; otherwise these part several names. */
function nameIn(written: string, seed: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(written)?.[2]
  if (quoted !== undefined) return quoted
  const names = written.split(/\s+/)
  return names[Number.parseInt(digestOf(seed).slice(0, 8), 16) % names.length] ?? written
}

/** Of a line in quotes and lists, what stands before its text. */
const START = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])[ \t]))*[ \t]*$/

function indented(lines: readonly Line[], before: string): readonly Line[] {
  // The item begins once.
  const further = before.replace(/[^>\t]/g, ' ')
  return lines.map((line, index) => {
    const text = `${index === 0 ? before : further}${line.text}`
    return { ...line, text: line.text === '' && index > 0 ? text.trimEnd() : text }
  })
}

/** Within a line there is no empty one at the end. */
function trimmed(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex(({ text }) => text.trim() !== '')
  return lines.slice(0, last + 1)
}
