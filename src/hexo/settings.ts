import { deepMerge } from '../base/merge.ts'
import { DEFAULTS } from './defaults.ts'

/**
 * What the author wrote → `hexo.config`: Hexo's defaults below it and nothing of ours, since plugins take the mere
 * presence of a key for a wish.
 * @param own the site's config files, merged
 * @param themed `_config.NAME.yml`, which lies below the site's own `theme_config`
 */
export function settingsOf(own: any, themed: any): any {
  const config: any = structuredClone(deepMerge(DEFAULTS as any, own))
  const url = String(config.url).replace(/\/+$/, '')
  const root = own.root ? config.root : new URL(url).pathname
  config.url = url
  config.root = String(root).replace(/\/*$/, '/')
  config.theme = config.theme === false || config.theme === null ? '' : String(config.theme)
  if (themed && Object.keys(themed).length > 0)
    config.theme_config = structuredClone(deepMerge(themed, config.theme_config ?? {}))
  // As configs of Hexo 3 have it. @compat strict: Hexo 8 takes neither word for anything.
  if (typeof config.external_link === 'boolean' && config.compat !== 'strict')
    config.external_link = { ...DEFAULTS.external_link, enable: config.external_link }
  // Themes find the fallback at the end of the list.
  if (Array.isArray(config.language)) config.language.push('default')
  return config
}
