import { BlogError, type Problem, problem } from '../base/problem.ts'
import { parseJson, parseYaml } from '../base/yaml.ts'
import type { Config } from '../model/config.ts'
import type { SourceFile } from '../model/facts.ts'

/**
 * Files below `source/_data/` → `site.data`, one key a file.
 * @compat the key is the path below `_data/` without its ending: `_data/menu.yml` is `data.menu`.
 */
export function dataOf(
  files: Iterable<{ readonly file: SourceFile; readonly name: string }>,
  { limits, dates = false }: DataOptions,
): {
  readonly data: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
} {
  const data: Record<string, unknown> = {}
  const owners = new Map<string, string>()
  const problems: Problem[] = []
  for (const { file, name } of files) {
    const match = /^_data\/(.+)\.(?:ya?ml|json)$/i.exec(file.path)
    if (!match?.[1]) continue
    const key = match[1]
    const other = owners.get(key)
    if (other !== undefined) {
      problems.push(problem('data-twice', { files: [other, name], key }, { at: { file: name } }))
      continue
    }
    owners.set(key, name)
    if (limits.data_size > 0 && file.sizeBytes > limits.data_size * 1e6) {
      problems.push(tooLarge(file, name, limits.data_size))
      continue
    }
    try {
      const parse = /\.json$/i.test(file.path) ? parseJson : parseYaml
      const yaml = parse(file.text(), { file: name, dates: dates && parse === parseYaml })
      problems.push(...yaml.problems.map((found) => ({ ...found, code: 'data-yaml' as const })))
      if (!['__proto__', 'constructor', 'prototype'].includes(key)) data[key] = yaml.value
    } catch (error) {
      if (!(error instanceof BlogError)) throw error
      problems.push(error.problem)
    }
  }
  return { data, problems }
}

interface DataOptions {
  readonly limits: Config['limits']
  /** Days in YAML are dates, as for Hexo's scripts. */
  readonly dates?: boolean
}

function tooLarge({ sizeBytes }: SourceFile, file: string, limit: number): Problem {
  return problem('data-size', { sizeMb: (sizeBytes / 1e6).toFixed(1), limitMb: limit }, { at: { file } })
}
