import { lstatSync, type Stats, statSync } from 'node:fs'

/** What a file looks like from outside: equal words are taken as equal content. */
export interface FileStamp {
  /** Size, both times and inode: any writing changes it. */
  readonly word: string
  /** Ms since 1970 of the last change, of content or of anything else. */
  readonly touchedMs: number
}

export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp {
  // Joined, it is one string at once; put together from parts it would keep these, and words are kept for every file.
  return { word: [size, mtimeMs, ctimeMs, ino].join('-'), touchedMs: Math.max(mtimeMs, ctimeMs) }
}

/** The word of a file's look; `""` when there is no file. */
export function stampAt(file: string): string {
  const stats = statsAt(file)
  return stats?.isFile() ? stampOf(stats).word : ''
}

/** The same without following a link, which has none: for files that we made and others may have replaced. */
export function ownStampAt(file: string): string {
  const stats = linkStatsAt(file)
  return stats?.isFile() ? stampOf(stats).word : ''
}

/** Of the link itself, where there is one. */
export function linkStatsAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined
    throw error
  }
}

/** Undefined where there is nothing; below a file too, which Node 20 takes for a fault. */
export function statsAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined
    throw error
  }
}
