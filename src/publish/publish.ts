import { readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../base/digest.ts'
import { ownStampAt } from '../base/file-stamp.ts'
import type { RoutePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { Made, Target } from '../memo/engine.ts'
import type { Minifier } from '../minify/minifier.ts'
import type { Folders } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import { checkKept, checkLinks, checkStrangers } from './checks.ts'
import { openCopies, type Stripped } from './copies.ts'
import {
  isAsPublished,
  isManifestLost,
  type Manifest,
  type OpenManifest,
  openManifest,
  type Published,
  readManifest,
  writeManifest,
} from './manifest.ts'
import { openShrinking, type Shrinking } from './shrinking.ts'
import { removeStaging, sameFiles, stagingFolder, writeStaged } from './staging.ts'
import { openStanding, removeEmpty, type Standing, unrenamed } from './standing.ts'

/**
 * Outputs → `public/`. The only writer of that folder. Everything is written into a staging folder first and renamed
 * when the last page has rendered: a build that fails, or ends half-way, leaves whole files only, and the last good
 * site where it was.
 */
export interface Written {
  /** Paths that are new or whose bytes changed, in the order of the routes. */
  readonly changed: readonly RoutePath[]
  readonly removed: readonly string[]
  /** How many of the pages that were there go, if most of them do: is this still the same site? */
  readonly vanished?: Vanished | undefined
  /** What was removed from pictures that came or changed. */
  readonly stripped?: Stripped | undefined
  readonly unchanged: number
  /** How many pages and files were rendered; copies do not count. */
  readonly rendered: number
  /** How many of these depend on what is no fact. */
  readonly volatile: number
}

export interface Vanished {
  readonly pages: number
  readonly of: number
}

/** What stands in `public/`, and where to put what comes there. */
interface Public extends Target {
  readonly folders: Folders
  readonly manifest: OpenManifest
  readonly shrinking: Shrinking
  /** What the next manifest has so far. */
  readonly after: Map<RoutePath, Published>
}

/**
 * @param minifier makes texts smaller on their way
 * @param all whether somebody wants to see all pages, those too that stay as they are
 */
export function openPublic(folders: Folders, minifier?: Minifier, all = minifier !== undefined): Public {
  const opened = openManifest(folders)
  const { files: manifest } = opened
  const shrinking = openShrinking(minifier)
  const after = new Map<RoutePath, Published>()
  const stays = (id: string, digest: string): boolean => {
    const published = manifest.get(id as RoutePath)
    // Thousands of times, and there is nothing to join: a route's path is plain.
    if (published === undefined || !isAsPublished(published, digest, `${folders.public}/${id}`)) return false
    after.set(id as RoutePath, published)
    return true
  }
  return {
    folders,
    manifest: opened,
    shrinking,
    after,
    ...(!all && { stays }),
    staging: stagingFolder(folders),
    standing(path) {
      const published = manifest.get(path as RoutePath)
      if (!isAsPublished(published, published?.digest, join(folders.public, path))) return undefined
      return published && shrinking.madeOf(published.digest)
    },
  }
}

interface PublishOptions {
  readonly strict?: boolean
  /** Files of others at addresses of the site are overwritten. */
  readonly force?: boolean
  readonly images?: Parameters<typeof openCopies>[0]
}

/** The digest of what is not known to be as it should. */
const UNREAD = 'unread'

interface Staged {
  readonly path: RoutePath
  readonly from: string
  readonly digest: string
  readonly content?: string | undefined
}

/**
 * @param problems what the build found so far; those of the outputs and of `public/` are added. With an error among
 * them, or with any when `strict`, nothing is published
 */
export async function publish(
  { folders, manifest, staging, shrinking, after }: Public,
  outputs: AsyncIterable<Made<Route, Output>>,
  problems: Problem[],
  { strict = false, force = false, images = { metadata: 'strip' } }: PublishOptions = {},
): Promise<Written> {
  const { files: before } = manifest
  const staged: Staged[] = []
  const copies = openCopies(images)
  let rendered = 0
  let volatile = 0
  removeStaging(folders)
  const leave = () => rmSync(staging, { recursive: true, force: true })
  // Code of others may end the process, or throw where nobody waits for it.
  process.once('exit', leave)
  try {
    for await (const made of outputs) {
      problems.push(...made.problems)
      const { path } = made.key
      if (made.computed) rendered++
      if (made.volatile) volatile++
      const target = `${folders.public}/${path}`
      const published = before.get(path)
      const known = made.digest && shrinking.digestOf(made.key, made.digest)
      if (known !== undefined && isAsPublished(published, known, target)) {
        after.set(path, published as Published)
        continue
      }
      const output = made.file === undefined ? await made.value() : undefined
      const isCopy = output?.kind === 'copy'
      const from = made.file ?? (isCopy ? output.from : output && writeStaged(staging, path, output.body))
      if (from === undefined) continue
      const own = made.digest ?? (isCopy ? copies.versionOf(made.key, from) : digestOf(readFileSync(from)))
      const wanted = shrinking.digestOf(made.key, own)
      if (isAsPublished(published, wanted, target)) {
        after.set(path, published as Published)
        continue
      }
      const shrunk = await shrinking.open(made.key, from)
      const copy = shrunk ?? (isCopy ? copies.open(made.key, from) : undefined)
      const content = copy?.digest
      const digest = shrunk?.unread ? UNREAD : wanted
      if (copy?.isAt(target) ?? sameFiles(target, from)) after.set(path, { digest, look: ownStampAt(target), content })
      else staged.push({ path, from: copy?.stage(staging) ?? from, digest, content })
    }
    problems.push(...copies.problems, ...shrinking.problems)
    const found = look(folders, before, after, staged)
    problems.push(...checkLinks(folders, found.standing, staged))
    // A memory that was lost is no reason to stop: then what stands there is what we wrote, as far as we can tell.
    if (!force && found.strangers.length > 0 && !isManifestLost(folders))
      problems.push(...checkStrangers(folders, found.strangers))
    // With an error, pages may only be missing because they could not be made.
    if (!problems.some(({ severity }) => severity === 'error')) problems.push(...checkKept(folders, found.kept))
    if (problems.some(({ severity }) => strict || severity === 'error'))
      return { changed: [], removed: [], unchanged: 0, rendered, volatile }
    const unchanged = after.size
    replace({ folders, manifest, ...found, after, staged })
    return {
      changed: staged.map(({ path }) => path),
      removed: found.removed,
      vanished: vanishedOf(found.removed, found.before),
      stripped: copies.stripped,
      unchanged,
      rendered,
      volatile,
    }
  } finally {
    process.off('exit', leave)
    leave()
  }
}

interface Found {
  readonly standing: Standing
  readonly before: Manifest
  /** Files of earlier builds that the site does not have any more: those that go, and those that somebody changed. */
  readonly removed: readonly RoutePath[]
  readonly kept: readonly RoutePath[]
  /** Where something stands that no build of ours has put there. */
  readonly strangers: readonly RoutePath[]
}

/**
 * What stands in `public/` beside what the site will have. What looks like somebody else's may be of a build that ran
 * at the same time: it names each file as ours before it puts it there, so a second look at its list tells.
 */
function look(folders: Folders, before: Manifest, after: Manifest, staged: readonly Staged[]): Found {
  const paths = new Set(staged.map(({ path }) => path))
  const lookWith = (manifest: Manifest): Found => {
    const standing = openStanding(folders.public)
    const leaving = leavingOf(standing, manifest, (path) => after.has(path) || paths.has(path))
    const isStranger = (path: RoutePath) => !manifest.has(path) && standing.isTaken(path)
    return { standing, before: manifest, ...leaving, strangers: [...paths].filter(isStranger) }
  }
  const first = lookWith(before)
  const isAllOurs = first.kept.length === 0 && first.strangers.length === 0
  return isAllOurs ? first : lookWith(new Map([...before, ...readManifest(folders)]))
}

interface Replacing {
  readonly folders: Folders
  readonly manifest: OpenManifest
  readonly standing: Standing
  readonly before: Manifest
  readonly after: Map<RoutePath, Published>
  readonly staged: readonly Staged[]
  readonly removed: readonly RoutePath[]
}

/** Nothing is looked for any more: what is staged takes its place, what has no source any more goes. */
function replace({ folders, manifest, standing, before, after, staged, removed }: Replacing): void {
  const at = (path: RoutePath) => join(folders.public, path)
  for (const { path, from, digest, content } of staged) {
    const either = [before.get(path)?.look ?? '', ...(before.get(path)?.either ?? []), unrenamed(ownStampAt(from))]
    after.set(path, { digest, look: '', content, either })
  }
  // Named as ours before it is there: if the process ends in between, the next build still knows what to remove.
  if (staged.length > 0 || removed.length > 0) manifest.write(new Map([...before, ...after]))
  for (const path of removed) standing.remove(path)
  // For all before any is replaced: what somebody put in the way stops the build here, with the last site as it was.
  for (const { path } of staged) standing.makeRoom(path)
  for (const { path, from, digest, content } of staged) {
    renameSync(from, at(path))
    after.set(path, { digest, look: ownStampAt(at(path)), content })
  }
  if (!equalManifests(before, after)) manifest.write(after)
}

function leavingOf(standing: Standing, before: Manifest, stays: (path: RoutePath) => boolean) {
  const removed: RoutePath[] = []
  const kept: RoutePath[] = []
  for (const [path, published] of before) {
    if (stays(path)) continue
    if (standing.stateOf(path, published) === 'foreign') kept.push(path)
    else removed.push(path)
  }
  return { removed, kept }
}

const isPage = (path: string): boolean => /\.html?$/i.test(path)
const FEW = 5

function vanishedOf(removed: readonly RoutePath[], before: Manifest): Vanished | undefined {
  const pages = removed.filter(isPage).length
  const of = [...before.keys()].filter(isPage).length
  return pages > FEW && pages > of / 2 ? { pages, of } : undefined
}

/** Deletes what earlier builds published, and nothing else: neither what somebody changed since, nor through a link. */
export function removePublished(folders: Folders): { readonly count: number; readonly problems: readonly Problem[] } {
  const files = readManifest(folders)
  const standing = openStanding(folders.public)
  const { removed, kept } = leavingOf(standing, files, () => false)
  for (const path of removed) standing.remove(path)
  removeStaging(folders)
  removeEmpty(folders.public, folders.public)
  if (files.size > 0) writeManifest(folders, new Map())
  return { count: removed.length, problems: checkKept(folders, kept) }
}

function equalManifests(a: ReadonlyMap<string, Published>, b: ReadonlyMap<string, Published>): boolean {
  if (a.size !== b.size) return false
  for (const [path, { digest, look }] of a) {
    const other = b.get(path)
    if (other?.digest !== digest || other.look !== look) return false
  }
  return true
}
