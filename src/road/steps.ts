import { textOf } from '../base/byte-pieces.ts'
import { andThen, type Later } from '../base/later.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Result } from '../memo/step.ts'
import type { Content, Head } from '../model/article.ts'
import type { Card } from '../model/card.ts'
import { changedHead } from '../model/changed-site.ts'
import type { Facts } from '../model/facts.ts'
import type { Output, Route } from '../model/route.ts'
import { type ListForm, type SearchSegment, type SegmentKey, segmentName, type WholeForm } from '../model/search.ts'
import type { Source } from '../model/source.ts'
import { searchParts } from '../search/search-parts.ts'
import { isIndexed } from '../search/segments.ts'
import { fileName } from '../source/read.ts'
import { contentParts } from './content-parts.ts'
import type { Step } from './engines.ts'
import { foundBeside, makesAllPages, unreadyFor } from './whole-site.ts'

/**
 * The five computations of the road that go through the engine. Their libraries (YAML, KaTeX, highlight.js, EJS,
 * moment) are loaded when the first key has to be computed: a build without changes loads none of them.
 */

export const headStep: Step<Source, Head> = {
  name: 'head',
  idOf: (source) => source.path,
  // The file's time counts where nothing else gives a date.
  keyOf: (source) => [source.kind, source.modifiedMs],
  keeps: 'value',
  // One that was just made has its dates: it is used as it is remembered, and not held twice.
  revive: (head) =>
    head.date instanceof Date && head.updated instanceof Date
      ? head
      : { ...head, date: new Date(head.date), updated: new Date(head.updated) },
  async load({ project }) {
    const [{ headOf }, { withIncluded }] = await Promise.all([
      import('../source/head.ts'),
      import('../source/included.ts'),
    ])
    return (source, facts) => {
      const file = facts.file(source.path)
      if (file === undefined) return { value: undefined, problems: [] }
      const text = file.text()
      const name = fileName(project.folders, source.path)
      const shown = withIncluded(text, { name, line: 1 }, facts, project.folders).text
      const { head, problems } = headOf(source, text, name, facts.config(), shown)
      const isUnseen = head === undefined || (head.draft && !facts.config().render_drafts)
      if (isUnseen || project.extensions.length === 0) return { value: head, problems }
      return andThen(changedHead(project.extensions, head, text, { on: { kind: 'file', name }, facts }), (value) => ({
        value,
        problems,
      }))
    }
  },
}

export const contentStep: Step<Head, Content> = {
  name: 'content',
  idOf: (head) => head.source,
  keeps: 'texts',
  parts: contentParts,
  keysPerThread: 1024,
  limited: true,
  async load(world, around) {
    const unready = await unreadyFor(world)
    if (unready !== undefined) return unmade(unready)
    const { project } = world
    const { createArticleRenderer } = await import('./article-step.ts')
    const render = createArticleRenderer(project, around)
    return (key, facts) => {
      // The head is read as a fact, so that a changed head is seen.
      return andThen(render(facts.head(key.source) ?? key, facts), (value) => ({ value, problems: value.problems }))
    }
  },
}

export const cardStep: Step<Head, Card> = {
  name: 'card',
  idOf: (head) => head.source,
  keeps: 'texts',
  parts: {
    split: ({ path, svg }) => ({ small: path, texts: [svg] }),
    join: (path, text) => ({
      path: path as Card['path'],
      get svg() {
        return text(0)
      },
    }),
  },
  keysPerThread: 2048,
  needs: ['content'],
  limited: true,
  async load({ project }) {
    const { createCardRenderer } = await import('./page-step.ts')
    const render = createCardRenderer(project)
    return (key, facts) => render(facts.head(key.source) ?? key, facts)
  },
}

export const searchStep: Step<SegmentKey, SearchSegment> = {
  name: 'search',
  idOf: segmentName,
  keyOf: ({ articles }) => articles,
  keeps: 'texts',
  parts: searchParts,
  // A few keys that each read the texts of a thousand articles.
  async load({ project }) {
    const [{ writePart }, { createEntries }] = await Promise.all([
      import('../search/whole-file.ts'),
      import('./content-entries.ts'),
    ])
    const index = isIndexed(project.config.search) ? await import('../search/segment.ts') : undefined
    const writeEntries = createEntries(project.config)
    return (key, facts) => ({
      value: isEntries(key)
        ? writeEntries(key, facts)
        : isPart(key)
          ? writePart(key, facts)
          : index?.indexSegment(key, facts),
      problems: [],
    })
  },
}

export const outputStep: Step<Route, Output> = {
  name: 'output',
  idOf: (route) => route.path,
  keyOf: (route) =>
    route.kind === 'view' ? [route.views, route.page, route.owner, ...(route.variants ?? [])] : textKeyOf(route),
  // Extensions may make routes of anything.
  keysOfWhole: ({ project }) => project.extensions.length === 0,
  keeps: 'digest',
  keysPerThread: 2048,
  needs: ['content', 'card', 'search'],
  limited: true,
  byOf: (route) => (route.kind === 'text' ? route.by : undefined),
  // The view that a page begins with.
  groupOf: (route, { project }) =>
    route.kind === 'view' ? route.views.find((name) => project.theme.views.has(name)) : undefined,
  textOf: (output) => (output.kind === 'bytes' ? output.body : output.from),
  crosses: (route) => route.kind === 'view' || (route.kind === 'text' && route.sameAs !== undefined),
  crossing: (route) => (route.kind === 'text' ? { ...route, make: undefined } : route),
  direct: (route) => (route.kind === 'copy' ? { kind: 'copy', path: route.path, from: route.from } : undefined),
  async load(world) {
    const { project } = world
    const [{ changedText, changesText }, { withRenditions }, { createScripts }] = await Promise.all([
      import('./output-text.ts'),
      import('./page-pictures.ts'),
      import('./page-script.ts'),
    ])
    const withFace = project.font && (await import('./page-faces.ts')).createFaces(project)
    // A site whose pages all come from one extension has no views.
    const render = makesAllPages(project) ? noView : (await import('./page-step.ts')).createPageRenderer(project)
    /** As it is written: by the theme, and by extensions. */
    const written = (route: Exclude<Route, { kind: 'copy' }>, facts: Facts): Later<Result<Output>> => {
      const { path } = route
      const made: Later<Result<Output>> =
        route.kind === 'view'
          ? render(route, facts)
          : andThen(
              route.make(facts),
              (body): Result<Output> => ({ value: { kind: 'bytes', path, body }, problems: [] }),
            )
      if (!changesText(project.extensions, path)) return made
      return andThen(made, ({ value, problems }) => {
        if (value?.kind !== 'bytes') return { value, problems }
        const text = changedText(project.extensions, textOf(value.body), path, { on: route.owner, facts })
        return andThen(text, (body): Result<Output> => ({ value: { kind: 'bytes', path, body }, problems }))
      })
    }
    const inScript = createScripts()
    const beside = await foundBeside(world)
    if (beside?.unready !== undefined) return unmade(beside.unready)
    return (given, facts) => {
      const route = beside === undefined ? given : beside.routeFor(given)
      if (route === undefined) return unmade(THREADS_DIFFER)(given, facts)
      if (route.kind === 'copy') return { value: undefined, problems: [] }
      const { path } = route
      const { lang, variants = [] } = route.kind === 'view' ? route : {}
      const original = lang === undefined ? undefined : variants[0]
      const made = written(original === undefined ? route : { ...route, path: original.path }, facts)
      return andThen(made, ({ value, problems: found }) => {
        // What is wrong with a page is said once, of the written one.
        const problems = original === undefined ? found : []
        if (value?.kind !== 'bytes' || !/\.html?$/i.test(path)) return { value, problems }
        // As they are published: with the sizes of their pictures, in their script, and last with the font of their titles.
        const pictured = withRenditions(textOf(value.body), value.path, facts)
        const to = { lang: lang ?? '', path }
        const html = original === undefined ? pictured : inScript(pictured, { from: original, to }, facts)
        const whole = withFace === undefined ? html : withFace(html, path, facts)
        return andThen(whole, (body): Result<Output> => ({ value: { ...value, path, body }, problems }))
      })
    }
  },
}

const THREADS_DIFFER: Problem = { ...problem('guest-threads', {}), fault: 'guest-threads' }

/** Nothing can be made, and why. */
function unmade(unready: Problem) {
  return (_: unknown, facts: Facts): Result<never> => {
    facts.volatile('an extension was not ready')
    return { value: undefined, problems: [unready] }
  }
}

function noView({ path }: Route): never {
  throw new Error(`${path} should come of a theme's view, and the site has none.`)
}

/** What decides a text or a copy besides facts. */
function textKeyOf(route: Exclude<Route, { kind: 'view' }>) {
  return route.kind === 'text' && route.key !== undefined ? [route.owner, route.key] : route.owner
}

const isEntries = (key: SegmentKey): key is SegmentKey<ListForm> => key.form === 'pages' || key.form === 'posts'
const isPart = (key: SegmentKey): key is SegmentKey<WholeForm> => key.form !== 'index'
