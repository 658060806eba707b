import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../base/package.ts'

/** Where this package lies on disk, and which version of it runs. Read when asked: `--version` loads nothing else. */
export const homeFolder = (): string => packageFolder()

export function versionOf(home: string): string {
  const json: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return typeof json === 'object' && json !== null && 'version' in json ? String(json.version) : '0.0.0'
}
