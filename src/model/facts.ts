import type { Digest, RoutePath, SourcePath } from '../base/paths.ts'
import type { Content, Head } from './article.ts'
import type { Card } from './card.ts'
import type { Config } from './config.ts'
import type { Lookups } from './lookups.ts'
import type { Picture } from './picture.ts'
import type { Said } from './said.ts'
import type { SearchSegment } from './search.ts'
import type { View } from './theme.ts'

/** Everything a computation may read. Each call is recorded, so that the result is made again when what it read changes. */
export interface Facts extends Lookups {
  config(): Config
  /** The theme's own options: its `_config.yml`, `_config.NAME.yml` and `theme_config`, merged. */
  themeConfig(): Readonly<Record<string, unknown>>
  /** Loaded only when asked: this is the one door to bodies. */
  content(path: SourcePath): Content | undefined
  /** The day on which a post was last changed, where the site is: `"2019-06-10"`; empty without posts. */
  lastChange(): string
  /** Words of all posts, to the nearest hundred. Asks for what is known of every text. */
  words(): number
  /** What extensions set on an article, by its name; see {@link Content}. */
  field(path: SourcePath, name: string): unknown
  /** The same of all articles that have it, for who asks many. */
  fields(name: string): ReadonlyMap<SourcePath, unknown>
  view(name: string): View | undefined
  data(): Readonly<Record<string, unknown>>
  /** Messages of the theme for a language, falling back as Hexo does: the language, its base, `default`, English. */
  messages(languages: readonly string[]): Readonly<Record<string, unknown>>
  /** A file below `source/`; undefined when there is none. */
  file(path: SourcePath): SourceFile | undefined
  /** Where a file that is copied as it is will stand; undefined when it is not published. `*:name`: the only one of that name. */
  asset(path: SourcePath): RoutePath | undefined
  /** The post that a slug, a file name without ending, or a title means; the newest where several could be meant. */
  postNamed(name: string): Head | undefined
  /** Of what an extension that makes pages found out before it made any, by a name of its own; see {@link Given}. */
  given(name: string): Digest | undefined
  /** A segment of the search index by its name; undefined when there is none. Its files are read one by one. */
  search(segment: string): SearchSegment | undefined
  /** Whether the page that is written at a path stands in the other script of Chinese too, `chinese_variants`. */
  inBothScripts(path: RoutePath): boolean
  /**
   * Digest of the file that the theme or the source folder puts at this path below `public/`; undefined when neither
   * does. For links that change with their file.
   */
  version(path: string): Digest | undefined
  /** The picture that is published at a path, if it is one of pixels that does not move, or a GIF that does. */
  picture(path: string): Picture | undefined
  /** The version of what makes pictures in other sizes; undefined where there is nothing that does, or it is not wanted. */
  encoder(): string | undefined
  /** The picture of an article's title; undefined where it has another one, or nothing draws them. */
  card(path: SourcePath): Card | undefined
  /** The version of what draws pictures of titles; undefined where there is nothing that does, or it is not wanted. */
  drawing(): string | undefined
  /** The version of the font of titles; undefined where there is none. */
  font(): string | undefined
  /** The file with the font of these characters, for pages that it is not put into. */
  face(characters: string): RoutePath | undefined
  /** The characters of all titles, in order. */
  titleCharacters(): string
  /**
   * Digest of what lies at a path anywhere on disk, for code that reads there by itself, as with `node:fs`: whoever asked
   * is computed again when it is another. What is not there has a digest as well.
   * @param path from the site's folder, or absolute
   * @example facts.disk('text', 'friends.json')
   */
  disk(how: DiskLook, path: string): Digest
  /** The moment of the build; whoever reads it is computed again on another day. */
  now(): Date
  /**
   * Says that the result depends on what is no fact: the clock to the second, chance, the network, a state of its own. It
   * is then never remembered, and every build computes it again.
   * @param why for the author: `"the helper visits asks a counter"`
   */
  volatile(why: string): void
  /** Tells whoever asks where the time goes; it changes no result. */
  remark(remark: Remark): void
  /**
   * Takes a log message of a guest or extension, to be printed in the order of the articles and pages, whatever thread makes them.
   * @returns false where nothing is collected, since they are made in that order: the caller prints it at once
   */
  say(said: Said): boolean
}

/** A partial that its view wants for all pages, `{ cache: true }`, and that each page has to make for itself. */
export interface Remark {
  /** Its file, `"themes/t/layout/side.ejs"`. */
  readonly view: string
  readonly why:
    | 'asks'
    | 'caller'
    | 'given'
    | 'helper'
    | 'many'
    | 'only'
    | 'relative'
    | 'throws'
    | 'undeclared'
    | 'warns'
  /** The local, the helper or the variable; what was thrown. */
  readonly name?: string
}

/**
 * What of a path is looked at: the bytes of a file, the names in a folder, size and time of change, or only whether a file,
 * a folder or nothing is there.
 */
export type DiskLook = 'text' | 'list' | 'stat' | 'kind'

export interface SourceFile {
  readonly path: SourcePath
  readonly sizeBytes: number
  bytes(): Uint8Array
  /** @throws {BlogError} not-utf8 */
  text(): string
}
