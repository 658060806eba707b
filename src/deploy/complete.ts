import { type Problem, problem, warning } from '../base/problem.ts'
import { few } from './checks.ts'
import type { SentFile } from './files.ts'

/** Whether everything that was published is deployed: what is left out without the author's saying so is named. */

/** Symbolic links, which are left out. */
export function checkLinks(links: readonly string[]): readonly Problem[] {
  if (links.length === 0) return []
  return [warning('deploy-symlink', few(links))]
}

/** Pipes, sockets, devices: never opened. */
export function checkOthers(others: readonly string[]): readonly Problem[] {
  if (others.length === 0) return []
  return [warning('deploy-not-a-file', few(others))]
}

interface Rules {
  readonly ignoreHidden: (folder: string) => boolean
  readonly ignorePattern: (folder: string) => RegExp | undefined
}

/** What the last build wrote is sent, but for what the author's rules leave out. */
export function checkComplete(
  files: readonly SentFile[],
  published: readonly string[],
  { ignoreHidden, ignorePattern }: Rules,
): readonly Problem[] {
  const sent = new Set(files.map(({ path }) => path))
  const hidden = ignoreHidden('public')
  const pattern = ignorePattern('public')
  const isIgnored = (name: string) => (hidden && name.startsWith('.')) || pattern?.test(name) === true
  const missing = published.filter((path) => !sent.has(path) && !path.split('/').some(isIgnored))
  return missing.length === 0 ? [] : [problem('deploy-left-out', few(missing))]
}
