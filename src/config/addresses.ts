import { scriptOf } from '../base/chinese.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Config } from '../model/config.ts'

/** The keys that make addresses → `url` without and `root` with slashes at its ends, and what is wrong with them. */

type Finding = Problem & { readonly key: string }

export interface Addresses {
  readonly url: string
  readonly root: string
  readonly findings: readonly Finding[]
}

export function settleAddresses(config: Config): Addresses {
  const findings: Finding[] = []
  const url = parseUrl(config.url)
  if (!url) findings.push({ key: 'url', ...problem('url-invalid', { url: config.url, meant: meantUrl(config.url) }) })
  const path = decodePath(url?.pathname ?? '/')
  const root = config.root.trim() === '' ? path : config.root.trim()
  if (/[?#\\]/.test(root) || root.includes('://') || root.split('/').includes('..'))
    findings.push({ key: 'root', ...problem('root-invalid', { root }) })
  const settled = withSlashes(root)
  if (url && settled !== withSlashes(path)) {
    const params = { root: settled, path: withSlashes(path), url: `${url.origin}${settled.replace(/\/$/, '')}` }
    findings.push({ key: 'root', ...problem('root-differs', params, { severity: 'warning' }) })
  }
  findings.push(...checkPatterns(config), ...checkVariants(config))
  return { url: (url ? config.url.trim() : 'http://example.com').replace(/\/+$/, ''), root: settled, findings }
}

function* checkPatterns(config: Config): Iterable<Finding> {
  const patterns: readonly (readonly [string, string])[] = [
    ['permalink', config.permalink],
    ['tag_dir', config.tag_dir],
    ['category_dir', config.category_dir],
    ['archive_dir', config.archive_dir],
    ['pagination_dir', config.pagination_dir],
    ['index_generator.path', config.index_generator.path],
    ['index_generator.pagination_dir', config.index_generator.pagination_dir],
    ['search.path', config.search.path],
    ['jsonContent.file', config.jsonContent.file],
    ...config.feed.path.map((path) => ['feed.path', path] as const),
    ...config.sitemap.path.map((path) => ['sitemap.path', path] as const),
  ]
  for (const [key, pattern] of patterns)
    if (leaves(pattern)) yield { key, ...problem('path-escapes', { why: 'setting', key, path: pattern }) }
  yield* checkPermalink(config.permalink)
}

/** Hour, minute and second do not count: two posts of one day often have none. */
const SHARED = new Set(['year', 'month', 'i_month', 'day', 'i_day', 'hour', 'minute', 'second', 'category', 'lang'])

function* checkPermalink(permalink: string): Iterable<Finding> {
  const variables = [...permalink.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
  if (variables.every((name) => SHARED.has(name)))
    yield { key: 'permalink', ...problem('permalink-not-unique', { permalink }, { severity: 'warning' }) }
  if (!permalink.endsWith('/') && !/\.\w+$/.test(permalink))
    yield { key: 'permalink', ...problem('permalink-no-ending', { permalink }, { severity: 'warning' }) }
}

function* checkVariants({ chinese_variants, language }: Config): Iterable<Finding> {
  const [own = ''] = language
  for (const variant of chinese_variants)
    if (scriptOf(own) === undefined || scriptOf(own) === scriptOf(variant))
      yield {
        key: 'chinese_variants',
        ...problem('chinese-variant-same', { variant, language: own }, { severity: 'warning' }),
      }
}

function leaves(path: string): boolean {
  return (
    path.split(/[/\\]/).includes('..') || /^[a-zA-Z]:[/\\]/.test(path) || path.includes('://') || path.includes('\0')
  )
}

function parseUrl(written: string): URL | undefined {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : undefined
  return url && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : undefined
}

function meantUrl(written: string): string | undefined {
  const host = written.trim().replace(/^\w*:?\/+/, '')
  return parseUrl(`https://${host}`) && host.includes('.') ? `https://${host}` : undefined
}

function decodePath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

function withSlashes(path: string): string {
  return `/${path.replace(/^\/+|\/+$/g, '')}/`.replace(/\/{2,}/g, '/')
}
