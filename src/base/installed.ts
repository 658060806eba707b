import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/** A package that an author has installed beside the site, or above it; none of these comes with us. */
export interface Installed {
  readonly version: string
  /** Absolute, as its main module. */
  readonly folder: string
  readonly file: string
}

type Manifest = Readonly<Partial<Record<'version' | 'main' | 'module', unknown>>>

/** Found as Node finds it, upwards from a folder, without loading anything. @param folder absolute */
export function installedAbove(folder: string, name: string): Installed | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const home = join(at, 'node_modules', name)
    if (existsSync(join(home, 'package.json'))) {
      const { version, main, module } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as Manifest
      const file = main ?? module ?? exported(home, name)
      return { version: String(version), folder: home, file: join(home, String(file ?? 'index.js')) }
    }
    if (at === dirname(at)) return undefined
  }
}

/** What a package that names no main module exports in its place. */
function exported(home: string, name: string): string | undefined {
  try {
    const from = createRequire(join(home, 'package.json'))
    return relative(realpathSync(home), from.resolve(name))
  } catch {
    return undefined
  }
}
