import type { Config } from './config.ts'

/** The package that makes texts of a kind smaller. Styles and scripts in pages are of their kind. */
export const MINIFYING = { css: 'css-tree', js: 'terser', svg: 'svgo' } as const

export type LibraryName = (typeof MINIFYING)[keyof typeof MINIFYING]

/** Which packages a site has to have. */
export function librariesFor(options: Config['minify']): readonly LibraryName[] {
  const kinds = (['css', 'js', 'svg'] as const).filter((kind) => options.enable && options[kind])
  return kinds.map((kind) => MINIFYING[kind])
}
