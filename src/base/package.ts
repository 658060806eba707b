import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of this package, which holds `themes/mist` and `scaffolds`: the nearest one upwards with a
 * `package.json`. The code may run from `src/` or from any depth of `dist/`.
 */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The package of hanmo has lost its package.json.')
    folder = parent
  }
  return folder
}

/** The version in `package.json`: `"0.1.0"`. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version?: unknown }
  return String(version)
}
