import { chmodSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyChecked } from '../base/checked-file.ts'
import { digestOf } from '../base/digest.ts'
import { linkStatsAt } from '../base/file-stamp.ts'
import { packageCache } from '../base/package-cache.ts'
import { openUnseenFolder } from '../base/unseen-folder.ts'
import { UnwritableCache } from '../base/unwritable-cache.ts'
import type { Folders } from '../model/project.ts'

/**
 * Where a site's cache lies while its own cannot be written: in the folder for temporary files, by the site's name, so
 * that the next build knows which files in `public/` are ours. What it knows comes home when the own cache can be written.
 */

/** The folders with the cache that can be used: the own one, or the spare one if that is where the last build went. */
export function usableFolders(folders: Folders): Folders {
  if (ownSpare(folders) !== undefined) return withSpareCache(folders)
  try {
    openUnseenFolder(folders.cache)
    return folders
  } catch (error) {
    if (error instanceof UnwritableCache) return withSpareCache(folders)
    throw error
  }
}

/** Makes the own cache ready, with what a spare one knows. @throws {UnwritableCache} */
export function openOwnCache(folders: Folders): void {
  openUnseenFolder(folders.cache)
  const spare = ownSpare(folders)
  if (spare === undefined) return
  carry(spare, folders.cache)
  rmSync(spare, { recursive: true, force: true })
}

/** Removes what builds remember, wherever it lies; of a link, the link. @param kept what stays of it */
export function removeCaches(folders: Folders, kept?: string): void {
  for (const cache of new Set([usableFolders(folders).cache, folders.cache, packageCache(folders.site)]))
    for (const path of kept === undefined ? [cache] : exceptFor(kept, cache))
      rmSync(path, { recursive: true, force: true })
}

function exceptFor(name: string, folder: string): readonly string[] {
  const isFolder = (path: string) => linkStatsAt(path)?.isDirectory() === true
  if (!isFolder(folder) || !isFolder(join(folder, name))) return [folder]
  return readdirSync(folder)
    .filter((entry) => entry !== name)
    .map((entry) => join(folder, entry))
}

/** The folders with a spare cache, made if there is none; it knows what the own one knew. */
export function withSpareCache(folders: Folders): Folders {
  const known = ownSpare(folders)
  if (known !== undefined) return { ...folders, cache: known }
  const cache = makeSpare(folders)
  // What a link leads to is not believed.
  if (!linkStatsAt(folders.cache)?.isSymbolicLink()) carry(folders.cache, cache)
  return { ...folders, cache }
}

/** Which files were published, and how many articles; all else can be made again. */
const KNOWLEDGE = /^(?:published-\w+(?:-since)?\.json|articles)$/

function carry(from: string, to: string): void {
  const names = linkStatsAt(from)?.isDirectory() ? readdirSync(from) : []
  for (const name of names) if (KNOWLEDGE.test(name)) copyChecked(join(from, name), join(to, name))
}

function spareName({ site }: Folders): string {
  const user = process.getuid?.() ?? ''
  return join(tmpdir(), `hanmo-cache-${user}-${digestOf(realpathSync(site)).slice(0, 16)}`)
}

/** Others may write into the folder for temporary files: only a folder that is ours alone is believed. */
function ownSpare(folders: Folders): string | undefined {
  const folder = spareName(folders)
  const stats = linkStatsAt(folder)
  if (!stats?.isDirectory()) return undefined
  const isOurs = process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o077) === 0)
  return isOurs ? folder : undefined
}

function makeSpare(folders: Folders): string {
  const folder = spareName(folders)
  if (linkStatsAt(folder) !== undefined) return mkdtempSync(`${folder}-`)
  mkdirSync(folder, { mode: 0o700 })
  chmodSync(folder, 0o700)
  return folder
}
