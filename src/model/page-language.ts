import { hrefPath } from '../base/urls.ts'
import type { Config } from './config.ts'

/**
 * The language of a page that names none: the folder of the site's languages that it lies in (`i18n_dir`), else the
 * site's first. `canonicalPath` is the path without that folder.
 * @param path below `public/`
 */
export function pageLanguage(
  path: string,
  config: Pick<Config, 'language' | 'i18n_dir'>,
): { readonly lang: string; readonly canonicalPath: string } {
  const languages = config.language
  const pattern = config.i18n_dir.split('/').filter((part) => part !== '')
  const parts = path.split('/')
  const at = pattern.indexOf(':lang')
  const named = at >= 0 && pattern.every((part, index) => index === at || part === parts[index]) ? parts[at] : undefined
  if (named !== undefined && languages.includes(named) && parts.length > pattern.length)
    return { lang: named, canonicalPath: hrefPath(parts.slice(pattern.length).join('/')) }
  return { lang: languages[0] ?? 'en', canonicalPath: hrefPath(path) }
}
