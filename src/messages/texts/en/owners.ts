/** Who makes a route, in the words of a sentence: `the tag "数学"`. */
export const owners = {
  file: (name: string) => name,
  alias: (name: string) => `an alias in ${name}`,
  home: () => 'the home page',
  archives: () => 'the archives',
  /** `"2024-05"`. */
  'archives-of': (name: string) => `the archives of ${name}`,
  tag: (name: string) => `the tag "${name}"`,
  category: (name: string) => `the category "${name}"`,
  tags: () => 'the overview of tags',
  categories: () => 'the overview of categories',
  search: () => 'the search page',
  '404': () => 'the page for addresses that do not exist',
  'search-index': () => 'the search index',
  feed: (type: string) => `the ${type} feed`,
  sitemap: () => 'the sitemap',
  robots: () => 'robots.txt as generated',
  /** A key of the configuration. */
  key: (name: string) => `"${name}" in _config.yml`,
  theme: (name: string) => `the theme "${name}"`,
  'theme-file': (name: string) => `the theme's file ${name}`,
  /** Of Hexo's kind, with its plugins. */
  scripts: () => 'the theme and its scripts',
  extension: (name: string) => `the extension ${name}`,
  library: (name: string) => name,
  locked: () => 'locked posts',
  /** As an extension says it. */
  own: (text: string) => text,
}

export type Owners = typeof owners

export function ownerWords(owner: Owner): string {
  return (owners[owner.kind] as (name?: string) => string)(owner.name)
}

/** Who makes a route, as data that each language words. */
export type Owner = { readonly [K in keyof Owners]: OwnerOf<K> }[keyof Owners]
export type OwnerOf<K extends keyof Owners> =
  Parameters<Owners[K]> extends [string]
    ? { readonly kind: K; readonly name: string }
    : { readonly kind: K; readonly name?: never }
