import { BlogError, type Problem, problem, warning } from '../base/problem.ts'
import { type Address, type Credentials, isHttp, tokenCredentials } from './address.ts'

/** Reads the values of single keys under `deploy:`: a branch behind an address, a token's variable, a pattern. */

export type Settings = Readonly<Record<string, unknown>>
type Env = Readonly<Record<string, string | undefined>>

/** `url,branch`, split at the last comma, since a folder's name may hold others. */
export function splitBranch(text: string): { readonly url: string; readonly branch?: string } {
  const comma = text.lastIndexOf(',')
  const branch = text.slice(comma + 1).trim()
  // The comma is one of a password.
  if (branch.includes('@')) return { url: text }
  return comma < 0 || branch === '' ? { url: text.replace(/,\s*$/, '') } : { url: text.slice(0, comma), branch }
}

/** Refuses what git refuses as a branch. @see https://git-scm.com/docs/git-check-ref-format */
export function checkBranch(branch: string): void {
  const bad =
    branch.startsWith('-') ||
    branch === '@' ||
    branch === 'HEAD' ||
    /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|\.$/.test(branch) ||
    branch.split('/').some((part) => part.startsWith('.') || part.endsWith('.lock'))
  if (!bad) return
  throw new BlogError(problem('deploy-branch', { branch: branch.replace(/[\u0000-\u001f\u007f]/g, '·') }))
}

export function tokenOf(token: string, address: Address, env: Env, problems: Problem[]): Credentials | undefined {
  if (!isHttp(address)) {
    problems.push(warning('deploy-token-unused', { shown: address.shown }))
    return address.credentials
  }
  const variable = /^\$\{?(\w+)\}?$/.exec(token)?.[1]
  if (variable === undefined) {
    problems.push(warning('deploy-token-in-config', {}))
    return tokenCredentials(address, token)
  }
  const value = env[variable]
  if (value) return tokenCredentials(address, value.trim())
  throw new BlogError(problem('deploy-token-missing', { variable }))
}

export function extendDirsOf(value: unknown): readonly string[] {
  return listOf(value, 'extend_dirs').map((folder) => {
    const clean = folder
      .replaceAll('\\', '/')
      .split('/')
      .filter((part) => part !== '' && part !== '.')
    if (!clean.includes('..') && !/^[a-zA-Z]:/.test(folder)) return clean.join('/')
    throw new BlogError(problem('deploy-extend-dirs', { folder }))
  })
}

export function ignoreHiddenOf(value: unknown): (folder: string) => boolean {
  const fallback = (folder: string) => folder !== 'public'
  if (typeof value === 'boolean') return () => value
  if (typeof value !== 'object' || value === null) return fallback
  const map = value as Settings
  return (folder) => {
    const own = map[folder] ?? (folder === '' ? map['/'] : undefined)
    return typeof own === 'boolean' ? own : fallback(folder)
  }
}

export function ignorePatternOf(value: unknown): (folder: string) => RegExp | undefined {
  if (value instanceof RegExp) return () => value
  if (typeof value === 'string') {
    const pattern = value === '' ? undefined : regExpOf(value)
    return () => pattern
  }
  if (typeof value !== 'object' || value === null) return () => undefined
  const patterns = new Map<string, RegExp>()
  for (const [folder, pattern] of Object.entries(value))
    if (typeof pattern === 'string' && pattern !== '') patterns.set(folder, regExpOf(pattern))
  return (folder) => patterns.get(folder) ?? (folder === '' ? patterns.get('/') : undefined)
}

function regExpOf(pattern: string): RegExp {
  try {
    return new RegExp(pattern)
  } catch (cause) {
    throw new BlogError(problem('deploy-ignore-pattern', { pattern, error: (cause as Error).message }), { cause })
  }
}

export function listOf(value: unknown, key: string): readonly string[] {
  if (value === undefined || value === null || value === '') return []
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.map((item) => {
    const text = textOf(item)
    if (text !== undefined) return text
    throw new BlogError(problem('deploy-form', { key, ...describe(item) }))
  })
}

export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

/** What stands there instead of what is expected. */
export function describe(value: unknown): { is: 'list' | 'nothing' | 'group' | 'value'; value: string } {
  if (Array.isArray(value)) return { is: 'list', value: '' }
  if (value === null) return { is: 'nothing', value: '' }
  if (typeof value === 'object') return { is: 'group', value: '' }
  return { is: 'value', value: `${typeof value} ${JSON.stringify(value)}` }
}
