import { mkdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type SourcePath, sourcePath } from '../base/paths.ts'
import { BlogError, problem } from '../base/problem.ts'
import { wallDate } from '../base/wall-date.ts'
import type { Config } from '../model/config.ts'
import type { Writing } from '../model/extension.ts'
import type { Folders } from '../model/project.ts'
import { type Filling, type FrontValue, fillScaffold } from './fill.ts'
import { placeOf } from './place.ts'
import { readScaffold } from './scaffolds.ts'
import { checkWithin } from './within.ts'
import { type Written, writeNew } from './write.ts'

/** Turns a title and a layout into a new file below `source/` that is ready to be written in. */

interface NewArticle {
  readonly title: string
  /** Defaults to the config's `default_layout`, or `draft` for a draft. */
  readonly layout?: string
  readonly slug?: string
  readonly path?: string
  readonly draft?: boolean
  readonly replace?: boolean
  /** Further keys of the front matter. */
  readonly front?: Readonly<Record<string, FrontValue>>
}

/**
 * Creates the file, and its asset folder where the config says `post_asset_folder`.
 * @param writing whoever has a part in it
 * @throws {BlogError} title-empty, slug-empty, scaffold-missing, not-utf8, path-escapes, path-too-long
 */
export async function newArticle(
  folders: Pick<Folders, 'site' | 'source' | 'scaffolds'>,
  config: Config,
  wish: NewArticle,
  now: Date,
  writing: readonly Writing[] = [],
): Promise<Written> {
  // What a shell or a clipboard adds: line breaks, control characters, spaces around.
  const title = wish.title.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
  if (title === '') throw new BlogError(problem('title-empty', {}))
  const asked = wish.layout ?? (wish.draft === true ? 'draft' : config.default_layout)
  const scaffold = await readScaffold(folders.scaffolds, asked)
  const folder =
    wish.draft === true || scaffold.layout === 'draft' ? 'draft' : scaffold.layout === 'page' ? 'page' : 'post'
  const own = placeOf(
    {
      folder,
      title,
      date: now,
      ...(wish.slug === undefined ? {} : { slug: wish.slug }),
      ...(wish.path === undefined ? {} : { path: wish.path }),
      variables: { ...wish.front, layout: scaffold.layout },
    },
    config,
  )
  const path = await placeAmong(writing, folders.source, own, { ...wish, title, layout: scaffold.layout, date: now })
  const filling: Filling = {
    title,
    date: wallDate(now, config.timezone),
    layout: scaffold.layout === 'draft' ? 'post' : scaffold.layout,
    ...(wish.front === undefined ? {} : { front: wish.front }),
  }
  await checkWithin(folders, config, path)
  const text = fillScaffold(scaffold.text, filling)
  const written = await writeNew(folders.source, path, text, { replace: wish.replace === true })
  if (config.post_asset_folder && folder !== 'page')
    await mkdir(join(folders.source, assetFolderOf(written.path)), { recursive: true })
  for (const one of writing) await one.written?.(join(folders.source, written.path), text)
  return written
}

/** Where extensions want it, below `source/`. @throws {BlogError} path-escapes */
async function placeAmong(
  writing: readonly Writing[],
  source: string,
  own: SourcePath,
  wish: Readonly<Record<string, unknown>>,
): Promise<SourcePath> {
  let path = own
  for (const one of writing) {
    const given = await one.path?.(join(source, path), wish)
    if (given !== undefined) path = sourcePath(relative(source, given).replaceAll('\\', '/'))
  }
  return path
}

/** The folder beside a post that holds its pictures: the post's path without its ending. */
export const assetFolderOf = (path: string): string => path.replace(/\.[^./]+$/, '')
