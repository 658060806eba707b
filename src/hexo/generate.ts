import { join, sep } from 'node:path'
import { andThen, type Later } from '../base/later.ts'
import { type Digest, shownPath } from '../base/paths.ts'
import { BlogError, type Problem, problem, warning } from '../base/problem.ts'
import { during, duringAtMost } from './failure.ts'
import { GivenDocuments } from './given.ts'
import type { Host } from './host.ts'
import { split } from './living.ts'
import { currentReading, noted, readSite } from './reading.ts'
import { bothOf, NOTHING, type Reads } from './reads.ts'

/** What the generators made, and what each route depends on besides what it reads itself. */
export interface Generated {
  /** Read by the filters and events around all generators. */
  readonly shared: Reads
  /** By route: what its generator read. Data alone do not say enough: helpers show what it left in variables. */
  readonly reads: ReadonlyMap<string, Reads>
  /** What scripts show as `site`, where that can be told. */
  readonly locals: Digest | undefined
  /** By route: what its data holds, where that can be told. */
  readonly held: ReadonlyMap<string, Digest>
  /** What generators wrote into documents, by the names that those read it by who look at it. */
  readonly given: ReadonlyMap<string, Digest>
  /** Which members they wrote into which documents. */
  readonly members: readonly string[]
  /** By route: the name of its generator. */
  readonly makers: ReadonlyMap<string, string>
  /** Routes that are files as they lie. */
  readonly copies: ReadonlyMap<string, string>
  /** By route that is made of one file, which is no article: that file, absolute. */
  readonly origins: ReadonlyMap<string, string>
  /** Routes of generators that a theme of ours shows. */
  readonly views: ReadonlyMap<string, any>
  /** Routes that are made of one file and the theme's options, whatever the site holds. */
  readonly files: ReadonlySet<string>
}

/** Runs the generators and makes a route of each result; what a page shows is worked out when its route is read. */
export async function runGenerators(hexo: Host, seconds: number): Promise<Generated> {
  const reads = new Map<string, Reads>()
  const makers = new Map<string, string>()
  const copies = new Map<string, string>()
  const origins = new Map<string, string>()
  const files = new Set<string>()
  const views = new Map<string, any>()
  const pages = new Map<string, any>()
  const by = (name: string): string | undefined => hexo.extend.generator.places.get(name)
  let documents: GivenDocuments | undefined
  let all = NOTHING
  hexo.route.routes = {}
  const before = await noted(async () => {
    for (const run of split(hexo, seconds).after) await run()
    await renderTextPages(hexo)
  }, SETTLING)
  hexo.locals.invalidate()
  const site = hexo.locals.toObject()
  for (const [name, generator] of Object.entries<any>(hexo.extend.generator.list())) {
    // Plugins may have put something around them.
    if (!hexo.makesPages && hexo.coreGenerators.has(name)) continue
    // What ours write follows from the heads.
    const isOurs = hexo.coreGenerators.get(name) === generator
    if (!isOurs) documents ??= new GivenDocuments(Object.values(site))
    const call = () =>
      hexo.keeping.call(
        generator,
        () => [],
        () => generator.call(hexo, site),
      )
    const { value, reads: own } = await noted(async () => {
      // It is handed the lists, whatever it then looks at.
      readSite()
      return duringAtMost<any>(seconds, { kind: 'generator', name }, call, by(name))
    })
    all = bothOf(all, own)
    for (const result of [value ?? []].flat() as any[]) {
      if (typeof result !== 'object' || result === null || result.path == null) continue
      const path = during({ kind: 'generator', name }, () => hexo.route.format(result.path))
      makers.set(path, name)
      if (result.layout && !hexo.makesPages) {
        views.set(path, result)
        reads.set(path, own)
        continue
      }
      during({ kind: 'generator', name }, () => {
        hexo.route.set(path, result.layout ? pageData(hexo, path, result) : result.data)
      })
      const { layout, file, copy, from = copy ?? file } = result
      if (isOurs && from) origins.set(path, from)
      else origins.delete(path)
      reads.set(path, file ? NOTHING : own)
      if (layout && !isOurs) pages.set(path, result)
      else pages.delete(path)
      for (const [set, isOne] of [
        [files, file],
        [copies, copy],
      ] as const)
        if (layout || !isOne) set.delete(path)
      if (copy && !layout) copies.set(path, copy)
      if (file && !layout) files.add(path)
    }
  }
  const isAsked = hexo.listenerCount('generateAfter') > 0 || hexo.extend.filter.list('after_generate').length > 0
  const left = documents ?? new GivenDocuments(isAsked ? Object.values(site) : [])
  const written = left.noteLooks({ ...NOTHING, looks: all.looks }, all)
  hexo.pageOf = (data: any) => left.pageOf(data)
  const set = (path: string) => {
    copies.delete(path)
    files.delete(path)
  }
  hexo.route.on('update', set)
  const after = await noted(async () => {
    await duringAtMost(seconds, { kind: 'event', name: 'generateAfter' }, () => hexo.emit('generateAfter'))
    await duringAtMost(seconds, { kind: 'filter', name: 'after_generate' }, () =>
      hexo.execFilter('after_generate', null, { context: hexo }),
    )
  }, SETTLING)
  hexo.route.off('update', set)
  const both = bothOf(all, after.reads)
  const given = new Map([...written, ...left.noteLooks({ ...NOTHING, looks: both.looks }, both, true)])
  const locals = left.digestOf(Object.entries(hexo.locals.toObject()).filter(([name]) => hexo.isScripts(name)))
  const held = new Map<string, Digest>()
  for (const [path, { layout, data }] of locals === undefined ? [] : pages) {
    const digest = left.digestOf([layout, data])
    if (digest !== undefined) held.set(path, digest)
  }
  return {
    shared: bothOf(before.reads, after.reads),
    reads,
    locals,
    held,
    given,
    members: Array.from(left.members).sort(),
    makers,
    copies,
    origins,
    files,
    views,
  }
}

/** Themes look for newer versions of themselves here. */
const SETTLING = { settling: true }

/** Texts in `source/` that are no articles: styles, scripts, data. Their pages show what a renderer makes of them. */
async function renderTextPages(hexo: Host): Promise<void> {
  for (const page of hexo.textPages.values()) {
    const document = { ...page, content: page._content }
    await during({ kind: 'page', name: page.source }, () => hexo.post.render(page.full_source, document))
    page.rendered = document.content
  }
}

/** As scripts find it in a route, a function that promises; who makes the page need not wait for a promise. */
function pageData(hexo: any, path: string, result: any): any {
  const atOnce = () => renderPage(hexo, path, result)
  return Object.assign(() => hexo.answer(atOnce), { atOnce, layouts: [result.layout].flat() })
}

/** Pages for which the theme has no template: one problem for all that ask for the same. */
export function pagesWithoutView(hexo: any): readonly Problem[] {
  if (hasNoViews(hexo)) return []
  const pages = new Map<string, { readonly layouts: readonly string[]; readonly path: string; count: number }>()
  for (const path of hexo.route.list() as string[]) {
    const { layouts } = hexo.route.routes[path].data
    // What is no name fails where the page is made.
    if (!layouts?.every((name: unknown) => typeof name === 'string' && !hexo.theme.getView(name))) continue
    const key = layouts.join('\n')
    const known = pages.get(key) ?? { layouts, path, count: 0 }
    known.count++
    pages.set(key, known)
  }
  const at = { file: shownPath(hexo.base_dir, hexo.theme_dir) }
  return Array.from(pages.values(), (params) => warning('guest-layout-missing', params, { at }))
}

const hasNoViews = ({ theme }: any): boolean => Object.keys(theme.views).length === 0

/**
 * A page of the theme: the first of its layouts that exists, with all that is injected and filtered. At once, where no
 * filter or renderer has to be waited for: only so can work be stopped that never ends.
 */
function renderPage(hexo: any, path: string, { layout, data }: any): Later<string | undefined> {
  const page = hexo.pageOf(data)
  if (page.path == null) page.path = path
  const { filter } = hexo.extend
  const given = {
    page,
    path,
    url: hexo.util.full_url_for.call({ config: { url: hexo.config.url } }, path),
    config: hexo.config,
    theme: hexo.theme.config,
    layout: 'layout',
    env: hexo.env,
    view_dir: join(hexo.theme_dir, 'layout') + sep,
    site: hexo.locals.toObject(),
    cache: true,
  }
  return andThen<any, any>(filter.execLater('template_locals', given, { context: hexo }), (locals) => {
    const view = [layout]
      .flat()
      .map((name: string) => hexo.theme.getView(name))
      .find(Boolean)
    if (view === undefined) return withoutView(hexo, path)
    return andThen<any, any>(view._renderLater(locals), (html) =>
      filter.execLater('_after_html_render', hexo.extend.injector.exec(html, locals), {
        context: hexo,
        args: [locals],
      }),
    )
  })
}

/**
 * A page for which the theme has no template stays empty.
 * @compat as in Hexo, with its warning, which a build gives once for many; but not where every page would be empty
 * @throws {BlogError} theme-empty
 */
function withoutView(hexo: any, path: string): undefined {
  if (hasNoViews(hexo)) {
    const theme = shownPath(hexo.base_dir, hexo.theme_dir)
    throw new BlogError(problem('theme-empty', { theme }, { at: { file: theme } }))
  }
  if (currentReading() === undefined) hexo.log.warn('No layout: %s', path)
  return undefined
}
