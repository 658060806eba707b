import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * A text file that is believed only whole: its first line says what it is for and has a checksum of the rest. It is
 * written beside its place and renamed, so that a reader finds the old one or the new one.
 */

/** The body; undefined when the file is missing, damaged, or was written for something else. Never throws. */
export function readChecked(file: string, purpose: unknown): string | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    return text.slice(0, end) === headerOf(purpose, body) ? body : undefined
  } catch {
    return undefined
  }
}

/** Makes the folder when it is missing. @throws what the file system throws */
export function writeChecked(file: string, purpose: unknown, body: string): void {
  mkdirSync(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, `${headerOf(purpose, body)}\n${body}`)
  renameSync(temporary, file)
}

function headerOf(purpose: unknown, body: string): string {
  return JSON.stringify([purpose, createHash('sha1').update(body).digest('base64')])
}
