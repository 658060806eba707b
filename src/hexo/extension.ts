import type { Config } from '../model/config.ts'
import type { CommandArgs, Commands, Deployers, Extension } from '../model/extension.ts'
import type { Hear } from '../model/said.ts'
import { afterwards } from './afterwards.ts'
import { createArticles } from './articles.ts'
import { commandsOf } from './commands.ts'
import { deployersOf, deployingOf } from './deployers.ts'
import type { Guests } from './find.ts'
import { createLivingHost } from './living.ts'
import { middlewareOf } from './middleware.ts'
import { createMore } from './more.ts'
import { createPages } from './pages.ts'
import { settingsOf } from './settings.ts'
import { writingOf } from './writing.ts'

/** What guests do of an extension's work: every article's content, all pages of the site, and what is done beside a build. */
export interface GuestHooks
  extends Required<
    Pick<
      Extension,
      'ready' | 'article' | 'pages' | 'more' | 'html' | 'helpers' | 'published' | 'deploying' | 'middleware' | 'writing'
    >
  > {
  readonly deployers: () => Promise<Deployers>
  readonly commands: (asked: CommandArgs) => Promise<Commands>
}

/** What is known of a site before its guests are looked for. */
export interface Given {
  readonly config: Config
  /** What the config files say, merged. */
  readonly own: unknown
  /** `_config.NAME.yml` */
  readonly themed: unknown
  /** Hears what guests say. */
  readonly hear: Hear
}

export function guestHooks(guests: Guests, { config: project, own, themed, hear }: Given): GuestHooks {
  const config = settingsOf(own, themed)
  const living = createLivingHost(guests, config, project, hear)
  return {
    ready: living.ready,
    article: createArticles(living, config),
    pages: createPages(living),
    ...createMore(living),
    deployers: () => deployersOf(living, project),
    deploying: () => deployingOf(living, project),
    commands: (asked) => commandsOf(living, project, asked),
    published: () => afterwards(living, project),
    middleware: () => middlewareOf(living, project),
    writing: () => writingOf(living, project),
  }
}
