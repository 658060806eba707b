import type { Said } from '../../model/said.ts'

/**
 * What code of others writes to the process's streams by itself, as the logger of Hexo's package does, is heard as its
 * console is: written there, it would stand in the midst of what a program reads.
 */
interface Work {
  /** Said when the work ends: lines that nobody has ended by then. */
  readonly left: Set<() => void>
  readonly around: { hear(level: Said['level'], text: string): void }
}

/** @param current whose work is going on; undefined for our own, which writes as ever */
export function takeStreams(current: () => Work | undefined): void {
  const { stdout, stderr } = process
  for (const [stream, level] of [
    [stdout, 'info'],
    [stderr, 'warn'],
  ] as const) {
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean
    let line = ''
    let lineOf: Work | undefined
    const sayLines = (work: Work, isAll: boolean): void => {
      const lines = line.split('\n')
      line = isAll ? '' : (lines.pop() ?? '')
      for (const one of lines) if (one.trim() !== '') work.around.hear(...leveled(one, level))
    }
    const sayRest = () => lineOf && sayLines(lineOf, true)
    stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
      const work = current()
      if (work === undefined) return write(chunk, ...rest)
      // A line that nobody ends is said all the same.
      if (lineOf !== undefined && lineOf !== work) sayLines(lineOf, true)
      lineOf = work
      line += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()
      sayLines(work, false)
      if (line !== '') {
        work.left.add(sayRest)
        // For what is written after its end.
        setImmediate(sayRest)
      }
      const done = rest.find((one) => typeof one === 'function') as (() => void) | undefined
      if (done) process.nextTick(done)
      return true
    }) as typeof stream.write
  }
}

const LABELS = { TRACE: 'debug', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error', FATAL: 'error' } as const

/** A line of a logger begins with its level. */
function leveled(line: string, otherwise: Said['level']): [Said['level'], string] {
  const plain = line.replace(/\u001b\[[0-9;]*m/g, '')
  const [label, name] = /^(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\s+/.exec(plain) ?? []
  return label === undefined ? [otherwise, line] : [LABELS[name as keyof typeof LABELS], plain.slice(label.length)]
}
