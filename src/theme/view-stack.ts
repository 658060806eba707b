import { posix } from 'node:path'
import type { SourcePath } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import { hrefPath } from '../base/urls.ts'
import type { Content } from '../model/article.ts'
import type { Facts } from '../model/facts.ts'
import type { View } from '../model/theme.ts'
import { createDates, type Dates } from './dates.ts'
import { createDocuments } from './documents.ts'
import { contentElsewhere } from './foreign-content.ts'
import { ABSENT, type Frame, type Late, localsOf, lookUp } from './frame.ts'
import { createLinks } from './links.ts'
import type { Fields, Locals } from './members.ts'
import { type Messages, messagesFrom } from './messages.ts'
import { layoutCircle, missingLayout, missingOuter, missingPartial } from './missing.ts'
import type { PageShared } from './page-shared.ts'
import type { PartialOptions, Scope } from './scope.ts'
import type { Template } from './template.ts'
import type { ThemeHost } from './theme-host.ts'

/** What is rendered: a page, or a piece that pages share. */
interface Subject {
  /** For lists in random order. */
  readonly seed: string
  /** The page's path below `public/`, where relative links start. */
  readonly from: () => string
  /** Empty for the site's own. @param page the local `page` where the question comes from */
  readonly languageOf: (page: () => Fields) => string
  readonly helpersOf: (scope: Scope) => Late
  /** Helpers of extensions, which come before ours. */
  readonly addedOf: (scope: Scope) => Locals
  readonly rootOf: (scope: Scope) => Locals
  /** The article whose page it is: its content is shown as it is. */
  readonly own?: SourcePath | undefined
  /** Hears of the names that a view asked for and nobody had set. */
  readonly missing?: (name: string) => void
  /** The piece from another page, where it would be the same here. @param at the view that asks for it */
  readonly shared?: (template: Template, id: string, at: Frame) => string | undefined
}

/** Views inside views, and what their helpers share. */
export interface Rendering {
  /** Renders a view and the layouts around it. @throws {BlogError} */
  page(view: string): string
  /** Renders one view for itself. @throws {BlogError} */
  view(template: Template): string
}

export interface Setting {
  readonly facts: Facts
  readonly services: ThemeHost
  readonly memo: PageShared
  readonly report: (problem: Problem) => void
}

export function createRendering({ facts, services, memo, report }: Setting, subject: Subject): Rendering {
  const config = facts.config()
  const links = createLinks(config, subject.from, memo.links(config))
  const pageOf = () => (local('page') ?? {}) as Fields
  const languageHere = () => subject.languageOf(pageOf) || config.language[0] || 'en'
  let dates: Dates | undefined
  const datesOf = (): Dates => {
    dates ??= createDates(
      { zone: config.timezone, language: languageHere(), now: facts.now, offsets: memo.offsets },
      memo.moment(),
    )
    return dates
  }
  let messages: Messages | undefined
  const messagesOf = (): Messages => {
    const languages = [...new Set([languageHere(), ...config.language])]
    messages ??= memo.derived(facts.messages(languages), 'messages', messagesFrom)
    return messages
  }

  const elsewhere = new Map<Content, Content>()
  const contentOf = (path: SourcePath): Content | undefined => {
    const content = facts.content(path)
    const head = path === subject.own ? undefined : facts.head(path)
    if (content === undefined || head === undefined) return content
    const known = elsewhere.get(content) ?? contentElsewhere(content, links.urlFor(hrefPath(head.path)))
    elsewhere.set(content, known)
    return known
  }

  const fragments = new Map<string, string>()
  const scope: Scope = {
    services,
    memo,
    facts,
    config,
    links,
    documents: createDocuments({
      facts,
      content: contentOf,
      links,
      dates: datesOf,
      sourceDir: services.sourceDir,
      seed: subject.seed,
      derived: memo.derived,
    }),
    dates: datesOf,
    messages: messagesOf,
    view: () => running.view,
    local,
    locals: () => localsOf(running),
    page: pageOf,
    language: languageHere,
    partial,
    inline: (text, own) => memo.inline(text, running.view).run({ view: running.view, own, above: helpers }),
    once(key, make) {
      let html = fragments.get(key)
      if (html === undefined) {
        html = make()
        fragments.set(key, html)
      }
      return html
    },
    report,
  }
  const { missing } = subject
  const helpers: Frame = {
    view: NO_VIEW,
    own: subject.addedOf(scope),
    above: undefined,
    late: subject.helpersOf(scope),
    ...(missing && { missing }),
  }
  const root: Frame = { view: NO_VIEW, own: subject.rootOf(scope), above: helpers }
  let running: Frame = root

  function local(name: string): unknown {
    const value = lookUp(running, name)
    return value === ABSENT ? undefined : value
  }

  function run(template: Template, frame: Frame): string {
    const before = running
    running = frame
    try {
      return template.run(frame)
    } finally {
      running = before
    }
  }

  function frameOf(template: Template, above: Frame, added: Locals): Frame {
    const filename = `${services.viewDir}${template.view.name}.ejs`
    return { view: template.view, own: { ...added, ...template.data, filename }, above }
  }

  /** The view of that name, beside the running one first, and below `layout/` otherwise. */
  function viewNamed(name: string): View | undefined {
    const clean = posix.normalize(name.replace(/\\/g, '/').replace(/\.ejs$/, '')).replace(/^\/+/, '')
    const beside = posix.join(posix.dirname(running.view.name), clean)
    return (beside === clean ? undefined : facts.view(beside)) ?? facts.view(clean)
  }

  function partial(name: string, added: Locals | undefined, options: PartialOptions): string {
    const view = viewNamed(name)
    if (!view) throw missingPartial(name, services)
    const template = memo.template(view)
    const above = options.only ? helpers : running
    const render = () => run(template, frameOf(template, above, { ...added, layout: false }))
    if (!options.cache) return render()
    const id = typeof options.cache === 'string' ? options.cache : view.name
    const bare = !options.only && Object.keys(added ?? {}).length === 0
    return scope.once(id, () => (bare ? subject.shared?.(template, id, running) : undefined) ?? render())
  }

  return {
    view: (template) => run(template, frameOf(template, root, { layout: false })),
    page(name) {
      const view = facts.view(name)
      if (!view) throw new BlogError(missingLayout([name], services))
      let template = memo.template(view)
      let frame = frameOf(template, root, {})
      let html = run(template, frame)
      let layout = template.layout ?? 'layout'
      const seen = new Set([view.name])
      while (layout !== false) {
        running = frame
        const outer = viewNamed(layout)
        if (!outer || outer.name === template.view.name) {
          if (template.layout !== undefined && !outer) throw new BlogError(missingOuter(template, layout, services))
          break
        }
        if (seen.has(outer.name)) throw new BlogError(layoutCircle(template, layout))
        seen.add(outer.name)
        template = memo.template(outer)
        frame = frameOf(template, frame, { body: html, layout: false })
        html = run(template, frame)
        layout = template.layout ?? false
      }
      return html
    },
  }
}

const NO_VIEW: View = { name: '', file: '', text: '', digest: '' as View['digest'] }
