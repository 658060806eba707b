import { format } from 'node:util'

/** The log of scripts, `hexo.log`, as they call it. */

export type Level = 'debug' | 'error' | 'fatal' | 'info' | 'trace' | 'warn'

const NAMES: Readonly<Record<string, Level>> = {
  t: 'trace',
  d: 'debug',
  i: 'info',
  w: 'warn',
  e: 'error',
  f: 'fatal',
  log: 'info',
}

/** What scripts log, handed on as text with its level; colours of terminals are taken off. */
export function createLog(write: (level: Level, text: string) => void): any {
  const at =
    (level: Level) =>
    (...args: any[]) => {
      const [first, ...rest] = args
      const given = first?.err instanceof Error ? [...rest, first.err.message] : args
      write(level, format(...given).replace(/\u001b\[[0-9;]*m/g, ''))
    }
  const levels: Level[] = ['debug', 'error', 'fatal', 'info', 'trace', 'warn']
  const log: any = Object.fromEntries(levels.map((level) => [level, at(level)]))
  for (const [name, level] of Object.entries(NAMES)) log[name] = log[level]
  return log
}
