import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type SourcePath, sourcePath } from '../base/paths.ts'
import { BlogError, type Problem, problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import type { Config } from '../model/config.ts'
import type { Folders } from '../model/project.ts'
import type { Source, SourceKind } from '../model/source.ts'
import type { DigestMemory } from './digest-memory.ts'
import { fingerprint } from './fingerprint.ts'
import { gitTimes } from './git-times.ts'
import { globMatcher } from './globs.ts'
import { type LinkRule, linkRule } from './links.ts'
import { isLive } from './live-files.ts'
import { type Fate, fateOf } from './names.ts'

/**
 * The folder `source/` → a sorted list of Sources: name, kind, digest. It looks only at plain files, so that a pipe
 * cannot hang a build, and follows a link only where `links.ts` lets it.
 */
export interface Scanned {
  /** By path, in code unit order: the order in which a folder lists its files never shows. */
  readonly sources: readonly Source[]
  readonly problems: readonly Problem[]
}

const MARKDOWN = /\.(?:md|markdown|mkd|mkdn|mdwn|mdtxt|mdtext)$/i
const HTML = /\.html?$/i

export async function scan(folders: Folders, config: Config, memory?: DigestMemory): Promise<Scanned> {
  const fate = fateOf(config)
  const raw = globMatcher(config.skip_render)
  const included = globMatcher(config.include)
  const isRefused = (path: string) =>
    config.markdown.preset === 'safe' && isLive(path) && !included(path) && !included(basename(path))
  const problems: Problem[] = []
  const files = await walk(folders, linkRule(folders, config.link_folders), fate, problems)
  files.sort((a, b) => byCodeUnit(a.path, b.path))
  for (const [index, file] of files.entries()) {
    const before = files[index - 1]
    if (before?.path === file.path) problems.push(twice(folders, before, file))
  }
  const git = config.updated_option === 'git' ? await gitTimes(folders.source) : undefined
  problems.push(...(git?.problems ?? []))
  const committed = git?.times
  const sources = files.flatMap(({ path, stored }): Source[] => {
    try {
      const { digest, opening, sizeBytes, modifiedMs } = fingerprint(join(folders.source, stored), memory)
      const kind = kindOf(path, opening, raw(path))
      if (kind === 'asset' && isRefused(path)) {
        problems.push(problem('live-file', { name: basename(path) }, { at: { file: shown(folders, path) } }))
        return []
      }
      const source: Source = {
        path,
        ...(stored === path ? {} : { storedAs: stored }),
        kind,
        digest,
        sizeBytes,
        modifiedMs: committed?.get(path) ?? committed?.get(stored) ?? modifiedMs,
      }
      return [source]
    } catch (error) {
      if (isOutOfHandles(error)) throw error
      problems.push(unreadable(folders, path, error))
      return []
    }
  })
  return { sources, problems }
}

interface Found {
  readonly path: SourcePath
  /** As the disk has it. */
  readonly stored: string
}

async function walk(
  folders: Folders,
  mayLead: LinkRule,
  fate: (path: string, name: string) => Fate,
  problems: Problem[],
): Promise<Found[]> {
  const found: Found[] = []
  const warningAt = (path: string) => ({ severity: 'warning', at: { file: shown(folders, path) } }) as const
  // `chain` holds the real paths from the source folder down to here: a link back into it would go round for ever.
  const visit = async (folder: string, prefix: string, chain: readonly string[]): Promise<void> => {
    for (const entry of await list(folder)) {
      const path = prefix + entry.name
      const decided = fate(path.normalize('NFC'), entry.name.normalize('NFC'))
      if (decided === 'reported')
        problems.push(
          problem('server-file', { name: entry.name }, { severity: 'warning', at: { file: shown(folders, path) } }),
        )
      if (decided !== 'taken') continue
      const file = join(folder, entry.name)
      try {
        const real = entry.isSymbolicLink() ? await realpath(file) : undefined
        if (real !== undefined && !mayLead(real)) {
          problems.push(problem('link-outside', {}, warningAt(path)))
          continue
        }
        const info = real === undefined ? entry : await stat(file)
        if (info.isDirectory()) {
          const here = real ?? join(chain.at(-1) ?? folder, entry.name)
          if (!chain.includes(here)) await visit(file, `${path}/`, [...chain, here])
        } else if (info.isFile()) found.push({ path: sourcePath(path), stored: path })
        else problems.push(problem('not-a-file', {}, warningAt(path)))
      } catch (error) {
        if (error instanceof BlogError) problems.push({ ...error.problem, at: { file: shown(folders, path) } })
        else if (isOutOfHandles(error)) throw error
        else if (!entry.isSymbolicLink()) {
          // What went away meanwhile is no fault.
          if (codeOf(error) !== 'ENOENT') problems.push(unreadable(folders, path, error))
        } else problems.push(problem('link-broken', reasonOf(error), warningAt(path)))
      }
    }
  }
  try {
    await visit(folders.source, '', [await realpath(folders.source)])
  } catch (error) {
    if (!/^(?:ENOENT|ENOTDIR)$/.test(codeOf(error))) throw error
    problems.push(problem('source-missing', { folder: sourceName(folders), isFile: codeOf(error) === 'ENOTDIR' }))
  }
  return found
}

async function list(folder: string): Promise<Dirent[]> {
  return (await readdir(folder, { withFileTypes: true })).sort((a, b) => byCodeUnit(a.name, b.name))
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
  return problem('name-twice', { names: [named(one), named(other)] }, { at: { file: shown(folders, one.path) } })
}

/** Accents that are characters of their own, by their number. */
function spelled(name: string): string {
  return name.replace(/\p{M}/gu, (mark) => `\\u${(mark.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
}

function unreadable(folders: Folders, path: string, error: unknown): Problem {
  return problem('unreadable', reasonOf(error), { at: { file: shown(folders, path) } })
}

function shown(folders: Folders, path: string): string {
  return `${sourceName(folders)}/${path}`
}

function sourceName({ source, site }: Folders): string {
  return source.slice(site.length + 1).replaceAll('\\', '/')
}

function isOutOfHandles(error: unknown): boolean {
  return /^E[MN]FILE$/.test(codeOf(error))
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

/** What the system said: its code, and its words for what has none that is known. */
function reasonOf(error: unknown): { system: string; text: string } {
  return { system: codeOf(error), text: error instanceof Error ? error.message : String(error) }
}
