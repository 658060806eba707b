import { BlogError, type Problem } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import type { Facts } from '../model/facts.ts'
import { loadMoment } from './dates.ts'
import { finishHtml } from './finish.ts'
import { createMemo } from './memo.ts'
import { openPage } from './page-rendering.ts'
import type { ThemeServices, ViewRoute } from './services.ts'

/** From a route and facts to the HTML of one page, by the theme's views. */
export interface ThemeRenderer {
  /** Never throws for a fault of the theme: that is among the problems, and `html` is empty. */
  render(route: ViewRoute, facts: Facts): { readonly html: string; readonly problems: readonly Problem[] }
}

/** Views are compiled once for all pages that the renderer is asked for. */
export function createThemeRenderer(services: ThemeServices): ThemeRenderer {
  const memo = createMemo(loadMoment)
  return {
    render(route, facts) {
      const problems: Problem[] = []
      try {
        if (route.views.length === 0) return { html: bodyOf(route, facts), problems }
        const page = openPage(route, facts, services, memo, (problem) => problems.push(problem))
        const view = route.views.find((name) => facts.view(name) !== undefined)
        if (view === undefined) throw new BlogError(missingLayout(route, services))
        const html = finishHtml(page.render(view), facts.config(), services.version)
        return { html, problems }
      } catch (error) {
        if (!(error instanceof BlogError)) throw error
        const { message } = error.problem
        problems.push({ ...error.problem, message: `${message} It happened while rendering ${route.owner}.` })
        return { html: '', problems }
      }
    },
  }
}

/** `layout: false`: the article's HTML is the whole file. */
function bodyOf({ page }: ViewRoute, facts: Facts): string {
  return page.kind === 'article' ? (facts.content(page.article)?.html ?? '') : ''
}

function missingLayout(route: ViewRoute, services: ThemeServices): Omit<Problem, 'severity'> {
  const wanted = route.views.map((name) => `"${name}"`).join(', ')
  const similar = nearest(route.views[0] ?? '', services.viewNames())
  return {
    code: 'layout-missing',
    message: `The theme has none of the layouts ${wanted}.`,
    hint:
      similar === undefined
        ? `Add layout/${route.views[0]}.ejs to the theme, or choose another layout in the front matter.`
        : `Did you mean "${similar}"? Otherwise add layout/${route.views[0]}.ejs to the theme.`,
  }
}
