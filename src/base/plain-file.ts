import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/**
 * Opens files that others may have put there: a pipe or a device would keep whoever reads it waiting for ever, and a
 * link may lead to what must not be read. Neither is opened.
 */

const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW = 0 } = constants

export interface PlainOptions {
  /** A link is followed: whoever found the file has looked where it leads. */
  readonly followed?: boolean
}

/** A handle of a plain file; undefined where there is nothing, or something else. @throws for other reasons */
export function openPlain(file: string, { followed = false }: PlainOptions = {}): number | undefined {
  let handle: number
  try {
    handle = openSync(file, O_RDONLY | O_NONBLOCK | (followed ? 0 : O_NOFOLLOW))
  } catch (error) {
    if (NONE.has((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
  if (fstatSync(handle).isFile()) return handle
  closeSync(handle)
  return undefined
}

/** The bytes of a plain file; undefined as with {@link openPlain}. */
export function readPlain(file: string, options: PlainOptions = {}): Buffer | undefined {
  const handle = openPlain(file, options)
  if (handle === undefined) return undefined
  try {
    return readFileSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Nothing, below a file, a link (in words of Linux and of BSD), a socket, a device without a driver. */
const NONE = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK', 'ENXIO', 'ENODEV', 'EOPNOTSUPP', 'EISDIR'])
