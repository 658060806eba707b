import { type Dirent, lstatSync, readdirSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { nameFault } from '../base/output-name.ts'
import { isRoutePath } from '../base/paths.ts'
import { BlogError, problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'

/**
 * Lists the files that a deployment sends: `public/`, then each extend dir below its own name. Synchronous, since there
 * is nothing else to do meanwhile and thousands of small files are read several times as fast.
 */
export interface SentFile {
  /** Posix, from the root of the branch. */
  readonly path: string
  /** Absolute, on disk. */
  readonly file: string
  readonly sizeBytes: number
}

interface Selection {
  readonly publicFolder: string
  readonly siteFolder: string
  readonly cacheFolder: string
  readonly extendDirs: readonly string[]
  readonly ignoreHidden: (folder: string) => boolean
  readonly ignorePattern: (folder: string) => RegExp | undefined
}

// What a repository, a desktop or a build that was killed leaves in a folder; never part of a site. A `.git` would
// make git take the folder for a submodule and lose what is in it.
const NEVER = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\.blog-staging-.*)$/i
const isNever = (name: string): boolean =>
  NEVER.test(name) || nameFault(name, { named: true })?.code === 'path-reserved'
const NEVER_BESIDE_SOURCES = /^(?:node_modules|\.deploy_git)$/

interface Collection {
  /** In order of code units. */
  readonly files: readonly SentFile[]
  /** Symbolic links: left out, since they may lead anywhere and a host serves them as text. */
  readonly links: readonly string[]
  /** What is neither a file nor a folder. */
  readonly others: readonly string[]
}

/**
 * A file of `public/` wins over one of an extend dir.
 * @throws {BlogError} deploy-nothing without `public/`, deploy-extend-dirs, deploy-file-name
 */
export function collectFiles(selection: Selection): Collection {
  const found = new Map<string, SentFile>()
  const links: string[] = []
  const others: string[] = []
  for (const folder of selection.extendDirs) collectFolder(extendDir(selection, folder), found, links, others)
  collectFolder(publicDir(selection), found, links, others)
  const files = [...found.values()].sort((a, b) => byCodeUnit(a.path, b.path))
  return { files, links: links.sort(byCodeUnit), others: others.sort(byCodeUnit) }
}

interface Folder {
  readonly root: string
  /** Where its files go: `""` or `"demo/"`. */
  readonly below: string
  readonly skip: (name: string, path: string) => boolean
}

function publicDir(selection: Selection): Folder {
  const hidden = selection.ignoreHidden('public')
  const pattern = selection.ignorePattern('public')
  return {
    root: selection.publicFolder,
    below: '',
    skip: (name) => isNever(name) || (hidden && name.startsWith('.')) || pattern?.test(name) === true,
  }
}

function extendDir(selection: Selection, folder: string): Folder {
  const hidden = selection.ignoreHidden(folder)
  const pattern = selection.ignorePattern(folder)
  const left = [selection.publicFolder, selection.cacheFolder]
  return {
    root: resolve(selection.siteFolder, folder),
    below: folder === '' ? '' : `${folder}/`,
    skip: (name, path) =>
      isNever(name) ||
      NEVER_BESIDE_SOURCES.test(name) ||
      left.includes(path) ||
      (hidden && name.startsWith('.')) ||
      pattern?.test(name) === true,
  }
}

function collectFolder(folder: Folder, found: Map<string, SentFile>, links: string[], others: string[]): void {
  const pathOf = (file: string) => folder.below + relative(folder.root, file).split(sep).join('/')
  const walk = (path: string): void => {
    for (const entry of entriesOf(path, folder)) {
      const child = join(path, entry.name)
      if (folder.skip(entry.name, child)) continue
      if (entry.isDirectory()) walk(child)
      else if (entry.isFile()) take(child)
      else if (entry.isSymbolicLink()) links.push(pathOf(child))
      else others.push(pathOf(child))
    }
  }
  const take = (file: string): void => {
    const path = pathOf(file)
    if (/[\u0000-\u001f\u007f]/.test(path)) throw unnameable(path)
    if (!isRoutePath(path)) {
      const faults = path.split('/').flatMap((part) => nameFault(part, { named: true }) ?? [])
      const [fault] = faults
      if (fault !== undefined)
        throw new BlogError(problem(fault.code, { ...fault.params, path, owner: { kind: 'file', name: file } }))
    }
    found.set(path, { path, file, sizeBytes: lstatSync(file).size })
  }
  walk(folder.root)
}

function entriesOf(path: string, folder: Folder): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (cause) {
    throw unreadable(path, folder, cause)
  }
}

function unreadable(path: string, folder: Folder, cause: unknown): BlogError {
  const gone = (cause as NodeJS.ErrnoException).code === 'ENOENT'
  if (gone && path === folder.root && folder.below === '')
    return new BlogError(problem('deploy-nothing', { folder: path }), { cause })
  return new BlogError(problem('deploy-folder', { folder: path, isGone: gone, isOwn: folder.below === '' }), { cause })
}

function unnameable(path: string): BlogError {
  const shown = path.replace(/[\u0000-\u001f\u007f]/g, '·')
  return new BlogError(problem('deploy-file-name', { path: shown }))
}
