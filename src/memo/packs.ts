import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { openPlain } from '../base/plain-file.ts'
import { writingCache } from '../base/unwritable-cache.ts'
import type { Encoded } from '../base/utf8.ts'

/**
 * Files that hold many texts one after another. A text is read by its offset when somebody asks for it, and checked
 * before it is believed.
 */
export interface PackPlace {
  /** The pack's file name. */
  readonly pack: string
  /** Of the first text, in bytes. */
  readonly offset: number
  /** Bytes and CRC-32 of each text, in the order written: one list of plain numbers, since there are many. */
  readonly texts: readonly number[]
}

/** Of all texts, in bytes. */
export function sizeOfPlace({ texts }: PackPlace): number {
  let size = 0
  for (let at = 0; at < texts.length; at += 2) size += texts[at] as number
  return size
}

export const PACK_NAME = /^bodies-[\w-]+\.pack$/

/** Texts of this run, appended to a pack of their own: two builds at once never write to one file. */
export class PackWriter {
  readonly name: string
  readonly #handle: number
  #offset = 0

  /** @throws {UnwritableCache} */
  constructor(folder: string) {
    const unique = [process.pid, Date.now(), Math.floor(Math.random() * 1e9)].map((part) => part.toString(36))
    this.name = `bodies-${unique.join('-')}.pack`
    this.#handle = writingCache(() => {
      mkdirSync(folder, { recursive: true })
      return openSync(join(folder, this.name), 'wx+')
    })
  }

  /** @throws {UnwritableCache} */
  write({ bytes, lengths }: Encoded): PackPlace {
    let end = 0
    const texts: number[] = []
    for (const length of lengths) {
      const start = end
      end += length
      texts.push(length, crc32(bytes.subarray(start, end)))
    }
    // A copy, which has room for no more than it holds.
    const place = { pack: this.name, offset: this.#offset, texts: texts.slice() }
    // At its place, and counted when it is there: whoever is stopped in between writes there again.
    writingCache(() => writeAll(this.#handle, bytes, this.#offset))
    this.#offset += end
    return place
  }

  read(place: PackPlace, index: number): Uint8Array | undefined {
    return readAt(this.#handle, place, index)
  }

  close(): void {
    closeSync(this.#handle)
  }
}

/** A disk that has room for a part takes the part, and refuses the next. */
function writeAll(handle: number, bytes: Uint8Array, offset: number): void {
  let done = 0
  while (done < bytes.length) done += writeSync(handle, bytes, done, bytes.length - done, offset + done)
}

/** Packs of earlier runs, opened when first read. */
export class PackReader {
  readonly #folder: string
  readonly #handles = new Map<string, number | undefined>()

  constructor(folder: string) {
    this.#folder = folder
  }

  read(place: PackPlace, index: number): Uint8Array | undefined {
    if (!this.#handles.has(place.pack)) this.#handles.set(place.pack, this.#open(place.pack))
    const handle = this.#handles.get(place.pack)
    return handle === undefined ? undefined : readAt(handle, place, index)
  }

  close(): void {
    for (const handle of this.#handles.values()) if (handle !== undefined) closeSync(handle)
    this.#handles.clear()
  }

  #open(name: string): number | undefined {
    try {
      return PACK_NAME.test(name) ? openPlain(join(this.#folder, name)) : undefined
    } catch {
      return undefined
    }
  }
}

function readAt(handle: number, place: PackPlace, index: number): Uint8Array | undefined {
  const { [2 * index]: bytes = -1, [2 * index + 1]: check } = place.texts
  if (!(bytes >= 0 && bytes < 1 << 30)) return undefined
  let { offset } = place
  for (let before = 0; before < index; before++) offset += place.texts[2 * before] ?? 0
  const buffer = Buffer.allocUnsafe(bytes)
  try {
    if (readSync(handle, buffer, 0, bytes, offset) !== bytes) return undefined
  } catch {
    return undefined
  }
  return crc32(buffer) === check ? buffer : undefined
}
