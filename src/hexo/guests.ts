import type { Config } from '../model/config.ts'
import type { Extension } from '../model/extension.ts'
import type { GuestHooks } from './extension.ts'
import { findGuests, type Guests } from './find.ts'

/**
 * The guests of a site as one extension; undefined for a site that has none, which then loads nothing more.
 * @param own what the config files say, merged
 * @param themed `_config.NAME.yml`
 */
export function guestsOf(
  site: string,
  themeFolder: string,
  { config, own, themed }: { readonly config: Config; readonly own: unknown; readonly themed: unknown },
): { readonly extension: Extension; readonly config: Config } | undefined {
  const guests = findGuests(site, themeFolder, [own, themed])
  if (guests === undefined) return undefined
  const chosen = withHexoDefaults(config, own as Written)
  return { extension: loadedLate(guests, own, themed, chosen), config: chosen }
}

/** The extension, of which nothing is loaded before something has to be computed. */
function loadedLate(guests: Guests, own: unknown, themed: unknown, config: Config): Extension {
  let loaded: Promise<GuestHooks> | undefined
  const load = () => {
    loaded ??= import('./extension.ts').then(({ guestHooks }) => guestHooks(guests, own, themed, config))
    return loaded
  }
  return {
    name: 'guests',
    version: guests.digest,
    article: async (...given) => (await load()).article(...given),
    pages: async (facts) => (await load()).pages(facts),
  }
}

interface Written {
  readonly updated_option?: unknown
  readonly highlight?: { readonly markup?: unknown }
  readonly markdown?: { readonly heading_id_style?: unknown; readonly engine?: unknown }
}

/**
 * Themes made for Hexo style its table of code, link to its heading ids and show when a file was changed: what the author
 * did not choose is Hexo's.
 */
function withHexoDefaults(config: Config, { updated_option, highlight, markdown }: Written): Config {
  return {
    ...config,
    ...(updated_option === undefined && { updated_option: 'mtime' as const }),
    ...(highlight?.markup === undefined && { highlight: { ...config.highlight, markup: 'figure' as const } }),
    ...(markdown?.heading_id_style === undefined && {
      markdown: { ...config.markdown, heading_id_style: 'hexo' as const },
    }),
    // Formulas are the plugin's then, and so is their stylesheet.
    ...(markdown?.engine === 'plugin' && { math: { ...config.math, enable: false } }),
    // A site's index for search is made by the plugin that it names, if any.
    search: { ...config.search, enable: false },
  }
}
