import { BlogError, type Problem } from '../base/problem.ts'
import type { Facts } from '../model/facts.ts'
import { loadMoment } from './dates.ts'
import { createOpener, finishHtml } from './finish.ts'
import { withoutNewGlobals } from './globals.ts'
import { missingLayout } from './missing.ts'
import { createPageScope } from './page-scope.ts'
import { createPageShared } from './page-shared.ts'
import type { ThemeHost, ViewRoute } from './theme-host.ts'

/** From a route and facts to the HTML of one page, by the theme's views. */
interface ThemeRenderer {
  /** Never throws for a fault of the theme: that is among the problems, and `html` is empty. */
  render(route: ViewRoute, facts: Facts): { readonly html: string; readonly problems: readonly Problem[] }
}

/** Views are compiled once for all pages that the renderer is asked for. */
export function createThemeRenderer(host: ThemeHost): ThemeRenderer {
  const shared = createPageShared(loadMoment)
  const opener = createOpener()
  return {
    render(route, facts) {
      const problems: Problem[] = []
      try {
        if (route.views.length === 0) return { html: bodyOf(route, facts), problems }
        const { views } = createPageScope(route, { facts, host, shared, report: (problem) => problems.push(problem) })
        const view = route.views.find((name) => facts.view(name) !== undefined)
        if (view === undefined) throw new BlogError(missingLayout(route.views, host))
        const made = withoutNewGlobals(() => views.page(view)).value
        const { version } = host
        const noindex = isUnlisted(route, facts)
        const html = finishHtml(made, facts.config(), { version, opener, noindex, variants: route.variants })
        return { html, problems }
      } catch (error) {
        if (!(error instanceof BlogError)) throw error
        problems.push({ ...error.problem, during: route.owner })
        return { html: '', problems }
      }
    },
  }
}

/** Search engines are asked to leave out what no list of the site shows. */
function isUnlisted({ page }: ViewRoute, facts: Facts): boolean {
  return page.kind === 'article' && facts.head(page.article)?.hidden === true && facts.config().hide_posts.noindex
}

/** `layout: false`: the article's HTML is the whole file. */
function bodyOf({ page }: ViewRoute, facts: Facts): string {
  return page.kind === 'article' ? (facts.content(page.article)?.html ?? '') : ''
}
