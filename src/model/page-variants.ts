import { scriptOf } from '../base/chinese.ts'
import { type RoutePath, routePath } from '../base/paths.ts'
import type { Config } from './config.ts'

/** A page in one of the two scripts of Chinese. */
export interface PageVariant {
  /** `"zh-TW"`. */
  readonly lang: string
  /** `"zh-tw/2018/03/31/resnet/index.html"`; of the written one its own. */
  readonly path: RoutePath
}

/** Which the pages of a site have beside the one that is written, `chinese_variants`; none where they are its own script. */
export function variantLanguages({ chinese_variants, language }: VariantConfig): readonly string[] {
  const own = scriptOf(language[0] ?? '')
  return own === undefined ? [] : chinese_variants.filter((variant) => scriptOf(variant) !== own)
}

/** All versions of a page that has some, the written one first. */
export function variantsOf(path: RoutePath, config: VariantConfig): readonly PageVariant[] {
  const others = variantLanguages(config).map((lang) => ({ lang, path: routePath(`${lang.toLowerCase()}/${path}`) }))
  return [{ lang: config.language[0] ?? '', path }, ...others]
}

/** As links have it: `"a/"` for `"a/index.html"`. */
export const shownPath = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1')

type VariantConfig = Pick<Config, 'chinese_variants' | 'language'>
