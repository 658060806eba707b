import { isAbsolute, relative, sep } from 'node:path'
import { type NameFault, type NameOptions, nameFault } from './output-name.ts'
import { BlogError, type Problem, problem } from './problem.ts'

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
  if (isPlain(path)) return path as SourcePath
  return inside(path, 'source/') as SourcePath
}

export interface RouteOptions extends NameOptions {
  /** Hears of a name that only Windows cannot hold, and lets it pass on other systems; without it the name is refused. */
  readonly warn?: (found: Problem) => void
}

/**
 * Makes the path of an output file: for routes, assets, what a manifest names and what is deployed. Backslashes count
 * as separators; empty and `.` segments are dropped; a trailing slash (or the empty path) means the folder's
 * `index.html`. A segment over 200 bytes of UTF-8 is refused, since file systems end at 255 and a temporary name needs
 * room; so is a path over 900, and a name that {@link nameFault} refuses.
 * @throws {BlogError} path-escapes, path-too-long, path-reserved, path-unportable
 */
export function routePath(path: string, { warn, ...options }: RouteOptions = {}): RoutePath {
  const isFolder = path === '' || /[/\\]$/.test(path)
  const file = isFolder ? `${path}index.html` : path
  if (isPlain(file) && !DEVICE.test(file) && !FOR_SERVERS.test(file)) return file as RoutePath
  const whole = inside(file, 'public/', (part) => {
    const fault = nameFault(part, options)
    if (fault === undefined) return
    const found = problem(fault.code, { ...fault.params, path: printable(file.replace(/[/\\]+/g, '/')) })
    if (warn === undefined || !isForWindowsOnly(fault)) throw new BlogError(found)
    warn({ ...found, severity: 'warning' })
  })
  return whole as RoutePath
}

/** Whether the system at hand can hold the name. */
function isForWindowsOnly({ code, params }: NameFault): boolean {
  return code === 'path-unportable' && params.why !== 'surrogate' && process.platform !== 'win32'
}

/** Whether a path that comes from a cache or a folder is just what {@link routePath} makes on this system. Never throws. */
export function isRoutePath(path: string): path is RoutePath {
  if (isPlain(path) && !DEVICE.test(path)) return true
  try {
    return routePath(path, { named: true, warn: () => {} }) === path
  } catch {
    return false
  }
}

/** What nearly all paths are, seen at a glance: there are several such looks for each file of a site. */
const isPlain = (path: string): boolean => path.length <= LONGEST_BYTES / 3 && PLAIN_PATH.test(path)
const PLAIN_PATH = /^(?:[a-z0-9_\u4e00-\u9fff-]{1,60}(?:\/(?!$)|\.[a-z0-9]{1,9}$|$)){1,9}$/i
/** What may steer a server: looked at closely. */
const FOR_SERVERS = /(?:^|\/)(?:_|web\.)/i
const DEVICE = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)/i

export const digestFrom = (hex: string): Digest => hex as Digest

/** A file as messages name it: relative to the site's folder with "/", or absolute when it lies elsewhere. */
export function shownPath(site: string, path: string): string {
  const way = relative(site, path)
  return (way === '' || way.startsWith('..') || isAbsolute(way) ? path : way).split(sep).join('/')
}

function inside(path: string, folder: string, check?: (part: string) => void): string {
  const clean = path
    .normalize('NFC')
    .split(/[/\\]+/)
    .filter((part) => part !== '' && part !== '.')
  const refuse = (why: 'empty' | 'climbs' | 'drive' | 'control' | 'part' | 'whole'): never => {
    const code = why === 'part' || why === 'whole' ? 'path-too-long' : 'path-escapes'
    throw new BlogError(problem(code, { why, path: printable(path), folder }))
  }
  if (clean.length === 0) return refuse('empty')
  if (clean.includes('..')) return refuse('climbs')
  // Elsewhere a letter and a colon may begin a name.
  if ((process.platform === 'win32' ? /^[a-zA-Z]:/ : /^[a-zA-Z]:(?:[/\\]|$)/).test(path)) return refuse('drive')
  for (const part of clean) {
    if (/[\u0000-\u001f\u007f]/.test(part)) return refuse('control')
    if (Buffer.byteLength(part) > 200) return refuse('part')
    check?.(part)
  }
  const whole = clean.join('/')
  if (Buffer.byteLength(whole) > LONGEST_BYTES) return refuse('whole')
  return whole
}

/** With the folder before it a path may have 1,024 on a Mac, 4,096 on Linux. */
const LONGEST_BYTES = 900

function printable(text: string): string {
  const shown = text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '·')
  return shown.length > 120 ? `${shown.slice(0, 117)}…` : shown
}
