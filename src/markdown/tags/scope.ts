/** What a built-in tag plugin gets, and what it gives back. */
import type { MarkdownIt } from 'markdown-it'
import type { CodeInfo } from '../code/info.ts'
import type { Settings } from '../options.ts'
import type { Finding, RenderState } from '../render-state.ts'

export interface TagScope {
  readonly md: MarkdownIt
  readonly settings: Settings
  readonly state: RenderState
  /** Whether an end tag, and so a body, is there; of use to tags that may do without. */
  readonly isClosed: boolean
  /** Reports at the tag's place. */
  readonly report: (finding: Finding) => void
}

export type TagResult =
  /** `formulas`: the HTML may hold some between its tags, or is one as a whole. */
  | { readonly kind: 'html'; readonly html: string; readonly formulas?: 'within' | 'whole' }
  | { readonly kind: 'code'; readonly code: string; readonly info: CodeInfo }
  | MarkdownResult

/** The body is Markdown, between `open` and `close`. */
export interface MarkdownResult {
  readonly kind: 'markdown'
  readonly open: string
  readonly close: string
  /** Markdown within a line, in place of the body of a tag without an end. */
  readonly text?: string
  /** What a comment of the body becomes, if it means something; `scope`: 1 where it opens an element, -1 where it closes one. */
  readonly comment?: (text: string) => { readonly html: string; readonly scope: 1 | -1 } | undefined
}

export interface BuiltinTag {
  readonly ends?: boolean | 'maybe'
  /** Undefined when the tag cannot be understood: then it stays text. */
  readonly render: (args: readonly string[], body: string, scope: TagScope, source: string) => TagResult | undefined
}

export const html = (text: string): TagResult => ({ kind: 'html', html: text })
