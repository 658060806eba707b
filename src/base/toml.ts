import { parse, TomlDate, TomlError } from 'smol-toml'
import { frameOf, type Problem, problem } from './problem.ts'

/** TOML, in which Hugo's users write their front matter → plain data, dates as they were written. The home of smol-toml. */

export interface TomlOptions {
  /** Relative to the site, for messages. */
  readonly file: string
  /** Lines of the file before the text. */
  readonly linesBefore: number
  /** The whole file, for frames. */
  readonly whole: string
}

/** Never throws: what cannot be read is a problem, and the value is then undefined. */
export function parseToml(
  text: string,
  { file, linesBefore, whole }: TomlOptions,
): { readonly value: Readonly<Record<string, unknown>> | undefined; readonly problems: readonly Problem[] } {
  try {
    return { value: plain(parse(text)) as Record<string, unknown>, problems: [] }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const at = { file, line: error.line + linesBefore, column: error.column }
    const [first = ''] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
    return {
      value: undefined,
      problems: [problem('toml', { parser: first }, { at, frame: frameOf(whole, at.line, at.column) })],
    }
  }
}

/** Keys that reach the prototype are left out, as in YAML. */
function plain(value: unknown): unknown {
  if (value instanceof TomlDate) return value.toISOString().replace(/\.000(?=$|Z|[+-])/, '')
  if (typeof value === 'bigint') return Number(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => !DANGEROUS.has(key))
  return Object.fromEntries(entries.map(([key, part]) => [key, plain(part)]))
}

const DANGEROUS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
