import { constants, copyFile, link, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, posix } from 'node:path'
import { linkStatsAt } from '../base/file-stamp.ts'
import { type SourcePath, sourcePath } from '../base/paths.ts'
import { BlogError, problem } from '../base/problem.ts'
import { ownMark } from '../base/process-mark.ts'
import { asOne, type Change } from './as-one.ts'

/**
 * Writes a file that must not exist yet; when the name is taken, a number is added. The file system decides (flag
 * `wx`), so two commands at once, or a disk that ignores case, cannot overwrite anything.
 */

export interface Written {
  readonly path: SourcePath
  /** The name that was asked for, when it was taken. */
  readonly taken?: SourcePath
}

/** @throws {BlogError} name-taken after a thousand numbers, not-a-folder */
export async function writeNew(
  folder: string,
  path: SourcePath,
  content: string | Uint8Array,
  options: { readonly replace?: boolean } = {},
): Promise<Written> {
  if (options.replace === true) {
    await asOne(replacing(join(folder, path), content))
    await forgetOld(join(folder, path))
    return { path }
  }
  for (let number = 0; number < 1000; number++) {
    const candidate = number === 0 ? path : numbered(path, number)
    const file = join(folder, candidate)
    await makeFolder(folder, posix.dirname(candidate))
    try {
      await writeFile(file, content, { flag: 'wx' })
      return number === 0 ? { path } : { path: candidate, taken: path }
    } catch (error) {
      if (isTaken(error)) continue
      // Made, and then the disk was full.
      await rm(file, { force: true })
      throw error
    }
  }
  throw new BlogError(problem('name-taken', { path }))
}

/**
 * The changes that put a text in the place of a file, or where none is. It is written beside it and renamed: at any
 * moment the old file stands there, or the new one, and a link there is replaced, not followed.
 */
export function replacing(file: string, content: string | Uint8Array): readonly Change[] {
  const fresh = join(dirname(file), `.${basename(file)}.new-${ownMark()}`)
  const old = join(dirname(file), `.${basename(file)}.old-${ownMark()}`)
  const stood = linkStatsAt(file)?.isFile() === true
  return [
    {
      async do() {
        await mkdir(dirname(file), { recursive: true })
        await rm(fresh, { force: true })
        await writeFile(fresh, content, { flag: 'wx' }).catch(async (error: unknown) => {
          await rm(fresh, { force: true })
          throw error
        })
      },
      undo: () => rm(fresh, { force: true }),
    },
    {
      async do() {
        if (!stood) return
        await rm(old, { force: true })
        await link(file, old).catch(() => copyFile(file, old, constants.COPYFILE_EXCL))
      },
      undo: () => rm(old, { force: true }),
    },
    { do: () => rename(fresh, file), undo: () => (stood ? rename(old, file) : rm(file, { force: true })) },
  ]
}

/** Deletes what {@link replacing} kept in case of a failure. Where that fails, all is done: what stays is hidden. */
export async function forgetOld(file: string): Promise<void> {
  await rm(join(dirname(file), `.${basename(file)}.old-${ownMark()}`), { force: true }).catch(() => undefined)
}

/** @throws {BlogError} not-a-folder */
async function makeFolder(root: string, path: string): Promise<void> {
  try {
    await mkdir(join(root, path), { recursive: true })
  } catch (error) {
    if (!isTaken(error)) throw error
    throw new BlogError(problem('not-a-folder', { folder: path }), { cause: error })
  }
}

/** A page is its folder, so the folder gets the number: `about-1/index.md`; any other file itself: `你好-1.md`. */
function numbered(path: SourcePath, number: number): SourcePath {
  const { dir, name, ext } = posix.parse(path)
  if (name === 'index' && dir !== '') return sourcePath(`${dir}-${number}/index${ext}`)
  return sourcePath(posix.join(dir, `${name}-${number}${ext}`))
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'EISDIR')
}
