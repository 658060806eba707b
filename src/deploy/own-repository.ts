import { type Dirent, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BlogError, problem } from '../base/problem.ts'
import type { Address } from './address.ts'

/**
 * What git would obey in a repository that others may have written: the cache may come from an archive or another
 * machine. The private repository is stripped to objects and refs, and gets our configuration, before git sees it; a
 * repository among the site's own files is not deployed to.
 */

// All that holds data. Whatever else git reads (hooks, attributes, alternates, further configurations, links to other
// repositories) is taken away: it runs programs, or leads elsewhere.
const KEPT: Readonly<Record<string, 'file' | 'folder'>> = {
  HEAD: 'file',
  config: 'file',
  objects: 'folder',
  refs: 'folder',
  'packed-refs': 'file',
  shallow: 'file',
}
const NOT_OBJECTS = /^(?:info\/(?:alternates|http-alternates|commit-graphs?)|.*\.promisor)$/

/**
 * Makes a repository safe to run git in. False when there is none, or one that is not as we make it: then it is to be
 * made again. A link is never followed.
 */
export function tidyRepository(gitDir: string): boolean {
  if (!isRealFolder(dirname(gitDir)) || !isRealFolder(gitDir)) return false
  const names = readdirSync(gitDir, { withFileTypes: true })
  for (const entry of names) {
    const kept = Object.hasOwn(KEPT, entry.name) ? KEPT[entry.name] : undefined
    if (kept === undefined) rmSync(join(gitDir, entry.name), { recursive: true, force: true })
    else if (!isOf(entry, kept)) return false
  }
  for (const folder of ['objects', 'refs']) {
    if (!names.some(({ name }) => name === folder)) return false
    for (const entry of readdirSync(join(gitDir, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() && !entry.isDirectory()) return false
      const file = join(entry.parentPath, entry.name)
      if (NOT_OBJECTS.test(relative(join(gitDir, folder), file).split(sep).join('/'))) rmSync(file, { recursive: true })
    }
  }
  return true
}

/** Writes the configuration that git finds in the repository, whatever was there. */
export function writeOwnConfig(gitDir: string, objectFormat: string): void {
  const format = objectFormat === 'sha256' ? '\trepositoryformatversion = 1\n' : '\trepositoryformatversion = 0\n'
  const extensions = objectFormat === 'sha256' ? '[extensions]\n\tobjectformat = sha256\n' : ''
  for (const [name, text] of [
    ['config', `[core]\n${format}\tbare = true\n${extensions}`],
    ['HEAD', 'ref: refs/heads/none\n'],
  ] as const) {
    rmSync(join(gitDir, name), { recursive: true, force: true })
    writeFileSync(join(gitDir, name), text, { flag: 'wx' })
  }
}

/** A folder of the cache, in place of a link or a file of that name. */
export function ownFolder(folder: string): void {
  const stats = lstatSync(folder, { throwIfNoEntry: false })
  if (stats !== undefined && !stats.isDirectory()) rmSync(folder, { force: true })
  mkdirSync(folder, { recursive: true })
}

interface SiteFolders {
  readonly site: string
  readonly public: string
  readonly cache: string
  readonly source: string
}

/** @throws {BlogError} deploy-own-folder for a repository among files that others may have written */
export function checkNotOwn(address: Address, folders: SiteFolders): void {
  const place = folderOf(address.url)
  if (address.host !== undefined || place === undefined) return
  const own = [
    folders.source,
    folders.public,
    folders.cache,
    ...['themes', 'scaffolds'].map((name) => join(folders.site, name)),
  ]
  for (const folder of own)
    for (const [outer, inner] of [
      [folder, place],
      [truth(folder), truth(place)],
    ] as const)
      if (inner === outer || inner.startsWith(outer + sep))
        throw new BlogError(
          problem('deploy-own-folder', { shown: address.shown, folder: relative(folders.site, folder) }),
        )
}

function folderOf(url: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(url)) return url
  try {
    return fileURLToPath(url)
  } catch {
    return undefined
  }
}

/** With links resolved as far as the path exists. */
function truth(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(truth(parent), relative(parent, path))
  }
}

function isRealFolder(folder: string): boolean {
  return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
}

function isOf(entry: Dirent, kind: 'file' | 'folder'): boolean {
  return kind === 'file' ? entry.isFile() : entry.isDirectory()
}
