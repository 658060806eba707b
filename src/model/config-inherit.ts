import { deepMerge, isPlainObject } from '../base/merge.ts'

/**
 * Options that take their value from another key when the author says nothing: Hexo's generators ask the site's
 * `per_page` and `pagination_dir`, and the options of hexo-renderer-markdown-it are understood as ours.
 * @compat the packages hexo-generator-{index,archive,category,tag} and hexo-renderer-markdown-it
 */
export function inherit(written: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const page = pick(written, ['per_page'])
  const first = { per_page: page.per_page, ...pick(written, ['pagination_dir']) }
  return deepMerge(
    {
      ...(isEmpty(first) ? {} : { index_generator: first }),
      ...(isEmpty(page) ? {} : { archive_generator: page, category_generator: page, tag_generator: page }),
      ...renderOptions(written.markdown),
    },
    written,
  )
}

function pick(values: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = values[key]
      return typeof value === 'number' || typeof value === 'string' ? [[key, value]] : []
    }),
  )
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

const isEmpty = (values: object): boolean => Object.values(values).every((value) => value === undefined)
