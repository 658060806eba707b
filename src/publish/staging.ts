import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fchmodSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { type Body, bytesOfPiece, isPieces } from '../base/byte-pieces.ts'
import { digestOf } from '../base/digest.ts'
import { linkStatsAt, statsAt } from '../base/file-stamp.ts'
import { mayBeRunning, ownMark } from '../base/process-mark.ts'
import type { Folders } from '../model/project.ts'

/**
 * The folder in `public/` where a build collects what it will publish. It lies inside, since renaming only works
 * within one file system and `public/` may be a mount of its own.
 */
export function stagingFolder(folders: Folders): string {
  // Nobody can put a link there before: the name cannot be guessed.
  return join(folders.public, `.blog-staging-${ownMark()}-${randomBytes(6).toString('hex')}`)
}

/** What is published is for everybody, whatever the umask is and whatever mode a file had in `source/`. */
const FILE_MODE = 0o644
const FOLDER_MODE = 0o755

/** Makes a folder in `public/`, and those around it that are missing; false where it was there. */
export function openPublicFolder(folder: string): boolean {
  const first = mkdirSync(folder, { recursive: true })
  if (first === undefined) return false
  for (let at = folder; at.length >= first.length; at = dirname(at)) chmodSync(at, FOLDER_MODE)
  return true
}

/** Writes what will go to `path`, in whatever thread, and gives the file. */
export function writeStaged(staging: string, path: string, content: Body): string {
  const file = fileFor(staging, path)
  const handle = inFolder(staging, () => openSync(file, 'w'))
  try {
    if (isPieces(content)) for (const piece of content) writeFileSync(handle, bytesOfPiece(piece))
    else writeFileSync(handle, content)
    fchmodSync(handle, FILE_MODE)
  } finally {
    closeSync(handle)
  }
  return file
}

/** The same with the bytes of a file. */
export function copyStaged(staging: string, path: string, from: string): string {
  const file = fileFor(staging, path)
  inFolder(staging, () => copyFileSync(from, file))
  chmodSync(file, FILE_MODE)
  return file
}

function fileFor(staging: string, path: string): string {
  return `${staging}/${digestOf(path)}`
}

/** Does work in a folder that only the first who comes finds missing. */
function inFolder<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    openPublicFolder(folder)
    return work()
  }
}

/** Removes what builds that were killed left behind: staged files, and files of the cache that had no name yet. */
export function removeStaging(folders: Folders): void {
  removeLeft(folders.public, /^\.blog-staging-(.+?)(?:-[0-9a-f]{12})?$/)
  removeLeft(folders.cache, /\.([^.]+)\.tmp$/)
}

/** Every file that is staged touches the folder, and no page takes so long to make. */
const STAGING_GRACE_MS = 60 * 60 * 1000

/** @param left finds in a name the mark of its process */
function removeLeft(folder: string, left: RegExp): void {
  let names: string[] = []
  try {
    names = readdirSync(folder)
  } catch {
    // No folder yet, so nothing is left in it.
  }
  for (const name of names) {
    const mark = left.exec(name)?.[1]
    if (mark === undefined) continue
    const file = join(folder, name)
    const touchedMs = linkStatsAt(file)?.mtimeMs ?? 0
    if (!mayBeRunning(mark, touchedMs, STAGING_GRACE_MS)) rmSync(file, { recursive: true, force: true })
  }
}

const CHUNK_BYTES = 1 << 18

/**
 * Whether a published file, the first, holds the bytes of another, read side by side in chunks. What is missing, or no
 * plain file, equals nothing, and is not opened.
 */
export function sameFiles(a: string, b: string): boolean {
  const stats = linkStatsAt(a)
  const sizeA = stats?.size
  if (sizeA === undefined || !stats?.isFile() || sizeA !== statsAt(b)?.size) return false
  const handles = [a, b].map((file) => openSync(file, 'r'))
  const [one, other] = handles.map(() => Buffer.allocUnsafe(CHUNK_BYTES))
  try {
    for (let at = 0; at < sizeA; at += CHUNK_BYTES) {
      const read = handles.map((handle, index) =>
        readSync(handle, (index === 0 ? one : other) as Buffer, 0, CHUNK_BYTES, at),
      )
      if (read[0] !== read[1] || !one?.subarray(0, read[0]).equals(other?.subarray(0, read[1]) as Buffer)) return false
    }
    return true
  } finally {
    for (const handle of handles) closeSync(handle)
  }
}
