import { type Stats, statSync } from 'node:fs'

/** What a file looks like from outside: equal words are taken as equal content. */
export interface Look {
  /** Size, both times and inode: any writing changes it. */
  readonly word: string
  /** Ms since 1970 of the last change, of content or of anything else. */
  readonly touchedMs: number
}

export function lookOf({ size, mtimeMs, ctimeMs, ino }: Stats): Look {
  return { word: `${size}-${mtimeMs}-${ctimeMs}-${ino}`, touchedMs: Math.max(mtimeMs, ctimeMs) }
}

/** The word of a file's look; `""` when there is no file. */
export function lookAt(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false })
  return stats?.isFile() ? lookOf(stats).word : ''
}
