import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join, posix } from 'node:path'
import { parseDate } from '../base/date-text.ts'
import { linkStatsAt } from '../base/file-stamp.ts'
import { sourcePath } from '../base/paths.ts'
import { BlogError, problem } from '../base/problem.ts'
import { slugize } from '../base/slug.ts'
import { byCodeUnit, nearest } from '../base/text.ts'
import { wallDate } from '../base/wall-date.ts'
import type { Config } from '../model/config.ts'
import type { Folders } from '../model/project.ts'
import { asOne, type Change } from './as-one.ts'
import { setFront, writtenFront } from './fill.ts'
import { assetFolderOf } from './new.ts'
import { placeOf } from './place.ts'
import { checkWithin } from './within.ts'
import { forgetOld, replacing, type Written, writeNew } from './write.ts'

/** Moves a draft from `_drafts/` to `_posts/`, with its assets; its text stays but for the date that it may lack. */

interface Publication {
  /** The draft's name, its path below `_drafts/`, or its title; the ending may be left out. */
  readonly name: string
  /** Written into the post when it is not `post`. */
  readonly layout?: string
  readonly replace?: boolean
}

interface Published extends Written {
  /** Below `source/`, as it is on disk. */
  readonly draft: string
}

const ENDING = /\.(?:md|markdown|mkd|mkdn|mdwn|mdtxt|mdtext|html?)$/i

/** @throws {BlogError} draft-missing, draft-ambiguous */
export async function publishDraft(
  folders: Pick<Folders, 'site' | 'source'>,
  config: Config,
  wish: Publication,
  now: Date,
): Promise<Published> {
  const draft = await findDraft(folders.source, wish.name, config.filename_case)
  await checkWithin(folders, config, draft)
  const file = join(folders.source, draft)
  const bytes = await readFile(file)
  const original = bytes.toString('utf8')
  let text = original
  const written = writtenFront(original, 'date')
  if (written === undefined || written === '') text = setFront(text, 'date', wallDate(now, config.timezone))
  const layout = wish.layout?.toLowerCase()
  if (layout !== undefined && layout !== 'post' && layout !== 'draft') text = setFront(text, 'layout', layout)

  const { dir, name, ext } = posix.parse(draft.slice('_drafts/'.length))
  const date = parseDate(written ?? '', config.timezone) ?? now
  const target = placeOf({ folder: 'post', title: name, slug: name, date }, config)
  const place = dir === '' ? target : sourcePath(`_posts/${dir}/${target.slice('_posts/'.length)}`)
  const path = sourcePath(place.replace(/\.[^./]+$/, ext))
  await checkWithin(folders, config, path)
  // Bytes that were not touched are written as they were, even if they are not UTF-8: the build reports it.
  const content = text === original ? bytes : text
  const at = (below: string) => join(folders.source, below)
  const post = wish.replace === true ? { path } : await writeNew(folders.source, path, content)
  const assets = config.post_asset_folder ? [movingFolder(at(assetFolderOf(draft)), at(assetFolderOf(post.path)))] : []
  const isNew: Change = { do: async () => {}, undo: () => rm(at(post.path)) }
  await asOne([
    ...(wish.replace === true ? replacing(at(path), content) : [isNew]),
    ...assets,
    // The last, so that nothing has to bring it back.
    { do: () => rm(file), undo: async () => {} },
  ])
  if (wish.replace === true) await forgetOld(at(path))
  return { ...post, draft }
}

/** Paths of all drafts below `_drafts/`, sorted; none when there is no such folder. */
export async function draftNames(source: string): Promise<readonly string[]> {
  const folder = join(source, '_drafts')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile() && ENDING.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length).replaceAll('\\', '/').replace(/^\/+/, ''))
    .sort(byCodeUnit)
}

async function findDraft(source: string, asked: string, filenameCase: 0 | 1 | 2): Promise<string> {
  const drafts = await draftNames(source)
  const wanted = asked.normalize('NFC').replace(/^(?:\.\/)?(?:source\/)?_drafts\//, '')
  const slug = slugize(wanted, { case: filenameCase })
  const bare = (path: string) => path.normalize('NFC').replace(/\.[^./]+$/, '')
  // From the exact to the vague; the first rule that finds something decides.
  const rules: readonly ((path: string) => boolean)[] = [
    (path) => path.normalize('NFC') === wanted || bare(path) === wanted,
    (path) => posix.basename(path.normalize('NFC')) === wanted || posix.basename(bare(path)) === wanted,
    (path) => slugize(posix.basename(bare(path)), { case: filenameCase }) === slug,
  ]
  for (const rule of rules) {
    const found = drafts.filter(rule)
    if (found.length > 1) throw new BlogError(problem('draft-ambiguous', { name: asked, drafts: found }))
    if (found[0] !== undefined) return `_drafts/${found[0]}`
  }
  const names = drafts.map(bare)
  throw new BlogError(problem('draft-missing', { name: asked, near: nearest(wanted, names), drafts: names }))
}

function movingFolder(from: string, to: string): Change {
  let hasMoved = false
  let wasThere = false
  return {
    async do() {
      if (linkStatsAt(from)?.isDirectory() !== true) return
      wasThere = linkStatsAt(to) !== undefined
      // An empty folder of that name may be there already; one with files is never mixed with another.
      await rename(from, to).catch((error: unknown) => {
        throw new BlogError(problem('assets-not-moved', { from, to }), { cause: error })
      })
      hasMoved = true
    },
    async undo() {
      if (hasMoved) await rename(to, from)
      if (hasMoved && wasThere) await mkdir(to)
    },
  }
}
