import { readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { byCodeUnit } from '../base/text.ts'
import type { Cli, GlobalOptions } from './cli.ts'
import { TYPES } from './list-types.ts'
import { openSite, readSite } from './site.ts'

/** What a site has that may stand on a command line: for completion, and for questions that offer what is there. */

/** Tags and categories of all posts, drafts too, those that are used most first. Categories are as they are written: `"数学/代数"`. */
export interface UsedTaxa {
  readonly tags: readonly string[]
  readonly categories: readonly string[]
}

export async function usedTaxa(cli: Cli, options: GlobalOptions): Promise<UsedTaxa> {
  const [project, { createPlainEngine }, { survey }] = await Promise.all([
    openSite(cli, { ...options, silent: true }, { render_drafts: true }),
    import('../road/engines.ts'),
    import('../road/survey.ts'),
  ])
  const { posts } = (await survey(project, createPlainEngine(cli.now()))).world.site
  return {
    tags: byUse(posts.flatMap(({ tags }) => tags)),
    categories: byUse(posts.flatMap(({ categories }) => categories.map((path) => path.join('/')))),
  }
}

function byUse(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a, many], [b, few]) => few - many || byCodeUnit(a, b)).map(([name]) => name)
}

type Values = (cli: Cli, options: GlobalOptions, typed: string) => Promise<readonly string[]>

/** By command, then by argument or option. What a command takes besides, its own choices say. */
const VALUES: Readonly<Record<string, Readonly<Record<string, Values>>>> = {
  new: { layout: layouts, '--tags': listed(async (cli, options) => (await usedTaxa(cli, options)).tags) },
  publish: {
    layout: async (cli, options) => [...(await drafts(cli, options)), ...(await layouts(cli, options))],
    draft: drafts,
  },
  render: { file: articles },
  deploy: { '--only': targets },
  theme: {
    name: async (cli, options) => {
      const { themesOf } = await import('../source/theme-folder.ts')
      return themesOf((await quietly(cli, options)).folders.site).map(({ name }) => name)
    },
  },
  list: { type: async () => TYPES },
  explain: {
    code: async ({ locale }) => {
      const { loadExplanations } = await import('../messages/load.ts')
      return Object.values((await loadExplanations(locale)).areas).flatMap((codes) => Object.keys(codes))
    },
  },
  config: { key: async () => [...(await import('../config/fields.ts')).knownKeys().keys()] },
}

/** Undefined where nothing is known of them. */
export function valuesOf(command: string, name: string): Values | undefined {
  return VALUES[command]?.[name]
}

/** Folders, and files too, as far as they are typed: `"source/_po"`. */
export async function pathsAt(folder: string, typed: string, files: boolean): Promise<readonly string[]> {
  const above = typed.slice(0, typed.lastIndexOf('/') + 1)
  const entries = await readdir(resolve(folder, above), { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => files || entry.isDirectory())
    .map((entry) => `${above}${entry.name}${entry.isDirectory() ? '/' : ''}`)
    .sort(byCodeUnit)
}

/** Several with commas between them: the last of them is completed. */
function listed(values: Values): Values {
  return async (cli, options, typed) => {
    const before = typed.slice(0, typed.lastIndexOf(',') + 1)
    const written = new Set(before.split(','))
    return (await values(cli, options, typed)).flatMap((value) => (written.has(value) ? [] : [before + value]))
  }
}

async function layouts(cli: Cli, options: GlobalOptions): Promise<readonly string[]> {
  const { scaffoldNames } = await import('../scaffold/scaffolds.ts')
  return scaffoldNames((await quietly(cli, options)).folders.scaffolds)
}

async function drafts(cli: Cli, options: GlobalOptions): Promise<readonly string[]> {
  const { draftNames } = await import('../scaffold/publish.ts')
  return draftNames((await quietly(cli, options)).folders.source)
}

/** Markdown files as one types them here. */
async function articles(cli: Cli, options: GlobalOptions): Promise<readonly string[]> {
  const { shownPath } = await import('./site.ts')
  const { source } = (await quietly(cli, options)).folders
  const files = await readdir(source, { recursive: true, withFileTypes: true })
  return files
    .filter((file) => file.isFile() && /\.(?:md|markdown)$/i.test(file.name))
    .map((file) => shownPath(cli, join(file.parentPath, file.name)).replaceAll('\\', '/'))
    .sort(byCodeUnit)
}

async function targets(cli: Cli, options: GlobalOptions): Promise<readonly string[]> {
  const { config, folders } = await quietly(cli, options)
  const { parseDeploy } = await import('../deploy/targets.ts')
  const found = parseDeploy(config.deploy, { siteFolder: folders.site, env: cli.env }).targets
  return found.flatMap(({ name, aliases }) => [name, ...aliases])
}

const quietly = (cli: Cli, options: GlobalOptions) => readSite(cli, { ...options, silent: true })
