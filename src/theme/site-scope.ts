import type { SourcePath } from '../base/paths.ts'
import { createDates, type Dates } from './dates.ts'
import { createDocuments } from './documents.ts'
import { contentsOn } from './foreign-content.ts'
import { helpersFor } from './helpers.ts'
import { createLinks } from './links.ts'
import { siteLocals } from './locals.ts'
import type { Fields, Locals } from './members.ts'
import { type Messages, messagesFrom } from './messages.ts'
import type { Scope, ScopeSources } from './scope.ts'
import { type FragmentAsked, ViewStack } from './view-stack.ts'

/** Where views are rendered. What is left out is as it is where there is no page. */
interface Place {
  /** For lists in random order: the page's path. */
  readonly seed?: string
  /** The page's path below `public/`, where relative links start; left out, they start at the root. */
  readonly from?: () => string
  /** Empty for the site's own. @param page the local `page` where the question comes from */
  readonly languageOf?: (page: () => Fields) => string
  /** The article whose page it is: its content is shown as it is. */
  readonly own?: SourcePath | undefined
  /** Helpers of extensions, which come before ours. */
  readonly helpersOf?: (scope: Scope) => Locals
  /** In place of the site's locals. */
  readonly localsOf?: (scope: Scope) => Locals
  /** Hears of the names that a view asked for and nobody had set. */
  readonly missing?: (name: string) => void
  /** The piece from another page, where it would be the same here. */
  readonly fragment?: (asked: FragmentAsked) => string | undefined
  /** Names are looked up only when the code uses them. Called when a view writes to its locals; it throws. */
  readonly asking?: () => never
}

export interface OpenScope {
  readonly scope: Scope
  readonly views: ViewStack
}

/**
 * The scope without a page: Hexo's helpers and the locals that are the same everywhere, and the views that see them.
 * What a page adds (`page-scope.ts`), or keeps out (`fragments.ts`), comes as a place.
 */
export function createSiteScope(sources: ScopeSources, place: Place = {}): OpenScope {
  const { facts, host, shared, report } = sources
  const config = facts.config()
  const links = createLinks(config, place.from ?? atRoot, shared.links(config))
  const page = (): Fields => (views.local('page') ?? {}) as Fields
  const language = () => place.languageOf?.(page) || config.language[0] || 'en'
  let dates: Dates | undefined
  const datesOf = (): Dates => {
    dates ??= createDates(
      { zone: config.timezone, language: language(), now: facts.now, known: shared.dates },
      shared.moment(),
    )
    return dates
  }
  let messages: Messages | undefined
  const messagesOf = (): Messages => {
    messages ??= shared.derived(facts.messages(languages(language(), config.language)), 'messages', messagesFrom)
    return messages
  }
  const documents = createDocuments({
    facts,
    content: contentsOn(facts, links, place.own),
    links,
    dates: datesOf,
    sourceDir: host.sourceDir,
    seed: place.seed ?? '',
    derived: shared.derived,
  })
  const scope: Scope = {
    host,
    shared,
    facts,
    config,
    links,
    documents,
    dates: datesOf,
    messages: messagesOf,
    page,
    language,
    report,
    view: () => views.view,
    local: (name) => views.local(name),
    locals: () => views.locals(),
    partial: (name, locals, options) => views.partial(name, locals, options),
    inline: (text, locals) => views.inline(text, locals),
    once: (key, make) => views.once(key, make),
  }
  const views: ViewStack = new ViewStack(sources, {
    helpers: { own: place.helpersOf?.(scope) ?? {}, late: helpersFor(scope), missing: place.missing },
    locals: (place.localsOf ?? siteLocals)(scope),
    fragment: place.fragment,
    asking: place.asking,
  })
  return { scope, views }
}

const atRoot = (): string => ''

/** Each once: the page's language first. */
function languages(first: string, others: readonly string[]): string[] {
  return [...new Set([first, ...others])]
}
