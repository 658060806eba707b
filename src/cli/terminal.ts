import pc from 'picocolors'

/** The two streams and what may be done with them: colours, width, questions. Everything that is printed goes through here. */

export type Colors = ReturnType<typeof pc.createColors>

export interface Terminal {
  /** Results, to stdout. A line break is added. */
  readonly out: (text: string) => void
  /** Messages about the work, to stderr. A line break is added. */
  readonly err: (text: string) => void
  /** To stderr as it is, for a line that is drawn again and again. */
  readonly draw: (text: string) => void
  readonly colors: { readonly out: Colors; readonly err: Colors }
  /** Cells in a line of stderr. */
  readonly width: number
  /** Cells in a line of stdout; infinite for a file or a pipe, where nothing is to be cut. */
  readonly outWidth: number
  /** Someone is watching stderr. */
  readonly watched: boolean
  /** Someone can answer questions. */
  readonly interactive: boolean
}

export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean }
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Readonly<Record<string, string | undefined>>
}

interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export function createTerminal({ stdin, stdout, stderr, env }: Streams): Terminal {
  const dumb = env.TERM === 'dumb'
  const watched = stderr.isTTY === true && !dumb
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    draw: (text) => void stderr.write(text),
    colors: { out: pc.createColors(hasColor(stdout, env)), err: pc.createColors(hasColor(stderr, env)) },
    width: Math.min(stderr.columns || stdout.columns || 80, 120),
    outWidth: stdout.isTTY === true ? stdout.columns || 80 : Number.POSITIVE_INFINITY,
    watched,
    interactive: stdin.isTTY === true && stdout.isTTY === true && !dumb,
  }
}

/** FORCE_COLOR wins over NO_COLOR, as in Node itself; without either a stream has colours when it is a terminal. */
export function hasColor(stream: { readonly isTTY?: boolean }, env: Streams['env']): boolean {
  const force = env.FORCE_COLOR
  if (force !== undefined) return force !== '0' && force !== 'false'
  if ((env.NO_COLOR ?? '') !== '') return false
  return stream.isTTY === true && env.TERM !== 'dumb'
}
