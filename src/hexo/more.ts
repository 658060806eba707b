import { andThen, type Later } from '../base/later.ts'
import type { Extension, Helper } from '../model/extension.ts'
import type { Facts } from '../model/facts.ts'
import type { PageModel } from '../model/route.ts'
import { reported } from './failure.ts'
import type { Host } from './host.ts'
import { FUNCTIONS, SHARED } from './leavings.ts'
import type { LivingHost } from './living.ts'
import { createPages } from './pages.ts'
import { readingAs } from './reading.ts'

/**
 * What guests have a part in beside a theme that was written for us, whose pages the road makes: files of their generators,
 * what they put into pages and make of them, and helpers for views of the author's own.
 */
export function createMore(living: LivingHost): Required<Pick<Extension, 'more' | 'html' | 'helpers'>> {
  const routes = createPages(living)
  let opened: Host | undefined
  const readShared = (facts: Facts) => {
    facts.given(SHARED)
    if (living.left.functions) facts.volatile(FUNCTIONS)
  }
  return {
    more: async (facts) => {
      const made = await routes(facts)
      opened = await living.used
      return made
    },
    html: (html, route, facts) => {
      const hexo = opened
      if (hexo === undefined || route.kind !== 'view') return html
      const { page, path } = route
      readShared(facts)
      return readingAs(path, facts, living.around, () =>
        reported(living.site, { kind: 'page', name: path }, () => filtered(hexo, html, path, pageOf(page, facts))),
      )
    },
    helpers: (route, facts) => {
      const hexo = opened
      if (hexo === undefined) return {}
      const theirs = Object.entries<any>(hexo.extend.helper.list()).filter(([, run]) => !hexo.coreHelpers.has(run))
      const call = (run: any): Helper =>
        function (this, ...args) {
          readShared(facts)
          const own = () => (route.kind === 'view' && route.page.kind === 'article' ? [route.page.article] : [])
          return readingAs(route.path, facts, living.around, () =>
            hexo.keeping.call(run, own, () => run.apply(this, args)),
          )
        }
      return Object.fromEntries(theirs.map(([name, run]) => [name, call(run)]))
    },
  }
}

function filtered(hexo: Host, html: string, path: string, page: any): Later<string> {
  const locals = { page, path, config: hexo.config, theme: hexo.theme.config, env: hexo.env }
  return andThen<any, any>(
    hexo.extend.filter.execLater('_after_html_render', hexo.extend.injector.exec(html, locals), {
      context: hexo,
      args: [locals],
    }),
    String,
  )
}

/** What tells the kinds of pages apart for those who put something into them. */
function pageOf(page: PageModel, facts: Facts): any {
  switch (page.kind) {
    case 'list':
      return { [LISTS[page.list]]: page.list === 'tag' || page.list === 'category' ? page.title : true }
    case 'article': {
      const head = facts.head(page.article)
      return { title: head?.title, layout: head?.layout, [head?.kind === 'post' ? '__post' : '__page']: true }
    }
    case 'made':
      return { ...page.fields, __page: true }
    default:
      return { title: page.title, type: page.type, __page: true }
  }
}

const LISTS = { home: '__index', archive: 'archive', tag: 'tag', category: 'category' } as const
