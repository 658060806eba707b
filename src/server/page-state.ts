import type { Problem } from '../base/problem.ts'
import type { Words } from '../messages/words.ts'

/** What the server sends a page in the browser: one kind of message, whole and in plain data. */
export type PageState<P = ShownProblem> = State<P> & (P extends ShownProblem ? { readonly labels: Labels } : unknown)

/** What the panel says besides. */
export interface Labels {
  readonly errors: string
  readonly warnings: string
  readonly near: string
  readonly close: string
}

interface State<P> {
  /** Of the HTML that the server would send now. */
  readonly page: string
  /** The page is about one article. */
  readonly article: boolean
  /** The page's own article is among the files that were saved. */
  readonly edited: boolean
  /** Addresses of files that changed beside the page: stylesheets, scripts, pictures. Percent-encoded. */
  readonly files: readonly string[]
  readonly problems: readonly P[]
  /** For an address where there is nothing: where the reader may have wanted to go. */
  readonly near: readonly { readonly address: string; readonly title: string }[]
  /** A new article's address, for the browser to go to. Percent-encoded. */
  readonly open?: string
}

export type LinkedProblem = Problem & {
  /** What a click on the place opens: a URL of an editor. */
  readonly link?: string
}

export type ShownProblem = LinkedProblem & Words
