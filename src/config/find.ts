import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, sep } from 'node:path'
import { type Problem, problem } from '../base/problem.ts'
import { byCodeUnit, nearest } from '../base/text.ts'

/** A folder → the config files that count in it, in the order in which later ones win. */

/** One of these is read, the first that exists; `hanmo.config.*` comes on top, so that YAML and code can share the work. */
const DATA_FILES = ['_config.yml', '_config.yaml', '_config.json'] as const
const SCRIPT_FILES = ['hanmo.config.ts', 'hanmo.config.mts', 'hanmo.config.js', 'hanmo.config.mjs'] as const

interface ConfigFiles {
  /** Absolute paths. */
  readonly files: readonly string[]
  readonly problems: readonly Problem[]
}

/**
 * The nearest folder from `start` upwards that is a site; a theme's own `_config.yml` does not make its folder one.
 * Undefined when there is none.
 */
export function findSite(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isSite(folder)) return folder
    if (dirname(folder) === folder) return undefined
  }
}

/** Whether the folder holds a config file of a site. */
function isSite(folder: string): boolean {
  if (![...DATA_FILES, ...SCRIPT_FILES].some((name) => existsSync(join(folder, name)))) return false
  return !(['themes', 'node_modules'].includes(basename(dirname(folder))) && existsSync(join(folder, 'layout')))
}

/** @param asked what `--config` names, relative to `site` or absolute; none for the usual files */
export function findConfigFiles(site: string, asked: readonly string[] | undefined): ConfigFiles {
  return asked && asked.length > 0 ? findAsked(site, asked) : findUsual(site)
}

/** `_config.NAME.yml` of the site, absolute; undefined when there is none. */
export function findThemeConfig(site: string, theme: string): string | undefined {
  if (theme === '' || /[/\\]/.test(theme)) return undefined
  return ['yml', 'yaml', 'json']
    .map((ending) => join(site, `_config.${theme}.${ending}`))
    .find((path) => existsSync(path))
}

function findUsual(site: string): ConfigFiles {
  const data = DATA_FILES.filter((name) => existsSync(join(site, name)))
  const scripts = SCRIPT_FILES.filter((name) => existsSync(join(site, name)))
  const used = [...data.slice(0, 1), ...scripts.slice(0, 1)]
  const problems: Problem[] = [...data.slice(1), ...scripts.slice(1)].map((name) => {
    const by = (/^_/.test(name) ? data[0] : scripts[0]) ?? ''
    const params = { file: name, by, all: [...data, ...scripts] }
    return problem('config-shadowed', params, { severity: 'warning', at: { file: name } })
  })
  if (used.length === 0)
    problems.push(
      existsSync(join(site, 'source'))
        ? problem('config-missing', { folder: site }, { severity: 'warning' })
        : problem('site-missing', { folder: site }),
    )
  return { files: used.map((name) => join(site, name)), problems }
}

function findAsked(site: string, asked: readonly string[]): ConfigFiles {
  const files: string[] = []
  const problems: Problem[] = []
  for (const name of asked) {
    const path = isAbsolute(name) ? name : join(site, name)
    if (existsSync(path)) files.push(path)
    else problems.push(missing(site, name, path))
  }
  return { files, problems }
}

function missing(site: string, name: string, path: string): Problem {
  const folder = dirname(path)
  const there = existsSync(folder) ? readdirSync(folder).sort(byCodeUnit) : []
  const near = nearest(basename(path), there)
  return problem('config-file-missing', {
    file: name,
    site,
    near: near === undefined ? undefined : join(dirname(name), near).split(sep).join('/'),
  })
}
