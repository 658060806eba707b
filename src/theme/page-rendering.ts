import { posix } from 'node:path'
import { BlogError, type Problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { Facts } from '../model/facts.ts'
import type { View } from '../model/theme.ts'
import { createDates, type Dates } from './dates.ts'
import { createDocuments } from './documents.ts'
import { ABSENT, type Frame, flatten, lookUp } from './frame.ts'
import { helpersFor } from './helpers.ts'
import { createLinks } from './links.ts'
import { rootLocals } from './locals.ts'
import type { Fields, Locals } from './members.ts'
import type { Memo } from './memo.ts'
import { type Messages, messagesFrom } from './messages.ts'
import type { PartialOptions, Scope } from './scope.ts'
import type { ThemeServices, ViewRoute } from './services.ts'
import type { Template } from './template.ts'
import { HelperError } from './template-error.ts'

/** One page while it is rendered: the stack of views, and what their helpers share. */
export interface PageRendering {
  /** Renders a view and the layouts around it. @throws {BlogError} */
  render(view: string): string
}

export function openPage(
  route: ViewRoute,
  facts: Facts,
  services: ThemeServices,
  memo: Memo,
  report: (problem: Problem) => void,
): PageRendering {
  const config = facts.config()
  const links = createLinks(config, route.path, memo.links(config))
  let dates: Dates | undefined
  const datesOf = (): Dates => {
    dates ??= createDates(
      { zone: config.timezone, language: languageOf(page), now: facts.now, offsets: memo.offsets },
      memo.moment(),
    )
    return dates
  }
  let messages: Messages | undefined
  const messagesOf = (): Messages => {
    messages ??= memo.derived(facts.messages(languagesOf(page)), 'messages', messagesFrom)
    return messages
  }
  const languageOf = (of: Fields): string => String(of.lang || of.language || config.language[0] || 'en')
  const languagesOf = (of: Fields): string[] => [...new Set([languageOf(of), ...config.language])]

  const fragments = new Map<string, string>()
  const scope: Scope = {
    services,
    memo,
    facts,
    config,
    route,
    links,
    documents: createDocuments({
      facts,
      links,
      dates: datesOf,
      sourceDir: services.sourceDir,
      seed: route.path,
      positions: memo.positions,
    }),
    dates: datesOf,
    messages: messagesOf,
    local,
    locals: () => flatten(running),
    page: () => (local('page') ?? {}) as Fields,
    language: () => languageOf(scope.page()),
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
  const helpers: Frame = { view: NO_VIEW, own: helpersFor(scope), above: undefined }
  const root: Frame = { view: NO_VIEW, own: rootLocals(scope), above: helpers }
  const page = root.own.page as Fields
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
    if (!view) throw missingPartial(name)
    const template = memo.template(view)
    const above = options.only ? helpers : running
    const render = () => run(template, frameOf(template, above, { ...added, layout: false }))
    if (!options.cache) return render()
    return scope.once(typeof options.cache === 'string' ? options.cache : view.name, render)
  }

  function missingPartial(name: string): HelperError {
    const similar = nearest(name, services.viewNames())
    return new HelperError(`The theme has no partial "${name}".`, {
      code: 'partial-missing',
      hint:
        similar === undefined
          ? 'Partials are looked for beside the view and below layout/.'
          : `Did you mean "${similar}"?`,
    })
  }

  return {
    render(name) {
      const view = facts.view(name)
      if (!view) throw new BlogError({ code: 'layout-missing', message: `The theme has no layout "${name}".` })
      let template = memo.template(view)
      let frame = frameOf(template, root, {})
      let html = run(template, frame)
      let layout = template.layout ?? 'layout'
      const seen = new Set([view.name])
      while (layout !== false) {
        running = frame
        const outer = viewNamed(layout)
        if (!outer || outer.name === template.view.name) {
          if (template.layout !== undefined && !outer) throw new BlogError(missingOuter(template, layout))
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

  function missingOuter({ view }: Template, layout: string): Omit<Problem, 'severity'> {
    const similar = nearest(layout, services.viewNames())
    return {
      code: 'layout-missing',
      message: `The view asks for the layout "${layout}", which the theme does not have.`,
      hint: similar === undefined ? 'Use `layout: false` for none.' : `Did you mean "${similar}"?`,
      at: { file: view.file, line: 1 },
    }
  }

  function layoutCircle({ view }: Template, layout: string): Omit<Problem, 'severity'> {
    return {
      code: 'layout-circle',
      message: `The layout "${layout}" stands around itself.`,
      hint: 'Take `layout:` out of the front matter of one of the two views.',
      at: { file: view.file, line: 1 },
    }
  }
}

const NO_VIEW: View = { name: '', file: '', text: '', digest: '' as View['digest'] }
