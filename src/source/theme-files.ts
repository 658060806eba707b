import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { shownPath } from '../base/paths.ts'
import { type Problem, problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'

/**
 * A theme's folder → the files that a theme is made of. Only plain files inside the folder count: a symbolic link that
 * leads out of the theme is not followed. Read at once, since this is the first step of every command and the files
 * are few.
 */

/** A file below the theme: posix path, and where it really is. */
export interface ThemeFile {
  readonly path: string
  readonly absolute: string
}

const PARTS = ['languages', 'layout', 'source'] as const

/** By path, in code unit order. `problems` receives the links that are not followed. */
export function filesOf(site: string, folder: string, problems: Problem[]): readonly ThemeFile[] {
  const home = realpathSync(folder)
  const files: ThemeFile[] = []
  const walk = (path: string, trail: readonly string[]): void => {
    const entries = readdirSync(join(folder, path), { withFileTypes: true })
    for (const entry of entries.sort((a, b) => byCodeUnit(a.name, b.name))) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      if (path === '' && !PARTS.some((part) => part === entry.name) && !/^_config\.(ya?ml|json)$/.test(entry.name))
        continue
      if (entry.name === 'node_modules' || entry.name === '.git') continue
      const absolute = join(folder, inner)
      const kind = kindOf(entry, absolute, home)
      if (kind === 'outside') problems.push(leadsOut(site, absolute))
      if (kind === 'file') files.push({ path: inner.normalize('NFC'), absolute })
      if (kind !== 'folder') continue
      const real = realpathSync(absolute)
      if (!trail.includes(real)) walk(inner, [...trail, real])
    }
  }
  walk('', [home])
  return files
}

function kindOf(entry: Dirent, absolute: string, home: string): 'file' | 'folder' | 'outside' | 'other' {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'folder'
  if (!entry.isSymbolicLink()) return 'other'
  const real = existsSync(absolute) ? realpathSync(absolute) : undefined
  if (real === undefined) return 'other'
  if (real !== home && !real.startsWith(home + sep)) return 'outside'
  const found = statSync(real)
  return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other'
}

function leadsOut(site: string, absolute: string): Problem {
  const file = shownPath(site, absolute)
  return problem('theme-link-outside', { file }, { severity: 'warning', at: { file } })
}
