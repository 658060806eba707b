import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

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
      return { version: String(version), folder: home, file: join(home, String(main ?? module ?? 'index.js')) }
    }
    if (at === dirname(at)) return undefined
  }
}
