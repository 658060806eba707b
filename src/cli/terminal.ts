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
  /** Hears single keys until what it gives is called; undefined where there are none. Ctrl+C ends as ever. */
  readonly keys?: ((heard: (key: string) => void) => () => void) | undefined
}

export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array | string> & Partial<Keyboard>
  readonly stdout: Stream
  readonly stderr: Stream
  readonly env: Readonly<Record<string, string | undefined>>
}

/** What a terminal's stdin has besides. */
interface Keyboard {
  readonly isTTY: boolean
  setRawMode(mode: boolean): unknown
  resume(): unknown
  pause(): unknown
  on(event: 'data', listener: (chunk: Uint8Array | string) => void): unknown
  off(event: 'data', listener: (chunk: Uint8Array | string) => void): unknown
}

interface Stream {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export function createTerminal({ stdin, stdout, stderr, env }: Streams): Terminal {
  const dumb = env.TERM === 'dumb'
  const watched = stderr.isTTY === true && !dumb
  const interactive = stdin.isTTY === true && stdout.isTTY === true && !dumb
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    draw: (text) => void stderr.write(text),
    colors: { out: pc.createColors(hasColor(stdout, env)), err: pc.createColors(hasColor(stderr, env)) },
    width: Math.min(stderr.columns || stdout.columns || 80, 120),
    outWidth: stdout.isTTY === true ? stdout.columns || 80 : Number.POSITIVE_INFINITY,
    watched,
    interactive,
    keys: interactive && isKeyboard(stdin) ? (heard) => hear(stdin, heard) : undefined,
  }
}

/** FORCE_COLOR wins over NO_COLOR, as in Node itself; without either a stream has colours when it is a terminal. */
export function hasColor(stream: { readonly isTTY?: boolean }, env: Streams['env']): boolean {
  const force = env.FORCE_COLOR
  if (force !== undefined) return force !== '0' && force !== 'false'
  if ((env.NO_COLOR ?? '') !== '') return false
  return stream.isTTY === true && env.TERM !== 'dumb'
}

function isKeyboard(stdin: Partial<Keyboard>): stdin is Keyboard {
  return typeof stdin.setRawMode === 'function'
}

function hear(stdin: Keyboard, heard: (key: string) => void): () => void {
  const listener = (chunk: Uint8Array | string) => {
    const key = Buffer.from(chunk).toString('utf8')
    // Without line editing the terminal sends the key, and no signal.
    if (key === '\u0003') process.kill(process.pid, 'SIGINT')
    else heard(key)
  }
  stdin.setRawMode(true)
  stdin.resume()
  stdin.on('data', listener)
  return () => {
    stdin.off('data', listener)
    stdin.setRawMode(false)
    stdin.pause()
  }
}
