import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Cli, type GlobalOptions, WrongUse } from './cli.ts'

/** Finds the site that a command is about: where its config lies, here or in a folder above. */

export const CONFIG_NAMES = [
  '_config.yml',
  '_config.yaml',
  '_config.json',
  'hanmo.config.ts',
  'hanmo.config.mts',
  'hanmo.config.js',
  'hanmo.config.mjs',
] as const

/**
 * The absolute folder of the site. With `--cwd` it is that folder and no other; without, the nearest one upwards, so
 * that commands work in `source/_posts/` too.
 * @throws {WrongUse} outside a site
 */
export async function findSite(cli: Cli, options: GlobalOptions): Promise<string> {
  const start = resolve(cli.cwd, options.cwd ?? '.')
  if (options.cwd !== undefined && !(await isThere(start)))
    throw new WrongUse(`The folder ${start} of --cwd does not exist.`)
  if (await isSite(start)) return start
  if (options.cwd === undefined && options.config === undefined)
    for (let folder = dirname(start); ; folder = dirname(folder)) {
      if (await isSite(folder)) return folder
      if (folder === dirname(folder)) break
    }
  // A site may have its config elsewhere.
  if (options.config !== undefined && (await isThere(join(start, 'source')))) return start
  throw new WrongUse(
    `There is no site in ${start}: it holds no _config.yml.`,
    'Go to the folder of your site or name it with --cwd; blog init my-blog makes a new site.',
  )
}

async function isSite(folder: string): Promise<boolean> {
  for (const name of CONFIG_NAMES) if (await isThere(join(folder, name))) return true
  return false
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
