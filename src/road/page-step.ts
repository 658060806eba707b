import { join, sep } from 'node:path'
import { packageVersion } from '../base/package.ts'
import { markdownOptions } from '../markdown/options.ts'
import { createMarkdown, type Markdown } from '../markdown/renderer.ts'
import type { Result } from '../memo/step.ts'
import type { Facts } from '../model/facts.ts'
import type { Project } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import { createThemeRenderer } from '../theme/render.ts'
import { vendorVersion } from './vendor-routes.ts'

/** A view route → the bytes of its page: the theme's templates, then what extensions change. */
export function createPageRenderer(project: Project): (route: ViewRoute, facts: Facts) => Result<Output> {
  const { theme, folders, extensions } = project
  let markdown: Markdown | undefined
  const renderer = createThemeRenderer({
    version: packageVersion(),
    viewDir: join(theme.folder, 'layout') + sep,
    sourceDir: folders.source + sep,
    markdown(text, facts) {
      // Read through the page's facts, so that the page is stale when an option of Markdown changes.
      const options = markdownOptions(facts.config())
      markdown ??= createMarkdown(options)
      return markdown.render(text).html
    },
    versionOf: vendorVersion,
    viewNames: () => theme.views.keys(),
    helpers: (route, facts) => Object.assign({}, ...extensions.map(({ helpers }) => helpers?.(route, facts) ?? {})),
  })
  return (route, facts) => {
    const { html, problems } = renderer.render(route, facts)
    if (problems.some((problem) => problem.severity === 'error'))
      // A theme that is missing or has no views is told once, with the project, and not again for every page.
      return { value: undefined, problems: theme.views.size === 0 ? [] : problems }
    const body = extensions.reduce((before, { html: change }) => change?.(before, route, facts) ?? before, html)
    return { value: { kind: 'bytes', path: route.path, body }, problems }
  }
}

type ViewRoute = Extract<Route, { readonly kind: 'view' }>
