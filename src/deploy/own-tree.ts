import { readFileSync } from 'node:fs'
import { type Algorithm, blobId } from './blob-id.ts'
import type { SentFile } from './files.ts'
import type { Entry, Tree } from './plan.ts'

/** Turns files on disk into the tree that git would make of their bytes, without asking git. */

interface OwnTree {
  readonly tree: Tree
  /** Content that is on no disk, by path. */
  readonly texts: ReadonlyMap<string, string>
}

/** `texts` are files of ours besides those on disk; a file wins. */
export function ownTree(files: readonly SentFile[], texts: ReadonlyMap<string, string>, algorithm: Algorithm): OwnTree {
  const tree = new Map<string, Entry>()
  for (const file of files) tree.set(file.path, { mode: '100644', id: blobId(readFileSync(file.file), algorithm) })
  const own = new Map<string, string>()
  for (const [path, text] of texts) {
    if (tree.has(path)) continue
    own.set(path, text)
    tree.set(path, { mode: '100644', id: blobId(Buffer.from(text), algorithm) })
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
