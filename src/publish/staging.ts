import { closeSync, copyFileSync, mkdirSync, openSync, readdirSync, readSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Body, isPieces } from '../base/byte-pieces.ts'
import { digestOf } from '../base/digest.ts'
import { statsAt } from '../base/file-stamp.ts'
import type { Folders } from '../model/project.ts'

/**
 * The folder in `public/` where a build collects what it will publish. It lies inside, since renaming only works
 * within one file system and `public/` may be a mount of its own.
 */
export function stagingFolder(folders: Folders): string {
  return join(folders.public, `.blog-staging-${process.pid}`)
}

/** Writes what will go to `path`, in whatever thread, and gives the file. */
export function writeStaged(staging: string, path: string, content: Body): string {
  const file = fileFor(staging, path)
  const handle = openSync(file, 'w')
  try {
    for (const piece of isPieces(content) ? content : [content]) writeFileSync(handle, piece)
  } finally {
    closeSync(handle)
  }
  return file
}

/** The same with the bytes of a file. */
export function copyStaged(staging: string, path: string, from: string): string {
  const file = fileFor(staging, path)
  copyFileSync(from, file)
  return file
}

function fileFor(staging: string, path: string): string {
  mkdirSync(staging, { recursive: true })
  return join(staging, digestOf(path))
}

/** Removes what builds that were killed left behind: staged files, and files of the cache that had no name yet. */
export function removeStaging(folders: Folders): void {
  removeLeft(folders.public, /^\.blog-staging-(\d+)$/)
  removeLeft(folders.cache, /\.(\d+)\.tmp$/)
}

/** @param left finds the number of the process in a name */
function removeLeft(folder: string, left: RegExp): void {
  let names: string[] = []
  try {
    names = readdirSync(folder)
  } catch {
    // No folder yet, so nothing is left in it.
  }
  for (const name of names) {
    const pid = Number(left.exec(name)?.[1] ?? 0)
    if (pid > 0 && !isRunning(pid)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const CHUNK_BYTES = 1 << 18

/** Whether two files hold the same bytes, read side by side in chunks. A missing file equals nothing. */
export function sameFiles(a: string, b: string): boolean {
  const [sizeA, sizeB] = [a, b].map((file) => statsAt(file)?.size)
  if (sizeA === undefined || sizeA !== sizeB) return false
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
