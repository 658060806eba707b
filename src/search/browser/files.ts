import { TITLES_PER_FILE } from '../../model/search.ts'
import type { Section } from '../article-text.ts'
import { type Manifest, readManifest } from '../manifest.ts'
import type { Title } from '../segment.ts'
import { keyOf, shardOf } from '../terms.ts'

/** Gives the text of a file below the index's folder. @throws when it cannot be had */
export type Load = (path: string) => Promise<string>

/** Terms and their postings. */
export type Shard = ReadonlyMap<string, string>

/** The files of an index, each loaded once, when first asked for. What could not be loaded is tried again. */
export interface Files {
  manifest(): Promise<Manifest>
  /** The shard of a segment where `term` and everything that begins like it stands. */
  shard(segment: number, term: string): Promise<Shard>
  title(segment: number, article: number): Promise<Title>
  text(name: string): Promise<readonly Section[]>
}

export function createFiles(load: Load): Files {
  const once = memo()
  const manifest = () => once('index.json', async () => readManifest(await load('index.json')))
  const file = async <T>(segment: number, index: number, read: (text: string) => T): Promise<T> => {
    const { versions } = (await manifest()).segments[segment] ?? { versions: '' }
    const version = versions.slice(index * VERSION, (index + 1) * VERSION)
    const path = `${segment}/${index}.txt`
    return once(path, async () => read(await load(`${path}?${version}`)))
  }
  const segmentOf = async (segment: number) =>
    (await manifest()).segments[segment] ?? { articles: 0, shards: 1, versions: '' }
  return {
    manifest,
    async shard(segment, term) {
      const { shards } = await segmentOf(segment)
      return file(segment, shardOf(term, shards), readShard)
    },
    async title(segment, article) {
      const { shards } = await segmentOf(segment)
      const block = Math.floor(article / TITLES_PER_FILE)
      const titles = await file(segment, shards + block, (text) => JSON.parse(text) as Title[])
      const title = titles[article % TITLES_PER_FILE]
      if (title === undefined) throw new Error('The search index is being replaced.')
      return title
    },
    text: (name) => once(`text/${name}.json`, async (path) => JSON.parse(await load(path)) as Section[]),
  }
}

/** Digits of a version in the manifest. */
const VERSION = 6

function readShard(text: string): Shard {
  const shard = new Map<string, string>()
  for (const line of text.split('\n')) {
    const end = line.indexOf(' ')
    if (end > 0) shard.set(line.slice(0, end), line.slice(end + 1))
  }
  return shard
}

/** Terms of a shard that begin with `prefix` and could be meant by it: a single letter means itself, or `c++`. */
export function* termsWith(shard: Shard, prefix: string): Iterable<string> {
  const key = keyOf(prefix)
  for (const term of shard.keys()) if (term.startsWith(prefix) && keyOf(term) === key) yield term
}

function memo() {
  const loaded = new Map<string, Promise<unknown>>()
  return <T>(path: string, make: (path: string) => Promise<T>): Promise<T> => {
    const known = loaded.get(path)
    if (known) return known as Promise<T>
    const made = make(path)
    loaded.set(path, made)
    made.catch(() => loaded.delete(path))
    return made
  }
}
