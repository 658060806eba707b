import type { Installed } from '../base/installed.ts'
import type { Problem } from '../base/problem.ts'
import type { Config, UserConfig } from './config.ts'
import type { Extension, GuestRecipe, Recipe } from './extension.ts'
import type { Hear } from './said.ts'
import type { Theme } from './theme.ts'

/** A site's folder as it was opened: what the author decided, before any content is read. */
export interface Project {
  readonly folders: Folders
  readonly config: Config
  readonly theme: Theme
  readonly extensions: readonly Extension[]
  /** Of the extensions that other threads can make for themselves; `module` is absolute. */
  readonly recipes: ReadonlyMap<Extension, Recipe | GuestRecipe>
  /** Hears what code of others says while the site is made. */
  readonly hear?: Hear | undefined
  /** The config files as they are written, the one that wins last; named as messages name them. */
  readonly settings: readonly { readonly file: string; readonly text: string }[]
  readonly origin?: Origin | undefined
  /** What makes pictures of pictures, where the author has installed it and wants them. */
  readonly encoder?: Installed | undefined
  /** The face of titles, where the author has named one and installed what opens it. */
  readonly font?: TitleFont | undefined
  /** What draws pictures of titles, for those who share a link; undefined where they are not wanted. */
  readonly drawer?: Installed | undefined
  /** The picture of `share_image`, for all links of the site, and where it is written. */
  readonly sharePicture?: (Pick<Problem, 'at' | 'frame'> & { readonly picture: string }) | undefined
  /** What makes texts smaller, by the name of the package. */
  readonly minifying?: Readonly<Record<string, Installed>> | undefined
  /** What opening it found: unknown keys, a missing theme. Errors among them end a build before it starts. */
  readonly problems: readonly Problem[]
}

/** A font file, and the packages that read it. */
export interface TitleFont {
  /** Absolute, as all of them. */
  readonly font: string
  /** Main modules. */
  readonly harfbuzz: string
  readonly woff2: string
  /** What decides the outlines, whatever machine it is: the digest of the file, and the versions of the packages. */
  readonly version: string
}

/** What the files of a site say that was made for another generator, and what was decided by it; see `config/renderer.ts`. */
export interface Origin {
  /** The package that rendered its Markdown, or the key of `_config.yml` that has its options. */
  readonly renderer: string | undefined
  /** Whether single line breaks break the line because of it. */
  readonly breaks: boolean
  /** Whether `$$x$$` stays in its line because of it. */
  readonly doubles: boolean
  /** Whether `#标题` is a heading because of it. */
  readonly headings: boolean
}

/** Whether pages may name files that are made of other files. */
export function hasDerived({ encoder, font }: Project): boolean {
  return encoder !== undefined || font !== undefined
}

/** Extensions that are functions and no recipe: they cannot cross to another thread, so the site is built in one. */
export function inlineExtensions({ extensions, recipes }: Project): readonly Extension[] {
  return extensions.filter((extension) => isInPages(extension) && !recipes.has(extension))
}

/** Whether its guests can be opened by other threads too, which whoever builds it has to ask for. */
export function hasGuests({ recipes }: Project): boolean {
  return [...recipes.values()].some((recipe) => 'guests' in recipe)
}

/** Whether an extension has a part in what is made; others are asked by commands alone. */
export function isInPages(extension: Extension): boolean {
  return Object.entries(IN_PAGES).some(([hook, is]) => is && extension[hook as keyof Extension] !== undefined)
}

const IN_PAGES: Readonly<Record<Exclude<keyof Extension, 'name' | 'version'>, boolean>> = {
  ...{ head: true, site: true, text: true, markdown: true, tags: true, content: true, ready: true, article: true },
  ...{ generate: true, more: true, pages: true, helpers: true, locals: true, html: true, output: true, routes: true },
  ...{ deployers: false, deploying: false, published: false, commands: false, middleware: false, writing: false },
}

/** Absolute paths, without a trailing slash. */
export interface Folders {
  /** The site: where `_config.yml` lies. Messages name files relative to it. */
  readonly site: string
  readonly source: string
  readonly public: string
  readonly cache: string
  readonly scaffolds: string
}

/** What `hanmo.config.ts` may say: the keys of `_config.yml`, and extensions, which are code. */
export type SiteConfig = UserConfig & { readonly extensions?: readonly (Extension | Recipe)[] }

/**
 * Gives an editor the types of `hanmo.config.ts`; returns its argument.
 * @example export default defineConfig({ title: 'My blog', extensions: [mine] })
 */
export function defineConfig(config: SiteConfig): SiteConfig {
  return config
}
