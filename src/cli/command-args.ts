import type { CommandArgs } from '../model/extension.ts'

/**
 * A command line as commands of plugins expect it, which is what minimist makes of it: words in `_`, `-u` and `--update` as
 * `true`, `--page 2`, `--page=2` and `-p2` with their values, `--no-cache` as `cache: false`, what is given twice as a list.
 * An option in words has its name in camel case too.
 */
export function commandArgs(argv: readonly string[]): CommandArgs {
  const words: string[] = []
  const options: Record<string, unknown> = Object.create(null)
  const set = (name: string, value: string | boolean): void => {
    const given = typeof value === 'string' && !TEXTS.has(name) && isNumber(value) ? Number(value) : value
    for (const key of new Set([name, camelCase(name)])) options[key] = both(options[key], given)
  }
  const end = argv.indexOf('--')
  const before = end < 0 ? argv : argv.slice(0, end)
  for (let at = 0; at < before.length; at++) {
    const arg = before[at] ?? ''
    const next = before[at + 1]
    const hasValue = next !== undefined && !/^-[^-]|^--[^-]/.test(next)
    const [, name, value] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? []
    if (name !== undefined) {
      if (value !== undefined) set(name, value)
      else if (/^no-./.test(name)) set(name.slice(3), false)
      else if (hasValue) set(name, before[++at] ?? '')
      else set(name, true)
      continue
    }
    if (!/^-[^-]/.test(arg)) {
      words.push(arg)
      continue
    }
    const [, letters = '', rest] = /^-([A-Za-z]*?[A-Za-z])(?:=(.*)|(-?\d.*))?$/s
      .exec(arg)
      ?.flatMap((one) => one ?? []) ?? [arg, arg.slice(1)]
    for (const letter of letters.slice(0, -1)) set(letter, true)
    const last = letters.at(-1) ?? ''
    if (rest !== undefined) set(last, rest)
    else if (hasValue) set(last, before[++at] ?? '')
    else set(last, true)
  }
  return Object.assign(options, { _: [...words, ...(end < 0 ? [] : argv.slice(end + 1))] })
}

/** A title or a path is a text, also where it looks like a number. */
const TEXTS: ReadonlySet<string> = new Set(['p', 'path', 's', 'slug'])

const isNumber = (text: string): boolean => /^(?:0x[\da-f]+|[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)$/i.test(text)

const camelCase = (name: string): string =>
  name.replace(/(?<=\w)[-_]+(\w)/g, (_, letter: string) => letter.toUpperCase())

/** A flag is replaced, a value joined by the next. */
function both(before: unknown, value: unknown): unknown {
  if (before === undefined || typeof before === 'boolean') return value
  return Array.isArray(before) ? [...before, value] : [before, value]
}

/** The command in a command line, and everything else; undefined where none is named. */
export function splitCommand(
  args: readonly string[],
): { readonly word: string; readonly rest: readonly string[] } | undefined {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? ''
    if (arg === '--cwd' || arg === '--config' || arg === '--lang') at++
    else if (!arg.startsWith('-')) return { word: arg, rest: [...args.slice(0, at), ...args.slice(at + 1)] }
  }
  return undefined
}
