import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { steersServer } from '../base/output-name.ts'
import { type SourcePath, sourcePath } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import type { Config } from '../model/config.ts'
import type { Folders } from '../model/project.ts'
import type { Source, SourceKind } from '../model/source.ts'
import { type DigestMemory, fingerprint } from './fingerprint.ts'
import { gitTimes } from './git-times.ts'
import { globMatcher } from './globs.ts'

/**
 * The folder `source/` → a sorted list of Sources: name, kind, digest. It looks only at plain files, so that a pipe
 * cannot hang a build, and follows a link only while it stays inside the site.
 */
export interface Scanned {
  /** By path, in code unit order: the order in which a folder lists its files never shows. */
  readonly sources: readonly Source[]
  readonly problems: readonly Problem[]
}

const MARKDOWN = /\.(?:md|markdown|mkd|mkdn|mdwn|mdtxt|mdtext)$/i
const HTML = /\.html?$/i
const SPECIAL = /^(?:_posts|_drafts|_data)$/

export async function scan(folders: Folders, config: Config, memory?: DigestMemory): Promise<Scanned> {
  const wanted = filterOf(config)
  const raw = globMatcher(config.skip_render)
  const problems: Problem[] = []
  const files = await walk(folders, wanted, problems)
  files.sort((a, b) => byCodeUnit(a.path, b.path))
  for (const [index, file] of files.entries()) {
    const before = files[index - 1]
    if (before?.path === file.path) problems.push(twice(folders, before, file))
  }
  const committed = config.updated_option === 'git' ? await gitTimes(folders.source) : undefined
  const sources = files.flatMap(({ path, stored }): Source[] => {
    try {
      const { digest, opening, sizeBytes, modifiedMs } = fingerprint(join(folders.source, stored), memory)
      const source: Source = {
        path,
        ...(stored === path ? {} : { storedAs: stored }),
        kind: kindOf(path, opening, raw(path)),
        digest,
        sizeBytes,
        modifiedMs: committed?.get(path) ?? committed?.get(stored) ?? modifiedMs,
      }
      return [source]
    } catch (error) {
      if (isOutOfHandles(error)) throw error
      problems.push({
        severity: 'error',
        code: 'unreadable',
        message: `The file cannot be read: ${reason(error)}.`,
        hint: 'Check its permissions, or leave it out with `exclude` in _config.yml.',
        at: { file: shown(folders, path) },
      })
      return []
    }
  })
  return { sources, problems }
}

interface Filter {
  readonly takes: (path: string, name: string) => boolean
  /** Whether `include` names it. */
  readonly named: (path: string, name: string) => boolean
}

/** Hexo's rule: names that begin with `_` or `.`, or end with `~`, are private unless `include` names them. */
function filterOf(config: Config): Filter {
  const included = globMatcher(config.include)
  const out = globMatcher([...config.exclude, ...config.ignore])
  const named = (path: string, name: string) => included(path) || included(name)
  const takes = (path: string, name: string) => {
    if (out(path)) return false
    if (named(path, name)) return true
    if (name === 'node_modules' || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'))) return false
    if (name.startsWith('.')) return false
    if (!name.startsWith('_')) return true
    return SPECIAL.test(path) || /^_(?:posts|drafts|data)\//.test(path)
  }
  return { takes, named }
}

interface Found {
  readonly path: SourcePath
  /** As the disk has it. */
  readonly stored: string
}

async function walk(folders: Folders, wanted: Filter, problems: Problem[]): Promise<Found[]> {
  const site = await realpath(folders.site)
  const found: Found[] = []
  // `chain` holds the real paths from the source folder down to here: a link back into it would go round for ever.
  const visit = async (folder: string, prefix: string, chain: readonly string[]): Promise<void> => {
    for (const entry of await list(folder)) {
      const path = prefix + entry.name
      if (!wanted.takes(path.normalize('NFC'), entry.name.normalize('NFC'))) continue
      const file = join(folder, entry.name)
      try {
        const real = entry.isSymbolicLink() ? await realpath(file) : undefined
        if (real !== undefined && real !== site && !real.startsWith(site + sep)) {
          problems.push(
            warning(
              folders,
              path,
              'link-outside',
              'The link leads out of the site and is left out.',
              'Copy the file into the site.',
            ),
          )
          continue
        }
        const info = real === undefined ? entry : await stat(file)
        if (info.isDirectory()) {
          const here = real ?? join(chain.at(-1) ?? folder, entry.name)
          if (!chain.includes(here)) await visit(file, `${path}/`, [...chain, here])
        } else if (info.isFile()) {
          if (steersServer(entry.name) && !wanted.named(path, entry.name)) problems.push(serverFile(folders, path))
          else found.push({ path: sourcePath(path), stored: path })
        } else
          problems.push(
            warning(
              folders,
              path,
              'not-a-file',
              'This is neither a file nor a folder and is left out.',
              'Remove it from the source folder.',
            ),
          )
      } catch (error) {
        if (error instanceof BlogError) problems.push({ ...error.problem, at: { file: shown(folders, path) } })
        else
          problems.push(
            warning(
              folders,
              path,
              'link-broken',
              `The link cannot be followed and is left out: ${reason(error)}.`,
              'Remove it, or mend where it leads.',
            ),
          )
      }
    }
  }
  await visit(folders.source, '', [await realpath(folders.source).catch(() => folders.source)])
  return found
}

async function list(folder: string): Promise<Dirent[]> {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort((a, b) => byCodeUnit(a.name, b.name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function kindOf(path: SourcePath, opening: string, raw: boolean): SourceKind {
  if (path.startsWith('_data/')) return 'data'
  if (raw) return 'asset'
  const isMarkdown = MARKDOWN.test(path)
  // An HTML file without front matter is somebody's finished page (a verification file, a demo) and stays as it is.
  const isArticle = isMarkdown || (HTML.test(path) && /^(?:\ufeff)?(?:---|;;;)[ \t]*\r?\n/.test(opening))
  if (!isArticle) return 'asset'
  return /^_(?:posts|drafts)\//.test(path) ? 'post' : 'page'
}

/** Only disks that tell forms of Unicode apart can hold both: `é` as one character, and as `e` with an accent. */
function twice(folders: Folders, one: Found, other: Found): Problem {
  const named = ({ stored }: Found) => `"${spelled(shown(folders, stored))}"`
  return {
    severity: 'error',
    code: 'name-twice',
    message: `Two files have names that look the same: ${named(one)} and ${named(other)} differ only in how their letters are stored.`,
    hint: 'Rename one of them, or remove it.',
    at: { file: shown(folders, one.path) },
  }
}

/** Accents that are characters of their own, by their number. */
function spelled(name: string): string {
  return name.replace(/\p{M}/gu, (mark) => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
}

function serverFile(folders: Folders, path: string): Problem {
  const message = 'The file tells a web server what to do, and is left out.'
  return warning(folders, path, 'server-file', message, 'If it is meant, list it under `include` in _config.yml.')
}

function warning(folders: Folders, path: string, code: string, message: string, hint: string): Problem {
  return { severity: 'warning', code, message, hint, at: { file: shown(folders, path) } }
}

function shown(folders: Folders, path: string): string {
  return `${folders.source.slice(folders.site.length + 1)}/${path}`
}

function isOutOfHandles(error: unknown): boolean {
  return /^E[MN]FILE$/.test((error as NodeJS.ErrnoException).code ?? '')
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  if (code === 'ELOOP') return 'it leads in a circle'
  if (code === 'ENOENT') return 'there is nothing at its end'
  return error instanceof Error ? error.message : String(error)
}
