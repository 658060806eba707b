import type { Config } from '../model/config.ts'
import type { Extension } from '../model/extension.ts'
import { createArticles } from './articles.ts'
import type { Guests } from './find.ts'
import { createLivingHost } from './living.ts'
import { createPages } from './pages.ts'
import { settingsOf } from './settings.ts'

/** What guests do of an extension's work: every article's content, and all pages of the site. */
export type GuestHooks = Required<Pick<Extension, 'article' | 'pages'>>

export function guestHooks(guests: Guests, own: any, themed: any, project: Config): GuestHooks {
  const config = settingsOf(own, themed)
  const living = createLivingHost(guests, config, project)
  return { article: createArticles(living, config), pages: createPages(living) }
}
