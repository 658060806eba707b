import type { Hear, Said } from '../model/said.ts'
import type { Cli, GlobalOptions } from './cli.ts'
import { printable } from './text-width.ts'

/** Hears what plugins, scripts and themes say, and prints it as theirs: on the error output, the same thing once. */
export function createHearing({ terminal }: Pick<Cli, 'terminal'>, options: GlobalOptions): Hear {
  const said = new Set<string>()
  return (one) => {
    const key = JSON.stringify(one)
    if (!isWanted(one.level, options) || said.has(key)) return
    said.add(key)
    // A bar may be drawn in this line.
    if (terminal.watched) terminal.draw('\r\u001b[K')
    terminal.err(lineOf(one, terminal.colors.err))
  }
}

function isWanted(level: Said['level'], { debug, silent }: GlobalOptions): boolean {
  if (silent === true) return level === 'error'
  return level !== 'debug' || debug === true
}

/** As Hexo logs it, and where it comes from: behind what is one line, before what is more. */
function lineOf({ level, text, at }: Said, { red, yellow, green, dim }: Cli['terminal']['colors']['err']): string {
  const label = LABELS[level]
  const color = { error: red, warn: yellow, info: green, debug: dim }[level]
  const words = printable(text.trimEnd())
  const place = at === undefined ? '' : dim(at)
  return words.includes('\n') ? `${color(label)}  ${place}\n${words}` : `${color(label)}  ${words}  ${place}`.trimEnd()
}

/** Hexo's. */
const LABELS = { error: 'ERROR', warn: 'WARN ', info: 'INFO ', debug: 'DEBUG' } as const
