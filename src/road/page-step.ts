import { join, sep } from 'node:path'
import { andThen, type Later } from '../base/later.ts'
import { packageVersion } from '../base/package.ts'
import { warning } from '../base/problem.ts'
import { decodeEntities, escapeHtml } from '../base/text.ts'
import { plainTitle, withFormulas } from '../base/title.ts'
import { createReplay } from '../facts/replay.ts'
import { textOfTex } from '../markdown/math/tex-text.ts'
import { markdownOptions } from '../markdown/options.ts'
import { createMarkdown, type Markdown } from '../markdown/renderer.ts'
import type { Result } from '../memo/step.ts'
import type { Head } from '../model/article.ts'
import { callAtOnce, throughExtensions } from '../model/call-extension.ts'
import { CARD_VIEW, type Card, cardOf } from '../model/card.ts'
import type { Extension, Helper } from '../model/extension.ts'
import type { Facts } from '../model/facts.ts'
import type { Project } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import { fileName } from '../source/read.ts'
import { createThemeRenderer } from '../theme/theme-renderer.ts'
import { createTitleFormulas } from './title-formulas.ts'
import { vendorVersion } from './vendor-routes.ts'

/** A view route → the bytes of its page: the theme's templates, then what extensions change. */
export function createPageRenderer(project: Project): (route: ViewRoute, facts: Facts) => Later<Result<Output>> {
  const { theme, extensions } = project
  const renderer = createViews(project)
  const titleFormulas = createTitleFormulas()
  return (route, facts) => {
    const { html, problems } = renderer.render(route, facts)
    if (problems.some((problem) => problem.severity === 'error'))
      // A theme that is missing or has no views is reported once, with the project, and not again for every page.
      return { value: undefined, problems: theme.views.size === 0 ? [] : problems }
    const shown = titleFormulas(html, () => facts.config().math)
    const changed = throughExtensions(extensions, 'html', { on: route.owner, facts }, shown, (one, before) =>
      one.html?.(before, route, facts),
    )
    return andThen(changed, (body) => ({ value: { kind: 'bytes', path: route.path, body }, problems }))
  }
}

/** An article → the drawing of its title, by the theme's view. Formulas are written as people type them. */
export function createCardRenderer(project: Project): (head: Head, facts: Facts) => Result<Card> {
  const renderer = createViews(project)
  return (head, facts) => {
    const file = fileName(project.folders, head.source)
    const title = plainTitle(head.title)
    if (isOnlyEmoji(title)) {
      const characters = [...new Set(title.match(SHOWN))].join(' ')
      return { value: undefined, problems: [warning('share-glyph', { characters, isAll: true }, { at: { file } })] }
    }
    const owner = { kind: 'file', name: file } as const
    const page = { kind: 'article', article: head.source } as const
    const route = { kind: 'view', path: head.route, views: [CARD_VIEW], page, owner } as const
    const { html, problems } = renderer.render(route, facts)
    const drawing = facts.drawing()
    const isGood = drawing !== undefined && problems.every(({ severity }) => severity === 'warning')
    return { value: isGood ? cardOf(head, withFormulas(html, typed).trim(), drawing) : undefined, problems }
  }
}

/** What fonts of titles have none of; known before one is opened, since pages name a picture before it is drawn. */
const isOnlyEmoji = (title: string): boolean => /\p{Extended_Pictographic}|\p{RI}/u.test(title) && !DRAWN.test(title)
const DRAWN = /[^\s\p{Extended_Pictographic}\p{Emoji_Modifier}\p{RI}\p{Default_Ignorable_Code_Point}]/u
const SHOWN = /[^\s\p{Default_Ignorable_Code_Point}]/gu

const typed = (tex: string): string => escapeHtml(textOfTex(decodeEntities(tex)))

type ViewRoute = Extract<Route, { readonly kind: 'view' }>

function createViews(project: Project) {
  const { theme, folders, extensions } = project
  let markdown: Markdown | undefined
  return createThemeRenderer({
    version: packageVersion(),
    viewDir: join(theme.folder, 'layout') + sep,
    sourceDir: folders.source + sep,
    markdown(text, facts) {
      // Read through the page's facts, so that the page is stale when an option of Markdown changes.
      const options = markdownOptions(facts.config())
      markdown ??= createMarkdown(options)
      return markdown.render(text).html
    },
    replay: createReplay,
    versionOf: vendorVersion,
    viewNames: () => theme.views.keys(),
    helpers: (route, facts) => helpersOf(extensions, route, facts),
    locals: (route, facts) =>
      Object.assign(
        {},
        ...extensions.map((one) =>
          callAtOnce(one, 'locals', { on: route.owner, facts }, () => one.locals?.(route, facts)),
        ),
      ),
  })
}

/** Helpers by name, each called through the gate; of two with one name the later wins. */
function helpersOf(extensions: readonly Extension[], route: Route, facts: Facts): Record<string, Helper> {
  const helpers: Record<string, Helper> = {}
  for (const extension of extensions) {
    const made =
      callAtOnce(extension, 'helpers', { on: route.owner, facts }, () => extension.helpers?.(route, facts)) ?? {}
    for (const [name, helper] of Object.entries(made))
      helpers[name] = function (...args) {
        return callAtOnce(extension, `helpers.${name}`, { facts }, () => helper.apply(this, args))
      }
  }
  return helpers
}
