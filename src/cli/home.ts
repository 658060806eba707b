import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Finds this package on disk, from source as from the bundle, by its own name. */
export function homeFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('hanmo/package.json'))
}

export function versionOf(home: string): string {
  const json: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return typeof json === 'object' && json !== null && 'version' in json ? String(json.version) : '0.0.0'
}
