import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPlainObject } from './merge.ts'

/** What a folder depends on, by its package.json. */
export interface Dependencies {
  /** In the order of the file. */
  readonly needed: readonly string[]
  /** Those for development. */
  readonly dev: readonly string[]
  /** What it runs on: `["node", "hanmo"]`. */
  readonly engines: readonly string[]
  /** Why the file cannot be read; undefined also where there is none. */
  readonly fault: string | undefined
}

/** @param folder absolute */
export function dependenciesOf(folder: string): Dependencies {
  try {
    const json: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8').replace(/^\ufeff/, ''))
    const names = (list: unknown) => (isPlainObject(list) ? Object.keys(list) : [])
    const { dependencies, devDependencies, engines } = isPlainObject(json) ? json : {}
    return { needed: names(dependencies), dev: names(devDependencies), engines: names(engines), fault: undefined }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    return { needed: [], dev: [], engines: [], fault: code === 'ENOENT' || code === 'ENOTDIR' ? undefined : message }
  }
}
