import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { digestOf } from '../base/digest.ts'
import { stampAt, stampOf, statsAt } from '../base/file-stamp.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import { byCodeUnit } from '../base/text.ts'
import type { DiskLook } from '../model/facts.ts'
import type { DigestMemory } from './digest-memory.ts'
import { fingerprint } from './fingerprint.ts'

/**
 * What lies anywhere on disk, for code of others that looks there by itself: a digest for each kind of look. One is asked
 * for once a build; all of them together are what the next build must find as they were to have nothing to do.
 */
export interface Disk {
  /** @param path from the site's folder, or absolute; never throws */
  look(how: DiskLook, path: string): Digest
  /** Every look so far. */
  looked(): readonly Looked[]
  /** Whether all looks of an earlier build would see what they saw. */
  holds(looked: readonly Looked[]): boolean
}

/** A look and what it saw; of a file's text, how the file looks from outside. */
export type Looked = readonly [how: DiskLook, path: string, saw: string]

/** @param site absolute @param memory of files that were read before */
export function createDisk(site: string, memory?: DigestMemory): Disk {
  const known = new Map<string, { readonly digest: Digest; readonly looked: Looked }>()
  return {
    look(how, path) {
      const name = `${how}/${path}`
      const before = known.get(name)
      if (before !== undefined) return before.digest
      const at = resolve(site, path)
      // Before the text is read: what is written meanwhile is then seen the next time.
      const stamp = how === 'text' ? stampAt(at) : undefined
      const digest = LOOKS[how](at, memory)
      known.set(name, { digest, looked: [how, path, stamp ?? digest] })
      return digest
    },
    looked: () => Array.from(known.values(), ({ looked }) => looked),
    holds: (looked) =>
      looked.every(([how, path, saw]) => {
        const at = resolve(site, path)
        if (how !== 'text') return saw === LOOKS[how](at)
        const stats = statsAt(at)
        if (stats?.isFile() !== true) return saw === ''
        const stamp = stampOf(stats)
        // Asked for, so that it is not forgotten.
        memory?.recall(at, stamp)
        return saw === stamp.word
      }),
  }
}

const NOTHING = digestFrom('-')
const FOLDER = digestFrom('folder')

const LOOKS: Readonly<Record<DiskLook, (path: string, memory?: DigestMemory) => Digest>> = {
  text: (path, memory) => {
    // Whatever is no plain file, a pipe among it, could be waited for in vain.
    if (!statsAt(path)?.isFile()) return NOTHING
    return attempt(() => fingerprint(path, memory).digest)
  },
  list: (path) => attempt(() => digestOf(namesIn(path).join('\n'))),
  stat: (path) => {
    const stats = statsAt(path)
    if (stats === undefined) return NOTHING
    return stats.isDirectory() ? FOLDER : digestFrom(`${stats.size} ${stats.mtimeMs}`)
  },
  kind: (path) => {
    const stats = statsAt(path)
    if (stats === undefined) return NOTHING
    return stats.isDirectory() ? FOLDER : digestFrom('file')
  },
}

/** What cannot be read is as good as not there: whoever looked got nothing of it. */
function attempt(look: () => Digest): Digest {
  try {
    return look()
  } catch {
    return NOTHING
  }
}

function namesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.map((entry) => `${entry.name}${entry.isDirectory() ? '/' : ''}`).sort(byCodeUnit)
}
