import type { Problem } from '../base/problem.ts'
import type { Config } from '../model/config.ts'
import type { Facts } from '../model/facts.ts'
import type { View } from '../model/theme.ts'
import type { Dates } from './dates.ts'
import type { Documents } from './documents.ts'
import type { Links } from './links.ts'
import type { Fields, Locals } from './members.ts'
import type { Messages } from './messages.ts'
import type { PageShared } from './page-shared.ts'
import type { ThemeHost } from './theme-host.ts'

/** What helpers work with, made for one page, or for pieces that pages share. */
export interface Scope {
  readonly host: ThemeHost
  readonly shared: PageShared
  readonly facts: Facts
  readonly config: Config
  readonly links: Links
  readonly documents: Documents
  dates(): Dates
  messages(): Messages
  /** The view that is running. */
  view(): View
  /** A local of the view that is running; undefined when there is none. */
  local(name: string): unknown
  /** All of them in one object. */
  locals(): Locals
  /** The local `page` there; an empty object where a partial hides it. */
  page(): Fields
  /** The language of that page. */
  language(): string
  /** Renders another view with what it is given on top of the present locals. */
  partial(name: string, locals: Locals | undefined, options: PartialOptions): string
  /** Renders a text in EJS with locals of its own. */
  inline(text: string, locals: Locals): string
  /** Computes once what is asked for by one name. */
  once(key: string, make: () => string): string
  report(problem: Problem): void
}

/** What a scope is made from. */
export type ScopeSources = Pick<Scope, 'facts' | 'host' | 'shared' | 'report'>

export interface PartialOptions {
  /** True, or a name: render once and use again. */
  readonly cache?: unknown
  /** Hide the caller's locals. */
  readonly only?: unknown
}

/** Helpers by name, as templates call them. */
export type Helpers = Readonly<Record<string, (...args: never[]) => unknown>>
