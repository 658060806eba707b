import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { type SourcePath, sourcePath } from '../base/paths.ts'
import { BlogError, problem } from '../base/problem.ts'

/**
 * Writes a file that must not exist yet; when the name is taken, a number is added. The file system decides (flag
 * `wx`), so two commands at once, or a disk that ignores case, cannot overwrite anything.
 */

export interface Written {
  readonly path: SourcePath
  /** The name that was asked for, when it was taken. */
  readonly taken?: SourcePath
}

/** @throws {BlogError} name-taken after a thousand numbers */
export async function writeNew(
  folder: string,
  path: SourcePath,
  content: string | Uint8Array,
  options: { readonly replace?: boolean } = {},
): Promise<Written> {
  for (let number = 0; number < 1000; number++) {
    const candidate = number === 0 ? path : numbered(path, number)
    const file = join(folder, candidate)
    await mkdir(dirname(file), { recursive: true })
    try {
      await writeFile(file, content, { flag: options.replace ? 'w' : 'wx' })
      return number === 0 ? { path } : { path: candidate, taken: path }
    } catch (error) {
      if (!isTaken(error)) throw error
    }
  }
  throw new BlogError(problem('name-taken', { path }))
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
