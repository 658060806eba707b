import { andThen, type Later } from '../base/later.ts'
import { deepMerge, isPlainObject } from '../base/merge.ts'
import { type Problem, warning } from '../base/problem.ts'
import { startWatchdog } from '../base/watchdog.ts'
import { parseYaml } from '../base/yaml.ts'
import type { Config } from '../model/config.ts'
import type { Extension, GuestRecipe } from '../model/extension.ts'
import { withLateAddresses } from './addresses.ts'
import { actBeside } from './beside.ts'
import type { Given, GuestHooks } from './extension.ts'
import { findGuests, type Guests } from './find.ts'

/** The guests of a site as one extension; undefined for a site that has none, which then loads nothing more. */
export function guestsOf(
  site: string,
  themeFolder: string,
  { layers, themeLayers, ...rest }: Files & Omit<Given, 'own' | 'themed'>,
): Guested | undefined {
  const given = { ...rest, ...writtenIn({ layers, themeLayers }) }
  const guests = findGuests(site, themeFolder, [given.own, given.themed], given.config.guests)
  if (guests === undefined) return undefined
  const isBeside = actBeside(guests)
  const makesPages = guests.makesPages && !isBeside
  const theirs = withoutTheirWork(given.config, guests.plugins)
  const config = makesPages ? withHexoDefaults(theirs, given.own as Written) : theirs
  const { missing, answered } = guests
  if (answered.length > 0) given.hear({ level: 'debug', text: `${answered.join(', ')} → hanmo` })
  const problems =
    missing.length === 0 ? [] : [warning('guest-plugin-missing', { names: missing }, { at: { file: 'package.json' } })]
  const found: Guests = { ...guests, makesPages }
  const { hear, own, themed } = given
  // Nothing of theirs is in a page, so nothing of the site depends on them.
  if (isBeside) {
    const { name, deployers, commands } = loadedLate(found, { ...given, config })
    const extension = { name, version: 'beside', deployers, commands }
    return { extension, recipe: undefined, config, problems, makesPages }
  }
  const crossing: Crossing = { found, given: { config, own, themed } }
  return { extension: extensionOf(crossing, hear), recipe: { guests: crossing }, config, problems, makesPages }
}

/** What crosses to other threads. */
interface Crossing {
  readonly found: Guests
  readonly given: Omit<Given, 'hear'>
}

/** In another thread. @param guests as they crossed */
export function guestsBy(guests: unknown, hear: Given['hear']): Extension {
  return extensionOf(guests as Crossing, hear)
}

/** Either all pages are theirs, or they have a part in ours. */
function extensionOf({ found, given }: Crossing, hear: Given['hear']): Extension {
  const { pages, more, html, helpers, ...both } = loadedLate(found, { ...given, hear })
  return { ...both, ...(found.makesPages ? { pages } : { more, html, helpers }) }
}

/** Plugins that read a key of ours by its name. */
function withoutTheirWork(config: Config, plugins: Guests['plugins']): Config {
  const has = (...names: readonly string[]) => plugins.some(({ name }) => names.includes(name))
  const { minify, include_markdown, jsonContent } = config
  return {
    ...config,
    ...(has('hexo-yam', 'hexo-minify') && { minify: { ...minify, enable: false } }),
    ...(has('hexo-generator-json-content') && { jsonContent: { ...jsonContent, enable: false } }),
    ...(has('hexo-include-markdown') && { include_markdown: { ...include_markdown, enable: false } }),
  }
}

interface Guested {
  readonly extension: Extension
  readonly recipe: GuestRecipe | undefined
  readonly config: Config
  readonly problems: readonly Problem[]
  readonly makesPages: boolean
}

/** What the files of a config say, as scripts find it. */
export function writtenIn({ layers, themeLayers }: Files): Pick<Given, 'own' | 'themed'> {
  return { own: merged(layers), themed: merged(themeLayers) }
}

/** What scripts find in the config is what Hexo reads in its files, whose YAML has dates. */
function merged(files: readonly ConfigFile[]): Readonly<Record<string, unknown>> {
  return files.reduce<Record<string, unknown>>((below, { file, text, values }) => {
    const isYaml = /\.ya?ml$/.test(file) && /\d{4}-\d{1,2}-\d{1,2}/.test(text)
    const { value } = isYaml ? parseYaml(text, { file, dates: true }) : { value: values }
    return deepMerge(below, isPlainObject(value) ? value : values)
  }, {})
}

export interface Files {
  readonly layers: readonly ConfigFile[]
  /** `_config.NAME.yml` */
  readonly themeLayers: readonly ConfigFile[]
}

interface ConfigFile {
  readonly file: string
  readonly text: string
  readonly values: Readonly<Record<string, unknown>>
}

/** The extension, of which nothing is loaded before something has to be computed. */
function loadedLate(
  guests: Guests,
  given: Given,
): Extension & Pick<Required<Extension>, 'pages' | 'more' | 'html' | 'helpers' | 'deployers' | 'commands'> {
  let loading: Promise<GuestHooks> | undefined
  // Once they are there nobody waits for them: what is waited for cannot be stopped.
  let loaded: GuestHooks | undefined
  const load = (): Later<GuestHooks> => {
    if (loading === undefined) startWatchdog()
    loading ??= import('./extension.ts').then(({ guestHooks }) => {
      loaded = guestHooks(guests, given)
      return loaded
    })
    return loaded ?? loading
  }
  return {
    name: 'guests',
    version: guests.digest,
    ready: (facts) => andThen(load(), (hooks) => hooks.ready(facts)),
    article: (...given) => andThen(load(), (hooks) => hooks.article(...given)),
    pages: (facts) => andThen(load(), (hooks) => hooks.pages(facts)),
    more: (facts) => andThen(load(), (hooks) => hooks.more(facts)),
    html: (...given) => loaded?.html(...given),
    helpers: (...given) => loaded?.helpers(...given) ?? {},
    deployers: () => andThen(load(), (hooks) => hooks.deployers()),
    deploying: () => andThen(load(), (hooks) => hooks.deploying()),
    commands: (asked) => andThen(load(), (hooks) => hooks.commands(asked)),
    // Where nothing was computed there is nothing to do.
    published: () => loaded?.published(),
    middleware: () => andThen(load(), (hooks) => hooks.middleware()),
    writing: () => andThen(load(), (hooks) => hooks.writing()),
  }
}

export interface Written {
  readonly updated_option?: unknown
  readonly images?: { readonly metadata?: unknown; readonly resize?: unknown }
  readonly highlight?: { readonly markup?: unknown }
  readonly markdown?: { readonly heading_id_style?: unknown; readonly engine?: unknown }
}

/**
 * Themes made for Hexo style its table of code, link to its heading ids and show when a file was changed: what the author
 * did not choose is Hexo's.
 */
export function withHexoDefaults(config: Config, { updated_option, highlight, markdown, images }: Written): Config {
  return {
    ...withLateAddresses(config),
    ...(updated_option === undefined && { updated_option: 'mtime' as const }),
    ...(highlight?.markup === undefined && { highlight: { ...config.highlight, markup: 'figure' as const } }),
    ...(markdown?.heading_id_style === undefined && {
      markdown: { ...config.markdown, heading_id_style: 'hexo' as const },
    }),
    // Formulas are the plugin's then, and so is their stylesheet.
    ...(markdown?.engine === 'plugin' && { math: { ...config.math, enable: false } }),
    // What a site's plugins do, they do, and nobody does what it has no plugin for.
    nofollow: { ...config.nofollow, enable: false },
    permalink_pinyin: { ...config.permalink_pinyin, enable: false },
    auto_dir_categorize: { ...config.auto_dir_categorize, enable: false },
    images: {
      ...config.images,
      // Their styles and scripts know nothing of `<picture>`.
      resize: images?.resize === true,
      // The very files that Hexo publishes.
      ...(config.compat === 'strict' && images?.metadata === undefined && { metadata: 'keep' as const }),
    },
    // A site's index for search is made by the plugin that it names, if any.
    search: { ...config.search, enable: false },
  }
}
