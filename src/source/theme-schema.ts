import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isPlainObject } from '../base/merge.ts'
import { shownPath } from '../base/paths.ts'
import { type Problem, warning } from '../base/problem.ts'

/** A theme's `_config.schema.json`: the JSON Schema of its options, where it brings one. */
export interface OptionSchema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly OptionSchema[]
  readonly properties?: Readonly<Record<string, OptionSchema>>
  readonly additionalProperties?: boolean | OptionSchema
  readonly items?: OptionSchema
  readonly minimum?: number
  /**
   * `address-and-icon`, of texts such as `/about/ || user`; `color`, as {@link parseColor} reads it; `day`, `2018-05-01`;
   * `year`, of texts and numbers.
   */
  readonly format?: string
  /** Of texts and numbers as they are written, a regular expression. */
  readonly pattern?: string
  /** At the root: the names of icons. */
  readonly icons?: readonly string[]
}

/** @param folder absolute, the theme's */
export function readThemeSchema(site: string, folder: string): { schema?: OptionSchema; problems: readonly Problem[] } {
  const path = join(folder, '_config.schema.json')
  if (!existsSync(path)) return { problems: [] }
  try {
    const schema: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (isPlainObject(schema)) return { schema, problems: [] }
    throw new Error('no object')
  } catch (error) {
    const file = shownPath(site, path)
    const said = error instanceof Error ? error.message : String(error)
    return { problems: [warning('theme-schema', { file, error: said }, { at: { file } })] }
  }
}
