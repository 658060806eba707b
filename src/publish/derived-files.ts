import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { asciiJson } from '../base/ascii-json.ts'
import { readChecked, writeChecked, writeWhole } from '../base/checked-file.ts'
import { digestOf, digestOfFile } from '../base/digest.ts'
import { isRoutePath, type RoutePath } from '../base/paths.ts'

/**
 * Files that took long to make, in a folder of the cache, one each: whatever was made before a build was killed is there
 * for the next. A file's name there is made of its address, which says what it was made of, and of the digest of its
 * bytes, so that what is damaged is not believed.
 */
export interface DerivedFiles {
  /** The file that will stand at a path, if it was made before and is whole. */
  find(path: RoutePath): string | undefined
  /** @throws {UnwritableCache} */
  keep(path: RoutePath, bytes: Uint8Array): string
  /** What is known of what was made together. */
  group(key: string): DerivedGroup | undefined
  /** Ends a build that used these groups and no others: what several builds did not use goes. @throws {UnwritableCache} */
  settle(used: ReadonlyMap<string, DerivedGroup>): void
}

/** What is made of one thing. */
export interface DerivedGroup {
  readonly files: readonly RoutePath[]
  /** Why none of them can be made. */
  readonly fault?: string | undefined
  /** What is not as it was meant in what was made. */
  readonly flaw?: string | undefined
}

/** The folder's name; it outlives `blog clean`. */
export const DERIVED = 'derived'

const FORMAT = 'derived files 2'
/** Builds without some pictures, such as those without drafts, come and go; a change of the options is for good. */
const KEPT_BUILDS = 10

/** `fault` and `flaw` are empty where there is none. */
type Row = readonly [key: string, files: readonly string[], unused: number, fault: string, flaw: string]

/** @param cache the folder of the cache */
export function openDerivedFiles(cache: string): DerivedFiles {
  const folder = join(cache, DERIVED)
  const index = join(folder, 'index.json')
  const known = readRows(index)
  let listed: Map<string, string> | undefined
  const names = () => {
    listed ??= new Map(namesIn(folder).map((name) => [name.slice(0, 32), name]))
    return listed
  }
  return {
    find(path) {
      const name = names().get(digestOf(path))
      const file = name && join(folder, name)
      return file && digestOfFile(file) === name.slice(33) ? file : undefined
    },
    keep(path, bytes) {
      const [address, name] = [digestOf(path), `${digestOf(path)}-${digestOf(bytes)}`]
      const before = names().get(address)
      writeWhole(join(folder, name), bytes)
      if (before !== undefined && before !== name) rmSync(join(folder, before), { force: true })
      names().set(address, name)
      return join(folder, name)
    },
    group: (key) => known.get(key)?.group,
    settle(used) {
      const rows: Row[] = Array.from(used, ([key, { files, fault = '', flaw = '' }]) => [key, files, 0, fault, flaw])
      for (const [key, { group, unused }] of known)
        if (!used.has(key) && unused < KEPT_BUILDS)
          rows.push([key, group.files, unused + 1, group.fault ?? '', group.flaw ?? ''])
      const kept = new Set(rows.flatMap(([, files]) => files.map((path) => digestOf(path))))
      for (const [address, name] of names())
        if (!kept.has(address as never)) rmSync(join(folder, name), { force: true })
      if (rows.length > 0 || known.size > 0) writeChecked(index, FORMAT, asciiJson(rows))
    },
  }
}

interface Known {
  readonly group: DerivedGroup
  readonly unused: number
}

/** What it names is published, so it is not believed: a path that could not have been is left out. */
function readRows(file: string): Map<string, Known> {
  const body = readChecked(file, FORMAT)
  const rows = body === undefined ? [] : (JSON.parse(body) as readonly Row[])
  return new Map(
    rows
      .filter(([, files]) => files.every(isRoutePath))
      .map(([key, files, unused, fault, flaw]) => [
        key,
        { group: { files: files as readonly RoutePath[], fault: fault || undefined, flaw: flaw || undefined }, unused },
      ]),
  )
}

/** Files of ours, whole; what has another name is being written, or was when a build was killed. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /^[0-9a-f]{32}-[0-9a-f]{32}$/.test(name))
  } catch {
    return []
  }
}
