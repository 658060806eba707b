import { realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { digestOf } from '../base/digest.ts'
import { readPlain } from '../base/plain-file.ts'
import { BlogError, frameOf, type Problem, warning } from '../base/problem.ts'
import { decodeText } from '../base/text-file.ts'
import type { Config } from '../model/config.ts'
import type { Facts } from '../model/facts.ts'
import type { Folders } from '../model/project.ts'

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

export function withIncluded(text: string, article: Article, facts: Facts, folders: Pick<Folders, 'site'>): Included {
  // Of an article that includes nothing no setting is read.
  const { include_markdown, limits } = MARK.test(text) ? facts.config() : ({} as Partial<Config>)
  if (!include_markdown?.enable) return { text, problems: [], placed: (found) => found }
  const { dir } = include_markdown
  const problems: Problem[] = []
  const texts = new Map([[article.name, { text, line: article.line }]])
  const open = opener(folders.site, dir, facts)
  let left = (limits?.post_size || NO_LIMIT) * 1e6

  /** @param chain the files around these lines, the article first */
  const expand = (text: string, from: number, chain: readonly string[]): Line[] => {
    const file = chain.at(-1) as string
    const fence = fences()
    return text.split('\n').flatMap((written, index): Line[] => {
      const here: Line = { text: written, file, line: from + index }
      if (fence(written) || !MARK.test(written)) return [here]
      return inLine(here, chain)
    })
  }
  const inLine = (here: Line, chain: readonly string[]): Line[] => {
    const lines: Line[] = []
    let open: Line = { ...here, text: '' }
    let at = 0
    for (const mark of here.text.matchAll(EACH)) {
      const [whole, names = ''] = mark
      const before = here.text.slice(at, mark.index)
      at = mark.index + whole.length
      const isCode = (here.text.slice(0, mark.index).match(/`/g)?.length ?? 0) % 2 === 1
      const found = isCode ? undefined : included(names, { ...here, column: mark.index + 1 }, chain)
      if (found === undefined) {
        open = { ...open, text: open.text + before + (isCode ? whole : '') }
        continue
      }
      // Alone in its line it stands as far in as that.
      const isAlone = here.text.trim() === whole && before.trim() === ''
      const rows = isAlone ? found.map((row) => ({ ...row, text: row.text && before + row.text })) : trimmed(found)
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
  const included = (names: string, place: Line & { column: number }, chain: readonly string[]): Line[] | undefined => {
    const name = nameIn(names, `${article.name} ${place.line}`)
    const { line, column, file } = place
    const report = (fault: Fault): undefined => {
      const frame = frameOf(texts.get(file)?.text ?? '', line, column, texts.get(file)?.line)
      const params = { file: name, folder: dir, fault, files: [...chain, `${dir}/${name}`] }
      problems.push(warning('include-markdown', params, { at: { file, line, column }, frame }))
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

type Fault = 'missing' | 'outside' | 'circle' | 'size'

/** Megabytes, where the site has no limit: a file that is included twice by one that is included twice … ends somewhere. */
const NO_LIMIT = 100

/** Gives the text of a file below the folder, without its front matter, or what is wrong with it. */
function opener(site: string, dir: string, facts: Facts) {
  const folder = join(site, dir)
  return (name: string): { file: string; text: string; line: number } | 'missing' | 'outside' => {
    const path = join(folder, name)
    if (!isBelow(site, folder) || !isBelow(folder, path)) return 'outside'
    const shown = path.slice(site.length + 1).replaceAll('\\', '/')
    facts.disk('text', shown)
    try {
      if (!isBelow(realpathSync(folder), realpathSync(path))) return 'outside'
      const bytes = readPlain(path, { followed: true })
      if (bytes === undefined) return 'missing'
      const whole = decodeText(bytes, shown).replace(/\r\n?/g, '\n')
      const front = /^---[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(whole)?.[0] ?? ''
      return { file: shown, text: whole.slice(front.length), line: front.split('\n').length }
    } catch (error) {
      if (error instanceof BlogError) throw error
      return 'missing'
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

/** Tells of one line after the other whether it is in a block of code, or an edge of one. */
function fences(): (line: string) => boolean {
  let open = ''
  return (line) => {
    const run = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1]
    if (open === '') {
      open = run ?? ''
      return open !== ''
    }
    if (run?.startsWith(open) && /^[ \t>]*[`~]+\s*$/.test(line)) open = ''
    return true
  }
}

/** Within a line there is no empty one at the end. */
function trimmed(lines: readonly Line[]): readonly Line[] {
  const last = lines.findLastIndex(({ text }) => text.trim() !== '')
  return lines.slice(0, last + 1)
}
