/** What a built-in tag plugin gets, and what it gives back. */
import type { MarkdownIt } from 'markdown-it'
import type { CodeInfo } from '../code/info.ts'
import type { Settings } from '../options.ts'
import type { Finding, RenderState } from '../render-state.ts'

export interface TagScope {
  readonly md: MarkdownIt
  readonly settings: Settings
  readonly state: RenderState
  /** Reports at the tag's place. */
  readonly report: (finding: Finding) => void
}

export type TagResult =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'code'; readonly code: string; readonly info: CodeInfo }
  /** The body is Markdown, between these. */
  | { readonly kind: 'markdown'; readonly open: string; readonly close: string }

export interface BuiltinTag {
  readonly ends?: boolean
  /** Undefined when the tag cannot be understood: then it stays text. */
  readonly render: (args: readonly string[], body: string, scope: TagScope, source: string) => TagResult | undefined
}

export const html = (text: string): TagResult => ({ kind: 'html', html: text })
