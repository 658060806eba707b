import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
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
  const body = readCheckedBytes(file, purpose)
  return body && decodeUtf8(body)
}

/** The same as UTF-8, for those who do not read all of it. */
export function readCheckedBytes(file: string, purpose: unknown): Uint8Array | undefined {
  try {
    const bytes = readPlain(file)
    if (bytes === undefined) return undefined
    const end = bytes.indexOf('\n')
    const body = bytes.subarray(end + 1)
    const header = headerOf(purpose, body.length, crc32(body))
    return bytes.toString('utf8', 0, end).trimEnd() === header ? body : undefined
  } catch {
    return undefined
  }
}

/**
 * Makes the folder when it is missing.
 * @param body may come in pieces, each written before the next is asked for: a long text is never in memory
 * @throws {UnwritableCache} or what the file system throws
 */
export function writeChecked(file: string, purpose: unknown, body: string | Iterable<string>): void {
  const pieces = typeof body === 'string' ? [body] : body
  writeNamed(file, (handle) => {
    // What the first line says of the rest is known at the end: it gets room for any number.
    const room = Buffer.byteLength(headerOf(purpose, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER))
    writeFileSync(handle, `${' '.repeat(room)}\n`)
    let length = 0
    let check = 0
    for (const piece of pieces) {
      const bytes = Buffer.from(piece)
      writeFileSync(handle, bytes)
      length += bytes.length
      check = crc32(bytes, check)
    }
    writeSync(handle, headerOf(purpose, length, check), 0)
  })
}

/** Writes a file of the cache under its name only when it is whole. @throws as {@link writeChecked} */
export function writeWhole(file: string, bytes: Uint8Array): void {
  writeNamed(file, (handle) => writeFileSync(handle, bytes))
}

function writeNamed(file: string, write: (handle: number) => void): void {
  const temporary = `${file}.${ownMark()}.tmp`
  // Whatever is there is a rest of ours, or was put there to be written through.
  const remove = () => rmSync(temporary, { force: true })
  writingCache(() => {
    mkdirSync(dirname(file), { recursive: true })
    remove()
    try {
      const handle = openSync(temporary, 'wx')
      try {
        write(handle)
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

/** Removes such a file if it can: one that stays belongs to what is gone, and is not believed. */
export function removeChecked(file: string): void {
  try {
    rmSync(file, { recursive: true, force: true })
  } catch {
    // As above.
  }
}

function headerOf(purpose: unknown, length: number, check: number): string {
  return JSON.stringify([purpose, length, check])
}
