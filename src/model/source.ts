import type { Digest, SourcePath } from '../base/paths.ts'

/**
 * A file under `source/`, known by name and digest before anything reads its meaning.
 * - `post`: below `_posts/` or `_drafts/`, with a Markdown or HTML ending
 * - `page`: any other file that opens with front matter or has a Markdown ending
 * - `data`: below `_data/`
 * - `asset`: everything else, copied as it is
 */
export type SourceKind = 'post' | 'page' | 'data' | 'asset'

export interface Source {
  readonly path: SourcePath
  /** Where it lies below `source/`, when that is not `path`: the disk has accents in the name as letters of their own. */
  readonly storedAs?: string
  readonly kind: SourceKind
  readonly digest: Digest
  readonly sizeBytes: number
  /** Milliseconds since 1970. Read only where the config asks for it (`updated_option: mtime`). */
  readonly modifiedMs: number
}
