import { deepMerge, isPlainObject } from '../base/merge.ts'

/**
 * Options that take their value from another key when the author says nothing: Hexo's generators ask the site's
 * `per_page` and `pagination_dir`, the options of hexo-renderer-markdown-it are understood as ours, and who names the file
 * of the search index wants it in one file.
 * @compat the packages hexo-generator-{index,archive,category,tag,search} and hexo-renderer-markdown-it
 */
export function inherit(written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { per_page, pagination_dir } = written
  // A value of the wrong kind is complained about once, where it is written.
  const page = isCount(per_page) ? { per_page } : {}
  const folder = typeof pagination_dir === 'string' ? { pagination_dir } : {}
  return deepMerge(
    {
      index_generator: { ...page, ...folder },
      archive_generator: page,
      category_generator: page,
      tag_generator: page,
      ...renderOptions(written.markdown),
      ...searchEngine(written.search),
      ...minifyKinds(written.minify),
      ...(isWritten(written.include_markdown) && { include_markdown: { enable: true } }),
      ...(isWritten(written.jsonContent) && { jsonContent: { enable: true } }),
    },
    withoutName(written),
  )
}

/** Whether there is something in the group: who sets one of its keys wants it. */
const isWritten = (group: unknown): group is Readonly<Record<string, unknown>> =>
  isPlainObject(group) && Object.keys(group).length > 0

function isCount(value: unknown): boolean {
  return value === false || (typeof value === 'number' && Number.isInteger(value) && value >= 0)
}

function searchEngine(search: unknown): Record<string, unknown> {
  const path = isPlainObject(search) ? search.path : undefined
  const engine = typeof path === 'string' ? /\.(json|xml)$/.exec(path)?.[1] : undefined
  return engine === undefined ? {} : { search: { engine } }
}

/** Who names some of the kinds wants these; who switches off some, or excludes files, wants all others. */
function minifyKinds(minify: unknown): Record<string, unknown> {
  if (!isWritten(minify) || Object.hasOwn(minify, 'enable')) return {}
  const kinds = ['html', 'css', 'js', 'svg'] as const
  const isNamed = kinds.some((kind) => minify[kind] !== undefined && minify[kind] !== null && minify[kind] !== false)
  return { minify: { enable: true, ...(isNamed && Object.fromEntries(kinds.map((kind) => [kind, false]))) } }
}

/** @compat hexo-renderer-markdown-it takes a preset's name for all options, and Jekyll the name of its renderer. */
function withoutName(written: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { markdown, ...rest } = written
  if (typeof markdown !== 'string') return written
  return markdown === 'commonmark' ? { ...rest, markdown: { preset: 'commonmark' } } : rest
}

function renderOptions(markdown: unknown): Record<string, unknown> {
  const render = isPlainObject(markdown) ? markdown.render : undefined
  if (!isPlainObject(render)) return {}
  const flags = ['breaks', 'linkify', 'typographer'].filter((key) => typeof render[key] === 'boolean')
  return {
    markdown: {
      ...Object.fromEntries(flags.map((key) => [key, render[key]])),
      ...(render.html === false ? { preset: 'safe' } : {}),
    },
  }
}
