import { createHash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** Files that hold many bodies one after another; a body is read by its offset and checked before it is believed. */
export interface BodyPlace {
  /** The pack's file name. */
  readonly pack: string
  readonly offset: number
  readonly bytes: number
  readonly check: string
}

export const PACK_NAME = /^bodies-[\w-]+\.pack$/

/** Bodies of this run, appended to a pack of their own, so that two builds at once never write to one file. */
export class PackWriter {
  readonly name: string
  readonly #handle: number
  #offset = 0

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true })
    this.name = `bodies-${process.pid.toString(36)}-${Date.now().toString(36)}-${Math.floor(Math.random() * 1e9).toString(36)}.pack`
    this.#handle = openSync(join(folder, this.name), 'wx+')
  }

  write(body: string): BodyPlace {
    const bytes = Buffer.from(body)
    writeSync(this.#handle, bytes)
    const place = { pack: this.name, offset: this.#offset, bytes: bytes.length, check: checkOf(bytes) }
    this.#offset += bytes.length
    return place
  }

  read(place: BodyPlace): string | undefined {
    return readAt(this.#handle, place)
  }

  close(): void {
    closeSync(this.#handle)
  }
}

export class PackReader {
  readonly #folder: string
  readonly #handles = new Map<string, number | undefined>()

  constructor(folder: string) {
    this.#folder = folder
  }

  read(place: BodyPlace): string | undefined {
    if (!this.#handles.has(place.pack)) {
      try {
        this.#handles.set(place.pack, openSync(join(this.#folder, place.pack), 'r'))
      } catch {
        this.#handles.set(place.pack, undefined)
      }
    }
    const handle = this.#handles.get(place.pack)
    return handle === undefined ? undefined : readAt(handle, place)
  }

  close(): void {
    for (const handle of this.#handles.values()) if (handle !== undefined) closeSync(handle)
    this.#handles.clear()
  }
}

function readAt(handle: number, place: BodyPlace): string | undefined {
  const buffer = Buffer.allocUnsafe(place.bytes)
  try {
    if (readSync(handle, buffer, 0, place.bytes, place.offset) !== place.bytes) return undefined
  } catch {
    return undefined
  }
  return checkOf(buffer) === place.check ? buffer.toString() : undefined
}

function checkOf(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('base64').slice(0, 16)
}
