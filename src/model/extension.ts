import type { IncomingMessage, ServerResponse } from 'node:http'
import type { MarkdownIt } from 'markdown-it'
import type { Later } from '../base/later.ts'
import type { Digest, RoutePath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import type { Content, Head } from './article.ts'
import type { Config } from './config.ts'
import type { Facts } from './facts.ts'
import type { OpenSite, SiteNow } from './open-site.ts'
import type { NewRoute, Route } from './route.ts'
import type { Site } from './site.ts'

/** A function that templates call by name. `this` is the template's locals. */
export type Helper = (this: Readonly<Record<string, unknown>>, ...args: never[]) => unknown

/** A `{% name … %}` of the author's text. */
export interface Tag {
  /** Whether `{% endname %}` closes it: what lies between is the body. */
  readonly ends?: boolean
  /**
   * Gives HTML, at once. The body comes as written; `article` is where the tag stands. What it reads through `facts` is
   * recorded: the article is rendered again when it changes.
   * @throws anything: it becomes an error at the tag's place
   */
  readonly render: (
    args: readonly string[],
    body: string,
    article: { readonly source: string | undefined },
    facts: Facts,
  ) => string
}

/** Our Markdown for a text in an article's place, with tag plugins beside the built-in ones. */
export type OwnMarkdown = (text: string, tags: Readonly<Record<string, Tag>>, code?: CodeLooks) => Content

/** How code looks, where not as the config says. */
export interface CodeLooks {
  readonly highlight: Partial<Config['highlight']>
  /** Makes a listing's HTML; undefined leaves it to us. The same function each time. */
  readonly listing?: ((code: string, info: ListingInfo) => string | undefined) | undefined
}

/** What the author said of a piece of code. */
export interface ListingInfo {
  readonly language: string
  readonly title?: string
  readonly link?: { readonly url: string; readonly text: string }
  /** Lines that are marked, from 1. */
  readonly marked: readonly (readonly [first: number, last: number])[]
  readonly numbers?: boolean
  readonly firstLine?: number
  readonly wrap?: boolean
}

/** A finished site on its way to wherever a {@link Deployer} sends it. */
export interface Shipment {
  /** The entry under `deploy:`, as written. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Absolute. */
  readonly siteFolder: string
  /** Absolute: what is to be sent. */
  readonly publicFolder: string
  readonly url: string
  /** What the author said with `--message`. */
  readonly message?: string
  /** Tells the author how it goes on. */
  readonly say: (line: string) => void
}

/** Sends a site. Throws when it did not get there. */
export type Deployer = (shipment: Shipment) => Promise<void> | void

export type Deployers = Readonly<Record<string, Deployer>>

/** What `blog NAME` runs where we have no command of that name. */
export interface Command {
  /** One line. */
  readonly description: string
  /** What follows the name: `"<type> [options]"`. */
  readonly usage?: string
  /** Each with its description. */
  readonly arguments?: readonly (readonly [name: string, description: string])[]
  readonly options?: readonly (readonly [name: string, description: string])[]
  /** Throws when it failed. */
  readonly run: (call: CommandCall) => Promise<void> | void
}

/** A command as it was called. */
export interface CommandCall {
  /** What follows the command: words in `_`, options by name, as minimist reads them. */
  readonly args: CommandArgs
  readonly site: CommandSite
  /** Prints a line on the standard output. */
  readonly print: (line: string) => void
}

export interface CommandArgs {
  readonly _: readonly string[]
  readonly [option: string]: unknown
}

/** A site that is worked on from the outside: read, or built, sent, cleaned as our own commands do. */
export interface CommandSite extends OpenSite {
  /** Builds it into the public folder. False when it has errors. */
  build(options?: { readonly force?: boolean }): Promise<boolean>
  /** Sends what lies in the public folder to where `deploy:` says. False when it did not get there. */
  deploy(options?: { readonly message?: string }): Promise<boolean>
  /** Takes back what builds made. */
  clean(): Promise<void>
}

/** By name. */
export type Commands = Readonly<Record<string, Command>>

/** Answers a request of the preview, or hands it on. @param site as it is at this moment */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
  site: OpenSite,
) => void

/** Around `blog deploy`, whatever the site is sent to. */
export interface Deploying {
  /** May be async. */
  readonly before: () => Later<void>
  /** When it got there. May be async. */
  readonly after: () => Later<void>
}

/** New articles, as `blog new` writes them. */
export interface Writing {
  /** Another place for one. Absolute paths. May be async. */
  readonly path?: (path: string, wish: Readonly<Record<string, unknown>>) => Later<string | undefined>
  /** It is there. Absolute path. May be async. */
  readonly written?: (path: string, text: string) => Later<void>
}

/** Changes a text that is about to be written. May be async. @param path below `public/` */
export type OutputChange = (body: string, path: RoutePath, facts: Facts) => Later<string | undefined>

/** What was found out before any page is made. Pages that ask for it, `facts.given(name)`, are made again when its digest is another. */
export interface Given {
  readonly kind: 'given'
  readonly name: string
  readonly digest: Digest
}

/**
 * An extension as data, for a site that uses several threads: functions cannot cross from one to another, so each thread
 * loads the module for itself.
 * @example { module: './extensions/visits.ts', options: { since: 2020 } }
 */
export interface Recipe {
  /** A path from the site's folder, or a package; by default it exports an extension, or a function that makes one. */
  readonly module: string
  /** What the function gets: plain data. */
  readonly options?: unknown
}

/**
 * The guests of a site as data: what was found of them, and what they see of its config. Each thread opens them for itself,
 * which takes as long as to open them once: only who asks for threads gets any.
 */
export interface GuestRecipe {
  /** Plain data, for `guests.ts`. */
  readonly guests: unknown
}

/**
 * The whole extension contract: values, no lifecycle, no priorities. Extensions apply in the order of the list.
 * @example
 * const shout: Extension = { name: 'shout', version: '1', text: (text) => text.replaceAll('!', '!!') }
 */
export interface Extension {
  readonly name: string
  /** Changes whenever the code does: part of every cache key. */
  readonly version: string
  /**
   * When an article's front matter was read: other dates, another title, another address (`path`). `text` is the whole
   * file. May be async.
   */
  readonly head?: (head: Head, text: string, facts: Facts) => Later<Head | undefined>
  /**
   * When all heads are known: which articles there are, in which order, and the data. Articles themselves are changed by
   * `head`. Tags and categories follow the posts. May be async.
   */
  readonly site?: (site: Site, config: Config) => Later<Site | undefined>
  /** Before Markdown. Keep the number of lines, or positions in messages shift. May be async. */
  readonly text?: (text: string, head: Head, facts: Facts) => Later<string | undefined>
  /** Once per thread, after the built-in rules. */
  readonly markdown?: (md: MarkdownIt, config: Config) => void
  /** Tag plugins by name: `{ youtube: { render: ([id]) => … } }`. */
  readonly tags?: Readonly<Record<string, Tag>>
  /** After Markdown. May be async. */
  readonly content?: (content: Content, head: Head, facts: Facts) => Later<Content | undefined>
  /** Before the first article is made, once a thread and for every state of the site: what takes its own time. May be async. */
  readonly ready?: (facts: Facts) => Later<void>
  /** Makes an article's content in place of what the road does, and may ask for that: `own` is our Markdown. May be async. */
  readonly article?: (head: Head, facts: Facts, own: OwnMarkdown) => Later<Content>
  /** More files. Where one stands at the address of a generated page, it takes its place. May be async. */
  readonly generate?: (site: Site, config: Config) => Later<Iterable<NewRoute>> | AsyncIterable<NewRoute>
  /**
   * More files of what articles came to: it may read bodies, and is asked when every article has its content. What stands at
   * an address of the site is left out. May be async.
   */
  readonly more?: (facts: Facts) => Later<readonly (Route | Problem | Given)[]>
  /** Makes all routes of the site, in place of the built-in generators and the theme, and reports. May be async. */
  readonly pages?: (facts: Facts) => Later<readonly (Route | Problem | Given)[]>
  readonly helpers?: (route: Route, facts: Facts) => Readonly<Record<string, Helper>>
  /** More locals for all views of a page, over those of the same name. */
  readonly locals?: (route: Route, facts: Facts) => Readonly<Record<string, unknown>>
  /** After the view. May be async. */
  readonly html?: (html: string, route: Route, facts: Facts) => Later<string | undefined>
  /** The last change to texts as they are written, files that are copied among them, by their ending: `{ css: (body) => … }`. */
  readonly output?: Readonly<Record<string, OutputChange>>
  /** The last word on what is written: drop, rename. What comes back is checked for conflicts again. May be async. */
  readonly routes?: (routes: readonly Route[]) => Later<Iterable<NewRoute>> | AsyncIterable<NewRoute>
  /** By the `type:` that is written under `deploy:`; or a function that gives them when one is needed, which may be async. */
  readonly deployers?: Deployers | (() => Later<Deployers>)
  /** Gives who has a part in a deployment, if anybody. May be async. */
  readonly deploying?: () => Later<Deploying | undefined>
  /** Gives what is to be done once a build has published, if anything. It may write into the public folder: that is ours then. */
  readonly published?: () => Later<((site: SiteNow) => Later<void>) | undefined>
  /** What `blog NAME` runs; or a function that gives them when one is asked for, and may look at how it was called. */
  readonly commands?: Commands | ((asked: CommandArgs) => Later<Commands>)
  /** Gives what answers requests of the preview before we do, if anything. May be async. */
  readonly middleware?: () => Later<Middleware | undefined>
  /** Gives who has a part in new articles, if anybody. May be async. */
  readonly writing?: () => Later<Writing | undefined>
}
