import type { SourcePath } from '../base/paths.ts'
import type { Content } from '../model/article.ts'
import type { Facts } from '../model/facts.ts'
import type { Project } from '../model/project.ts'
import type { Site } from '../model/site.ts'
import type { Source } from '../model/source.ts'
import { openSource } from '../source/read.ts'

/** What is settled so far. Each stage of the road adds to it; nothing in it ever changes. */
export interface World {
  readonly project: Project
  readonly now: Date
  readonly sources: ReadonlyMap<SourcePath, Source>
  readonly site: Site
  /** The door to bodies; before the content stage it finds nothing. */
  readonly content: (path: SourcePath) => Content | undefined
}

export const EMPTY_SITE: Site = {
  posts: [],
  pages: [],
  heads: new Map(),
  tags: new Map(),
  categories: new Map(),
  data: {},
  assets: [],
}

/** Facts straight from the world, unrecorded. */
export function factsOf(world: World): Facts {
  const { project, site } = world
  return {
    config: () => project.config,
    themeConfig: () => project.theme.config,
    site: () => site,
    posts: () => site.posts,
    pages: () => site.pages,
    taxa: (kind) => (kind === 'tag' ? site.tags : site.categories),
    head: (path) => site.heads.get(path),
    content: world.content,
    view: (name) => project.theme.views.get(name),
    data: () => site.data,
    messages: (languages) => messagesOf(project.theme.languages, languages),
    file: (path) => {
      const source = world.sources.get(path)
      return source && openSource(project.folders, source)
    },
    now: () => world.now,
  }
}

/**
 * The messages for the first language that the theme has, completed from less fitting ones.
 * @compat Hexo's order: each language, then its base (`zh` for `zh-CN`), then `default`, then English.
 */
function messagesOf(
  available: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  languages: readonly string[],
): Readonly<Record<string, unknown>> {
  const names = new Map(Array.from(available.keys(), (name) => [name.toLowerCase(), name]))
  const wanted = [
    ...languages.flatMap((language) => [language, language.split(/[-_]/)[0] ?? language]),
    'default',
    'en',
  ]
  let messages: Record<string, unknown> = {}
  for (const language of wanted.reverse()) {
    const name = names.get(language.toLowerCase()) ?? names.get(language.toLowerCase().replace('_', '-'))
    if (name !== undefined) messages = deepMerge(messages, available.get(name) ?? {})
  }
  return messages
}

function deepMerge(
  below: Readonly<Record<string, unknown>>,
  above: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...below }
  for (const [key, value] of Object.entries(above)) {
    const under = merged[key]
    merged[key] = isRecord(value) && isRecord(under) ? deepMerge(under, value) : value
  }
  return merged
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
