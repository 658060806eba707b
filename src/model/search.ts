import type { SourcePath } from '../base/paths.ts'

/**
 * A part of the search index: some articles, as the files that a browser loads when a query needs them. An edited
 * article changes the files of its segment alone.
 */
export interface SearchSegment {
  /** Shards of terms first, then blocks of titles. Of the index in one file, the segment's part of that file. */
  readonly files: readonly (string | Uint8Array)[]
  /** A few hexadecimal digits for each file that change when it does. */
  readonly versions: readonly string[]
}

/** Many articles make few requests at search; few articles make an edit cheap. */
export const SEGMENT_SIZE = 1024
/** In the index in one file nobody asks for a segment alone. */
export const PART_SIZE = 32
/** How many titles stand in one file. */
export const TITLES_PER_FILE = 32

/** How many files the terms of a segment are spread over: a power of two, for some kilobytes each. */
export function shardsFor(articles: number): number {
  let shards = 8
  while (shards < 256 && shards * 4 < articles) shards *= 2
  return shards
}

/** The articles of one {@link SearchSegment}: those that a search may find. An article's number is its place here. */
export interface SegmentKey<F = 'index' | WholeForm | ListForm> {
  /** What is made of it: files of an index in many, or a part of the one file with all texts. */
  readonly form: F
  readonly number: number
  readonly articles: readonly SourcePath[]
}

export type WholeForm = 'json' | 'xml'
/** Of the lists in `content.json`. */
export type ListForm = 'pages' | 'posts'

/** Its name among the facts. */
export const segmentName = ({ form, number }: Pick<SegmentKey, 'form' | 'number'>): string => `${form} ${number}`
