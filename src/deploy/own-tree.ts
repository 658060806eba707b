import { createHash } from 'node:crypto'
import { blobIdOf, type SentFile } from './files.ts'
import type { Entry, Tree } from './plan.ts'

/** Turns files on disk into the tree that git would make of their bytes, without asking git. */

export type Algorithm = 'sha1' | 'sha256'

export interface OwnTree {
  readonly tree: Tree
  /** Content that is on no disk, by path. */
  readonly texts: ReadonlyMap<string, string>
}

/** `texts` are files of ours besides those on disk; a file wins. */
export async function ownTree(
  files: readonly SentFile[],
  texts: ReadonlyMap<string, string>,
  algorithm: Algorithm,
): Promise<OwnTree> {
  const tree = new Map<string, Entry>()
  const queue = [...files]
  const next = async (): Promise<void> => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop())
      tree.set(file.path, { mode: '100644', id: await blobIdOf(file, algorithm) })
  }
  // A few at a time: reading waits for the disk, and thousands of open files are too many.
  await Promise.all(Array.from({ length: 16 }, next))
  const own = new Map<string, string>()
  for (const [path, text] of texts) {
    if (tree.has(path)) continue
    own.set(path, text)
    tree.set(path, { mode: '100644', id: idOfText(text, algorithm) })
  }
  return { tree, texts: own }
}

/** The files whose content is nowhere in `there`. */
export function newFiles(files: readonly SentFile[], ours: Tree, there: Tree): ReadonlyMap<string, SentFile> {
  const known = new Set<string>()
  for (const { id } of there.values()) known.add(id)
  const found = new Map<string, SentFile>()
  for (const file of files) {
    const id = ours.get(file.path)?.id
    if (id === undefined || known.has(id)) continue
    known.add(id)
    found.set(file.path, file)
  }
  return found
}

function idOfText(text: string, algorithm: Algorithm): string {
  return createHash(algorithm)
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex')
}
