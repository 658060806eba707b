import { BlogError } from '../base/problem.ts'
import type { View } from '../model/theme.ts'
import { ABSENT, type Frame, localsOf, lookUp } from './frame.ts'
import type { Locals } from './members.ts'
import { layoutCircle, missingLayout, missingOuter, missingPartial } from './missing.ts'
import type { PartialOptions, ScopeSources } from './scope.ts'
import type { Template } from './template.ts'

/** What runs when a template calls another one: a stack, since each sees what its callers see. */

interface Bottom {
  /** The frame of the helpers, below everything. */
  readonly helpers: Omit<Frame, 'view' | 'above'>
  /** What every view sees above the helpers. */
  readonly locals: Locals
  /** The piece from another page, where it would be the same here. */
  readonly fragment?: ((asked: FragmentAsked) => string | undefined) | undefined
  /** Names are looked up only when the code uses them. Called when a view writes to its locals; it throws. */
  readonly asking?: (() => never) | undefined
}

/** A view that is wanted for all pages. */
export interface FragmentAsked {
  readonly template: Template
  /** The view that asks for it. */
  readonly at: Frame
  readonly added: Locals | undefined
  /** What it is given, as a text; undefined where that is more than plain values, or where it sees nothing else. */
  readonly given: string | undefined
}

/** Views within views; no theme comes near it. */
const DEEPEST = 200

/**
 * Views inside views: which one runs, what it sees, and the layouts and partials that it calls. Each sees its own locals,
 * those of its caller, and so on down to the helpers. When a view ends, also by an error, its caller runs again.
 */
export class ViewStack {
  readonly #sources: Pick<ScopeSources, 'facts' | 'host' | 'shared'>
  readonly #fragment: Bottom['fragment']
  readonly #asking: Bottom['asking']
  readonly #helpers: Frame
  readonly #root: Frame
  readonly #fragments = new Map<string, string>()
  #running: Frame
  #depth = 0

  constructor(sources: Pick<ScopeSources, 'facts' | 'host' | 'shared'>, { helpers, locals, fragment, asking }: Bottom) {
    this.#sources = sources
    this.#fragment = fragment
    this.#asking = asking
    const names = sources.shared.names(locals, helpers.own, helpers.late)
    this.#helpers = { ...helpers, names, view: NO_VIEW, above: undefined }
    this.#root = { names, view: NO_VIEW, own: locals, above: this.#helpers }
    this.#running = this.#root
  }

  /** The view that is running. */
  get view(): View {
    return this.#running.view
  }

  /** A local of the view that is running; undefined when there is none. */
  local(name: string): unknown {
    const value = lookUp(this.#running, name)
    return value === ABSENT ? undefined : value
  }

  /** All of them in one object. */
  locals(): Locals {
    return localsOf(this.#running)
  }

  /** Renders a view and the layouts around it. @throws {BlogError} */
  page(name: string): string {
    const { facts, host, shared } = this.#sources
    const view = facts.view(name)
    if (!view) throw new BlogError(missingLayout([name], host))
    const template = shared.template(view)
    const frame = this.#frameOf(template, this.#root)
    return this.#inLayouts(template, frame, this.#run(template, frame))
  }

  /** Renders one view for itself. @throws {BlogError} */
  alone(template: Template, added?: Locals): string {
    return this.#render(template, this.#root, added)
  }

  /** Renders another view with what it is given on top of the present locals. */
  partial(name: string, added: Locals | undefined, options: PartialOptions): string {
    const running = this.#running
    const view = this.#viewNamed(name, running.view)
    if (!view) throw missingPartial(name, this.#sources.host)
    const template = this.#sources.shared.template(view)
    const above = options.only ? this.#helpers : running
    return options.cache ? this.#cached(template, above, added, options) : this.#render(template, above, added)
  }

  #cached(template: Template, above: Frame, added: Locals | undefined, { cache, only }: PartialOptions): string {
    const at = this.#running
    const shared = () => this.#fragment?.({ template, at, added, given: only ? undefined : plainText(added) })
    // On one page a name means one piece, whatever it is given, as in Hexo.
    const id = typeof cache === 'string' ? cache : template.view.name
    return this.once(id, () => shared() ?? this.#render(template, above, added))
  }

  /** Renders a text in EJS with locals of its own. */
  inline(text: string, own: Locals): string {
    const { view } = this
    return this.#runIn(this.#sources.shared.inline(text, view), { view, own, above: this.#helpers })
  }

  /** Computes once what is asked for by one name. */
  once(key: string, make: () => string): string {
    let html = this.#fragments.get(key)
    if (html === undefined) {
      html = make()
      this.#fragments.set(key, html)
    }
    return html
  }

  #inLayouts(innermost: Template, its: Frame, body: string): string {
    const { host, shared } = this.#sources
    let [template, frame, html] = [innermost, its, body]
    let layout = template.layout ?? 'layout'
    const seen = new Set([template.view.name])
    while (layout !== false) {
      const outer = this.#viewNamed(layout, template.view)
      if (!outer || outer.name === template.view.name) {
        if (template.layout !== undefined && !outer) throw new BlogError(missingOuter(template, layout, host))
        break
      }
      if (seen.has(outer.name)) throw new BlogError(layoutCircle(template, layout))
      seen.add(outer.name)
      template = shared.template(outer)
      frame = this.#frameOf(template, frame, { body: html }, WITHIN)
      html = this.#run(template, frame)
      layout = template.layout ?? false
    }
    return html
  }

  #render(template: Template, above: Frame, added: Locals | undefined): string {
    return this.#run(template, this.#frameOf(template, above, added, WITHIN))
  }

  #run(template: Template, frame: Frame): string {
    const before = this.#running
    // Long before the stack of the engine ends: a pattern that is compiled there for the first time ends the process.
    if (this.#depth >= DEEPEST) throw new RangeError('Maximum call stack size exceeded')
    this.#running = frame
    this.#depth++
    try {
      return this.#runIn(template, frame)
    } finally {
      this.#running = before
      this.#depth--
    }
  }

  #runIn(template: Pick<Template, 'run' | 'runAsking'>, frame: Frame): string {
    return this.#asking === undefined ? template.run(frame) : template.runAsking(frame, this.#asking)
  }

  #frameOf(template: Template, above: Frame, added?: Locals, also?: Locals): Frame {
    const filename = `${this.#sources.host.viewDir}${template.view.name}.ejs`
    return { view: template.view, own: { ...added, ...also, ...template.data, filename }, above }
  }

  /** The view of that name, beside the one that asks first, and below `layout/` otherwise. */
  #viewNamed(name: string, asking: View): View | undefined {
    const { facts, shared } = this.#sources
    const { beside, clean } = shared.places(asking.name, name)
    return (beside === undefined ? undefined : facts.view(beside)) ?? facts.view(clean)
  }
}

/** Plain values by name as a text, in which equal ones are equal; undefined where there are others. */
export function plainText(values: Locals = {}): string | undefined {
  let text = ''
  for (const [name, value] of Object.entries(values)) {
    const kind = typeof value
    if (kind === 'function' || kind === 'symbol' || (kind === 'object' && value !== null)) return undefined
    const written = String(value)
    text += `\n${name} ${kind} ${written.length} ${written}`
  }
  return text
}

/** What views within others see. */
const WITHIN: Locals = { layout: false }
const NO_VIEW: View = { name: '', file: '', text: '', digest: '' as View['digest'] }
