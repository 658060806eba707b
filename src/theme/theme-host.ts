import type { Helper } from '../model/extension.ts'
import type { Facts } from '../model/facts.ts'
import type { Replay } from '../model/replay.ts'
import type { Route } from '../model/route.ts'

/** What the theme engine asks of the rest of the program, as one interface: it keeps `theme/` from importing its siblings. */

export type ViewRoute = Extract<Route, { readonly kind: 'view' }>

/** What the theme engine needs from its siblings and from the project; all of it is the same for every page. */
export interface ThemeHost {
  /** The generator's version: `env.version` and the generator tag. */
  readonly version: string
  /** Absolute, with a trailing slash: the theme's `layout/`. Templates see it as `view_dir`. */
  readonly viewDir: string
  /** Absolute, with a trailing slash: `full_source` of documents. */
  readonly sourceDir: string
  /** Markdown to HTML, for the helper of that name. @param facts of the page that asks */
  markdown(text: string, facts: Facts): string
  /** Notes what is read of a page's facts, to see whether another page's say the same. */
  replay(facts: Facts): Replay
  /** Digest of a file that the generator itself adds to a site: KaTeX's stylesheet. Undefined for others. */
  versionOf(path: string): string | undefined
  /** Names of all views, for suggestions. */
  viewNames(): Iterable<string>
  /** Helpers of extensions; they win over built-in ones. */
  helpers?(route: Route, facts: Facts): Readonly<Record<string, Helper>>
  /** Locals of extensions; they win over ours. */
  locals?(route: Route, facts: Facts): Readonly<Record<string, unknown>>
  /** Renders text in a language other than Markdown and EJS: `render(text, 'pug')`. Undefined when unknown. */
  render?(text: string, engine: string, options: Readonly<Record<string, unknown>>): string | undefined
}
