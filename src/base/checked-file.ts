import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { crc32 } from 'node:zlib'
import { linkStatsAt } from './file-stamp.ts'
import { readPlain } from './plain-file.ts'
import { ownMark } from './process-mark.ts'
import { writingCache } from './unwritable-cache.ts'
import { decodeUtf8 } from './utf8.ts'

/**
 * A text file that is believed only whole: its first line says what it is for and has a checksum of the rest. It is
 * written beside its place and renamed, so that a reader finds the old one or the new one.
 */

/** The body; undefined when the file is missing, damaged, or was written for something else. Never throws. */
export function readChecked(file: string, purpose: unknown): string | undefined {
  try {
    const bytes = readPlain(file)
    if (bytes === undefined) return undefined
    const end = bytes.indexOf('\n')
    const body = bytes.subarray(end + 1)
    return bytes.toString('utf8', 0, end) === headerOf(purpose, body) ? decodeUtf8(body) : undefined
  } catch {
    return undefined
  }
}

/**
 * Makes the folder when it is missing.
 * @param body may come in pieces, so that a long text need not be in memory whole, and then as bytes once more
 * @throws {UnwritableCache} or what the file system throws
 */
export function writeChecked(file: string, purpose: unknown, body: string | Iterable<string>): void {
  const pieces = Array.from(typeof body === 'string' ? [body] : body, (piece) => Buffer.from(piece))
  writeWhole(file, Buffer.from(`${headerOf(purpose, ...pieces)}\n`), ...pieces)
}

/** Writes a file of the cache under its name only when it is whole. @throws as {@link writeChecked} */
export function writeWhole(file: string, ...pieces: readonly Uint8Array[]): void {
  const temporary = `${file}.${ownMark()}.tmp`
  // Whatever is there is a rest of ours, or was put there to be written through.
  const remove = () => rmSync(temporary, { force: true })
  writingCache(() => {
    mkdirSync(dirname(file), { recursive: true })
    remove()
    try {
      const handle = openSync(temporary, 'wx')
      try {
        for (const piece of pieces) writeFileSync(handle, piece)
      } finally {
        closeSync(handle)
      }
      // A folder in its place is nobody's: no file can be renamed onto it.
      if (linkStatsAt(file)?.isDirectory()) rmSync(file, { recursive: true })
      renameSync(temporary, file)
    } catch (error) {
      remove()
      throw error
    }
  })
}

/** Brings such a file to another place as it is, where there is one. @throws as {@link writeChecked} */
export function copyChecked(from: string, to: string): void {
  const bytes = readPlain(from)
  if (bytes !== undefined) writeWhole(to, bytes)
}

export function removeChecked(file: string): void {
  rmSync(file, { recursive: true, force: true })
}

function headerOf(purpose: unknown, ...pieces: readonly Uint8Array[]): string {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  return JSON.stringify([purpose, length, pieces.reduce((sum, piece) => crc32(piece, sum), 0)])
}
