import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { findConfigFiles, findSite } from '../config/find.ts'
import { LOCALES, type Locale } from '../messages/load.ts'

/**
 * The command line, the environment and the site → the language of messages. Settled before the command line is parsed,
 * since its help is in that language too.
 */

interface Where {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** `process.platform`; Windows has no `LANG`, and its own setting counts instead. */
  readonly platform: string
  /** What the system is set to. */
  readonly system: () => string
}

/** Never throws: a site that cannot be read has no language. */
export function languageOf({ args, env, cwd, platform, system }: Where): Locale {
  const asked = optionIn(args, '--lang')
  const known = LOCALES.find((one) => one === asked)
  if (known !== undefined) return known
  // As gettext looks: the first that is set is the terminal's, and "C" there is no language.
  const terminal = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '')
  return (
    localeFrom(env.HANMO_LANG) ??
    localeFrom(terminal ?? (platform === 'win32' ? system() : undefined)) ??
    localeFrom(languageOfSite(args, cwd)) ??
    'en'
  )
}

/** `zh_CN.UTF-8`, `zh-TW`, `en`: Chinese or, for all others, English; undefined where none is named. */
function localeFrom(name: string | undefined): Locale | undefined {
  const [language = ''] = (name ?? '').toLowerCase().split(/[_.@-]/)
  if (['', 'c', 'posix', 'und'].includes(language)) return undefined
  return language === 'zh' ? 'zh-CN' : 'en'
}

/** YAML and JSON alike, a text or a list; anything else is left to the real reader. */
const LANGUAGE = /^(?:language|[\s{]*"language")\s*:\s*(?:\[\s*|\n\s*-\s*)?["']?([a-z]{2,3}(?:[-_][\w-]+)?)/im

function languageOfSite(args: readonly string[], cwd: string): string | undefined {
  const site = findSite(resolve(cwd, optionIn(args, '--cwd') ?? '.'))
  if (site === undefined) return undefined
  const { files } = findConfigFiles(site, optionIn(args, '--config')?.split(','))
  const named = files.filter((file) => /\.(?:ya?ml|json)$/.test(file)).map((file) => LANGUAGE.exec(textOf(file))?.[1])
  return named.findLast((one) => one !== undefined)
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** `--lang en` or `--lang=en`. */
export function optionIn(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((arg) => arg === name || arg.startsWith(`${name}=`))
  if (at === -1) return undefined
  return args[at] === name ? args[at + 1] : args[at]?.slice(name.length + 1)
}
