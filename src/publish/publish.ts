import { mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { digestOf } from '../base/digest.ts'
import { stampAt } from '../base/file-stamp.ts'
import type { RoutePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { Made, Target } from '../memo/engine.ts'
import type { Folders } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import { isAsPublished, type Manifest, type Published, readManifest, writeManifest } from './manifest.ts'
import { copyStaged, removeStaging, sameFiles, stagingFolder, writeStaged } from './staging.ts'

/**
 * Outputs → `public/`. The only writer of that folder. Everything is written into a staging folder first and renamed
 * when the last page has rendered: a build that fails, or ends half-way, leaves whole files only, and the last good
 * site where it was.
 */
export interface Written {
  /** Paths that are new or whose bytes changed, in the order of the routes. */
  readonly changed: readonly RoutePath[]
  readonly removed: readonly string[]
  readonly unchanged: number
  /** How many pages and files were rendered; copies do not count. */
  readonly rendered: number
}

/** What stands in `public/`, and where to put what comes there. */
interface Public extends Target {
  readonly folders: Folders
  readonly manifest: Manifest
}

export function openPublic(folders: Folders): Public {
  const manifest = readManifest(folders)
  return {
    folders,
    manifest,
    staging: stagingFolder(folders),
    standing(path) {
      const published = manifest.get(path)
      return isAsPublished(published, published?.digest, join(folders.public, path)) ? published?.digest : undefined
    },
  }
}

/**
 * @param problems what the build found so far; those of the outputs are added. With an error among them, or with any
 * when `strict`, nothing is published
 */
export async function publish(
  { folders, manifest: before, staging }: Public,
  outputs: AsyncIterable<Made<Route, Output>>,
  problems: Problem[],
  { strict = false }: { readonly strict?: boolean } = {},
): Promise<Written> {
  const after = new Map<string, Published>()
  const staged: { readonly path: RoutePath; readonly from: string; readonly digest: string }[] = []
  let rendered = 0
  removeStaging(folders)
  try {
    for await (const made of outputs) {
      problems.push(...made.problems)
      const { path } = made.key
      if (made.computed) rendered++
      const target = join(folders.public, path)
      const published = before.get(path)
      if (made.digest !== undefined && isAsPublished(published, made.digest, target)) {
        after.set(path, published as Published)
        continue
      }
      const output = made.file === undefined ? await made.value() : undefined
      const isCopy = output?.kind === 'copy'
      const from = made.file ?? (isCopy ? output.from : output && writeStaged(staging, path, output.body))
      if (from === undefined) continue
      const digest = isCopy ? `copy:${stampAt(from)}` : (made.digest ?? digestOf(readFileSync(from)))
      if (isAsPublished(published, digest, target) || sameFiles(target, from))
        after.set(path, { digest, look: stampAt(target) })
      else staged.push({ path, from: isCopy ? copyStaged(staging, path, from) : from, digest })
    }
    if (problems.some(({ severity }) => strict || severity === 'error'))
      return { changed: [], removed: [], unchanged: 0, rendered }
    const unchanged = after.size
    for (const { path, digest } of staged) after.set(path, { digest, look: '' })
    const removed = [...before.keys()].filter((file) => !after.has(file))
    // Named as ours before it is there: if the process ends in between, the next build still knows what to remove.
    if (staged.length > 0 || removed.length > 0) writeManifest(folders, new Map([...before, ...after]))
    for (const file of removed) removeFile(folders.public, file)
    // For all before any is replaced: what somebody put in the way stops the build here, with the last site as it was.
    for (const { path } of staged) makeRoom(folders.public, path)
    for (const { path, from, digest } of staged) {
      renameSync(from, join(folders.public, path))
      after.set(path, { digest, look: stampAt(join(folders.public, path)) })
    }
    if (!equalManifests(before, after)) writeManifest(folders, after)
    return { changed: staged.map(({ path }) => path), removed, unchanged, rendered }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

/** Deletes what earlier builds published, and nothing else. Gives the number of files. */
export function removePublished(folders: Folders): number {
  const files = readManifest(folders)
  for (const file of files.keys()) removeFile(folders.public, file)
  removeStaging(folders)
  removeEmpty(folders.public, folders.public)
  if (files.size > 0) writeManifest(folders, new Map())
  return files.size
}

/** A folder for the file, and no empty folder where the file goes: `rename` cannot replace one. */
function makeRoom(folder: string, path: RoutePath): void {
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true })
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) rmdirSync(target)
}

function removeFile(folder: string, file: string): void {
  rmSync(join(folder, file), { force: true })
  removeEmpty(dirname(join(folder, file)), folder)
}

/** Removes a folder and its parents up to `top` while they are empty. */
function removeEmpty(folder: string, top: string): void {
  for (let at = folder; at.startsWith(top); at = dirname(at)) {
    try {
      rmdirSync(at)
    } catch {
      return
    }
    if (at === top) return
  }
}

function equalManifests(a: ReadonlyMap<string, Published>, b: ReadonlyMap<string, Published>): boolean {
  if (a.size !== b.size) return false
  for (const [path, { digest, look }] of a) {
    const other = b.get(path)
    if (other?.digest !== digest || other.look !== look) return false
  }
  return true
}
