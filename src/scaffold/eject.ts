import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { sourcePath } from '../base/paths.ts'
import { nearest } from '../base/text.ts'
import type { Config } from '../model/config.ts'
import type { Folders } from '../model/project.ts'
import { overlayOf } from '../source/theme.ts'
import { filesOf } from '../source/theme-files.ts'
import { checkWithin } from './within.ts'
import { writeNew } from './write.ts'

/** One file of a theme → its copy in `source/_theme/`, where the author may change it. */

/** Paths of what can lie over a theme, as the theme has them; options have a place of their own. */
export function ejectable(site: string, theme: string): readonly string[] {
  return filesOf(site, theme, []).flatMap(({ path }) => (path.includes('/') ? [path] : []))
}

/** The file that is meant: by its path, or as templates name it: `post`, `_partial/footer`, `css/mist`. */
export function fileMeant(files: readonly string[], view: string): { path: string } | { near: string | undefined } {
  const asked = view.replaceAll('\\', '/').replace(/^\.?\/+/, '')
  const ways = ['', 'layout/', 'source/', 'languages/'].flatMap((folder) =>
    ['', '.ejs', '.css', '.js', '.yml'].map((ending) => `${folder}${asked}${ending}`),
  )
  const path = ways.find((way) => files.includes(way))
  if (path !== undefined) return { path }
  const names = files.map((file) => file.replace(/^layout\/(.*)\.ejs$/, '$1').replace(/^source\//, ''))
  const wanted = asked.replace(/\.ejs$/, '')
  const alone = new Map(names.map((name) => [posix.basename(name), name]))
  return { near: nearest(wanted, names) ?? alone.get(nearest(wanted, alone.keys()) ?? '') }
}

/**
 * Gives the path of the copy below the site's source folder, and whether it was written: what is there is left alone
 * unless `replace` says otherwise.
 * @throws {BlogError} place-linked
 */
export async function eject(
  { folders, config }: { readonly folders: Pick<Folders, 'site' | 'source'>; readonly config: Config },
  theme: string,
  path: string,
  { replace = false } = {},
): Promise<{ readonly path: string; readonly written: boolean }> {
  const copy = sourcePath(`_theme/${path}`)
  await checkWithin(folders, config, copy)
  const isThere = existsSync(join(overlayOf(folders.source), path))
  if (isThere && !replace) return { path: copy, written: false }
  await writeNew(folders.source, copy, await readFile(join(theme, path)), { replace: isThere })
  return { path: copy, written: true }
}
