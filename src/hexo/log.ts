import { format } from 'node:util'
import type { Hear, Said } from '../model/said.ts'
import { nearestPlace } from './stack.ts'

/** The log of scripts, `hexo.log`, as they call it, and who it was that said something. */

type Level = Said['level']

const NAMES: Readonly<Record<string, Level>> = {
  trace: 'debug',
  debug: 'debug',
  info: 'info',
  warn: 'warn',
  error: 'error',
  fatal: 'error',
  t: 'debug',
  d: 'debug',
  i: 'info',
  w: 'warn',
  e: 'error',
  f: 'error',
  log: 'info',
}

/** What scripts log, handed on as text with its level. */
export function createLog(write: (level: Level, text: string) => void): any {
  const at =
    (level: Level) =>
    (...args: any[]) => {
      const [first, ...rest] = args
      const given = first?.err instanceof Error ? [...rest, first.err.message] : args
      write(level, format(...given))
    }
  return Object.fromEntries(Object.entries(NAMES).map(([name, level]) => [name, at(level)]))
}

/** The package `hexo-log` as older themes call it, `require('hexo-log')()`, and as newer ones do. */
export function callableLog(exports: any): any {
  if (typeof exports?.default !== 'function' || typeof exports === 'function') return exports
  return Object.assign((...args: any[]) => exports.default(...args), exports)
}

/** Hands on what was said, with the place in the script or package that said it. */
export function withPlace(site: string, hear: Hear): (level: Level, text: string) => void {
  return (level, text) => {
    const at = callerIn(site)
    hear({ level, text: text.replace(/\u001b\[[0-9;]*m/g, ''), ...(at !== undefined && { at }) })
  }
}

/** The nearest line of the site's own scripts or theme, or else of a package. */
export function callerIn(site: string): string | undefined {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 40
  const { stack = '' } = new Error()
  Error.stackTraceLimit = stackTraceLimit
  return nearestPlace(site, stack)
}
