/** The part of the configuration that decides how Markdown is read, with every default filled in. */
import type { MarkdownIt } from 'markdown-it'
import { type Config, configOf, type UserConfig } from '../model/config.ts'
import type { CodeLooks } from '../model/extension.ts'
import type { MarkdownTag } from './context.ts'

const KEYS = [
  'markdown',
  'math',
  'highlight',
  'syntax_highlighter',
  'external_link',
  'nofollow',
  'excerpt',
  'url',
  'root',
  'code_dir',
  'language',
] as const satisfies readonly (keyof Config)[]

type Keys = (typeof KEYS)[number]

/** Reads the keys that Markdown depends on, and only those, from a whole configuration. */
export function markdownOptions(config: Config): Pick<Config, Keys> {
  return Object.fromEntries(KEYS.map((key) => [key, config[key]])) as Pick<Config, Keys>
}

/** The keys of `_config.yml` with the same names and meanings; a whole configuration fits. */
export type MarkdownOptions = { readonly [K in Keys]?: UserConfig[K] | Config[K] } & MarkdownExtensions

/** Stands around each call of a library, to see how long it takes. What `work` gives must be given back. */
export type Around = <T>(library: Library, work: () => T) => T
export type Library = 'KaTeX' | 'highlight.js'

export interface MarkdownExtensions {
  /** Tag plugins beside the built-in ones, by name. */
  readonly tags?: Readonly<Record<string, MarkdownTag>>
  /** Rules of extensions, applied in order after the built-in ones. */
  readonly rules?: readonly ((md: MarkdownIt) => void)[]
  /** Makes a listing's HTML in place of ours, or leaves it. */
  readonly listing?: CodeLooks['listing']
}

export type Settings = Omit<Pick<Config, Keys>, 'language'> & {
  readonly language: string
} & Required<Omit<MarkdownExtensions, 'listing'>> &
  Pick<MarkdownExtensions, 'listing'>

/** @throws when an option has a wrong type */
export function settingsOf(options: MarkdownOptions): Settings {
  const { tags = {}, rules = [], listing, ...user } = options
  // What is filled in already stays as it is, so both forms may be mixed.
  const config = configOf(user as UserConfig)
  const preset = config.markdown.preset
  return {
    markdown: preset === 'commonmark' ? { ...config.markdown, ...ALL_OFF } : config.markdown,
    math: preset === 'commonmark' ? { ...config.math, enable: false } : config.math,
    highlight: preset === 'commonmark' ? { ...config.highlight, enable: false } : config.highlight,
    syntax_highlighter: config.syntax_highlighter,
    external_link: preset === 'commonmark' ? { ...config.external_link, enable: false } : config.external_link,
    nofollow: preset === 'commonmark' ? { ...config.nofollow, enable: false } : config.nofollow,
    excerpt: config.excerpt,
    url: config.url,
    root: `/${config.root}/`.replace(/\/{2,}/g, '/'),
    code_dir: config.code_dir,
    language: config.language[0] ?? 'zh-CN',
    tags,
    rules,
    listing,
  }
}

const ALL_OFF = {
  breaks: false,
  linkify: false,
  typographer: false,
  heading_ids: false,
  figure: false,
  lazy_images: false,
  cjk_breaks: false,
  mark_english: false,
  spacing: false,
  lenient_headings: false,
  sub: false,
  sup: false,
  ins: false,
  abbr: false,
  deflist: false,
  ruby: false,
  emoji: false,
  wiki_links: false,
} satisfies Partial<Config['markdown']>
