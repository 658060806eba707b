import type { Digest } from '../base/paths.ts'

/** A template of a theme. */
export interface View {
  /** Below `layout/`, without ending: `"_partial/header"`. */
  readonly name: string
  /** Relative to the site's folder, for messages: `"themes/mist/layout/_partial/header.ejs"`. */
  readonly file: string
  readonly text: string
  readonly digest: Digest
}

/** A theme as found on disk: views, messages and options in memory, assets by name. */
export interface Theme {
  readonly name: string
  /** Absolute. */
  readonly folder: string
  readonly views: ReadonlyMap<string, View>
  /** Language tag as the file is named (`"zh-CN"`) → messages, nested as written. */
  readonly languages: ReadonlyMap<string, Readonly<Record<string, unknown>>>
  /** The theme's `_config.yml` with `_config.NAME.yml` and `theme_config` merged on top, in that order. */
  readonly config: Readonly<Record<string, unknown>>
  /** Files below the theme's `source/`: route → absolute path. */
  readonly assets: ReadonlyMap<string, string>
}
