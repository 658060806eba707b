import { posix } from 'node:path'
import { BlogError, type Problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { Facts } from '../model/facts.ts'
import type { View } from '../model/theme.ts'
import { createDates, type Dates } from './dates.ts'
import { createDocuments } from './documents.ts'
import { helpersFor } from './helpers.ts'
import { createLinks } from './links.ts'
import { rootLocals } from './locals.ts'
import type { Fields, Locals } from './members.ts'
import type { Memo } from './memo.ts'
import { type Messages, messagesFrom } from './messages.ts'
import type { PartialOptions, Scope } from './scope.ts'
import type { ThemeServices, ViewRoute } from './services.ts'
import { compileText, type Template } from './template.ts'
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
    locals: () => current,
    page: () => (current.page ?? {}) as Fields,
    language: () => languageOf(scope.page()),
    partial,
    inline: (text, locals) => {
      const view = running.view
      return compileText(text, { view: { ...view, text, file: `${view.file} (render)` }, offset: 0 })(
        Object.assign(Object.create(helpers), locals),
      )
    },
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
  const helpers: Locals = helpersFor(scope)
  const root = rootLocals(scope, helpers)
  const page = root.page as Fields
  let current: Locals = root
  let running: Template = { view: NO_VIEW, data: {}, layout: undefined, run: () => '' }

  function run(template: Template, locals: Locals): string {
    const before = { current, running }
    current = locals
    running = template
    try {
      return template.run(locals)
    } finally {
      current = before.current
      running = before.running
    }
  }

  function localsOf(template: Template, above: Locals, added: Locals): Locals {
    const filename = `${services.viewDir}${template.view.name}.ejs`
    return Object.assign(Object.create(above), added, template.data, { filename })
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
    const above = options.only ? helpers : current
    const render = () => run(template, localsOf(template, above, { ...added, layout: false }))
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
      let locals = localsOf(template, root, {})
      let html = run(template, locals)
      let layout = template.layout ?? 'layout'
      const seen = new Set([view.name])
      while (layout !== false) {
        running = template
        const outer = viewNamed(layout)
        if (!outer || outer.name === template.view.name) {
          if (template.layout !== undefined && !outer) throw new BlogError(missingOuter(template, layout))
          break
        }
        if (seen.has(outer.name)) throw new BlogError(layoutCircle(template, layout))
        seen.add(outer.name)
        template = memo.template(outer)
        locals = localsOf(template, locals, { body: html, layout: false })
        html = run(template, locals)
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
