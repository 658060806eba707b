import { encodeUrl, hrefPath } from '../base/urls.ts'
import type { Config } from '../model/config.ts'
import { feedsOf } from '../model/feeds.ts'
import { type Locals, objectsOf } from './members.ts'
import { overlay } from './overlay.ts'
import { pageFields } from './page-fields.ts'
import type { Scope } from './scope.ts'
import type { ViewRoute } from './theme-host.ts'

/** The locals that every view of a page has: Hexo's, on top of the helpers. */
export function pageLocals(scope: Scope, route: ViewRoute): Locals {
  const path = hrefPath(route.path)
  return {
    ...siteLocals(scope),
    page: pageFields(route, scope.facts, scope.documents, (key) => scope.messages().translate(key)),
    path,
    url: `${scope.config.url}/${encodeUrl(path)}`,
  }
}

/** Those that are the same on every page. */
export function siteLocals(scope: Scope): Locals {
  const { facts, host, config } = scope
  return {
    config: overlay(config, AS_WRITTEN),
    theme: overlay(facts.themeConfig(), {}),
    site: siteOf(scope),
    layout: 'layout',
    env: { ...ENVIRONMENT, version: host.version },
    view_dir: host.viewDir,
    cache: true,
  }
}

const ENVIRONMENT = { cmd: 'generate', env: 'production', debug: false, safe: false, silent: false, init: true }

/** Themes expect what authors write, which our config has in one form: a single language is a text, not a list of one. */
const AS_WRITTEN: Readonly<Record<string, (value: unknown) => unknown>> = {
  language: single,
  feed(value) {
    const feed = value as Config['feed']
    const feeds = feedsOf({ feed })
    if (feeds.length === 0) return undefined
    return { ...feed, type: single(feeds.map(({ type }) => type)), path: single(feeds.map(({ path }) => path)) }
  },
}

function single(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value
}

const siteOf = objectsOf<Scope>({
  posts: ({ documents }) => documents.posts(),
  pages: ({ documents }) => documents.pages(),
  tags: ({ documents }) => documents.taxa('tag'),
  categories: ({ documents }) => documents.taxa('category'),
  data: ({ facts }) => facts.data(),
})
