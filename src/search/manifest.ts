import type { Facts } from '../model/facts.ts'
import { type SegmentKey, segmentName, shardsFor } from '../model/search.ts'

/** What a browser loads first: how many segments there are, and the versions of all their files. */
export interface Manifest {
  readonly format: number
  /** Titles and labels are found in pinyin as well. */
  readonly pinyin?: true
  readonly segments: readonly {
    readonly articles: number
    readonly shards: number
    /** Six digits a file: shards first, then blocks of titles. They go into the file's address, for caches. */
    readonly versions: string
  }[]
}

/** Changes with the form of any file of the index. */
const FORMAT = 1

export function writeManifest(keys: readonly SegmentKey[], facts: Facts): string {
  const segments = keys.map((key) => ({
    articles: key.articles.length,
    shards: shardsFor(key.articles.length),
    versions: facts.search(segmentName(key))?.versions.join('') ?? '',
  }))
  const pinyin = facts.config().search.pinyin ? { pinyin: true as const } : {}
  return JSON.stringify({ format: FORMAT, ...pinyin, segments } satisfies Manifest)
}

/** @throws when it is of another format */
export function readManifest(text: string): Manifest {
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== FORMAT) throw new Error('The search index has another format than its script.')
  return manifest
}
