import { isAbsolute, relative, sep } from 'node:path'
import { BlogError } from './problem.ts'

/**
 * Paths that cannot leave their folder. Every path of content and of output is made by a function of this file, so
 * "inside the folder" is checked once, where a string becomes a path, and holds by type everywhere else.
 */

declare const brand: unique symbol
type Branded<B extends string> = string & { readonly [brand]: B }

/** Posix, below `source/`, NFC: `"_posts/你好.md"`. */
export type SourcePath = Branded<'SourcePath'>
/** Posix, below `public/`, not percent-encoded: `"tags/数学/index.html"`. */
export type RoutePath = Branded<'RoutePath'>
/** Hexadecimal SHA-256 of content, shortened to 32 digits. */
export type Digest = Branded<'Digest'>

/** @throws {BlogError} path-escapes when the path is empty, absolute, or climbs with `..` */
export function sourcePath(path: string): SourcePath {
  return inside(path, 'source/') as SourcePath
}

/**
 * Makes the path of an output file. Backslashes count as separators; empty and `.` segments are dropped; a trailing
 * slash (or the empty path) means the folder's `index.html`. A segment over 200 bytes of UTF-8 is refused, since file
 * systems end at 255 and a temporary name needs room; so is a path over 900.
 * @throws {BlogError} path-escapes, path-too-long
 */
export function routePath(path: string): RoutePath {
  const folder = path === '' || /[/\\]$/.test(path)
  return inside(folder ? `${path}/index.html` : path, 'public/') as RoutePath
}

export const digestFrom = (hex: string): Digest => hex as Digest

/** A file as messages name it: relative to the site's folder with "/", or absolute when it lies elsewhere. */
export function shownPath(site: string, path: string): string {
  const way = relative(site, path)
  return (way === '' || way.startsWith('..') || isAbsolute(way) ? path : way).split(sep).join('/')
}

function inside(path: string, folder: string): string {
  const clean = path
    .normalize('NFC')
    .split(/[/\\]+/)
    .filter((part) => part !== '' && part !== '.')
  const refuse = (why: string, code: string): never => {
    throw new BlogError({
      code,
      message: `The path "${printable(path)}" ${why}.`,
      hint: `Use a path below ${folder}, with "/" between its parts.`,
    })
  }
  if (clean.length === 0) return refuse('is empty', 'path-escapes')
  if (clean.includes('..')) return refuse('leads out of its folder with ".."', 'path-escapes')
  if (/^[a-zA-Z]:/.test(clean[0] ?? '') && /^[a-zA-Z]:[/\\]?/.test(path)) return refuse('names a drive', 'path-escapes')
  for (const part of clean) {
    if (/[\u0000-\u001f\u007f]/.test(part)) return refuse('holds a control character', 'path-escapes')
    if (Buffer.byteLength(part) > 200) return refuse('has a part longer than 200 bytes', 'path-too-long')
  }
  const whole = clean.join('/')
  if (Buffer.byteLength(whole) > LONGEST_BYTES) return refuse(`is longer than ${LONGEST_BYTES} bytes`, 'path-too-long')
  return whole
}

/** With the folder before it a path may have 1,024 on a Mac, 4,096 on Linux. */
const LONGEST_BYTES = 900

function printable(text: string): string {
  const shown = text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '·')
  return shown.length > 120 ? `${shown.slice(0, 117)}…` : shown
}
