import type { Config } from '../model/config.ts'
import type { Writing } from '../model/extension.ts'
import { newPostPath } from './core/new-post-path.ts'
import { atDesk, type DeskOptions, notRead } from './desk.ts'
import { reported } from './failure.ts'
import type { LivingHost } from './living.ts'

/** The part of guests in new articles: filters of `new_post_path`, and who listens for `new`. */
export async function writingOf(living: LivingHost, config: Config): Promise<Writing | undefined> {
  const hexo = await living.beside({ _: ['new'] })
  const filters = hexo.extend.filter.list('new_post_path').filter((filter: unknown) => filter !== newPostPath)
  const isHeard = hexo.listenerCount('new') > 0
  if (filters.length === 0 && !isHeard) return undefined
  const nothing: DeskOptions = {
    site: notRead,
    around: living.around,
    config,
  }
  return {
    ...(filters.length > 0 && {
      path: (_, { date, replace, ...wish }) =>
        reported(living.site, { kind: 'filter', name: 'new_post_path' }, () =>
          atDesk(hexo, nothing, () =>
            hexo.execFilter(
              'new_post_path',
              { ...wish, slug: wish.slug ?? hexo.util.slugize(String(wish.title)), date: hexo.moment(date) },
              { args: [replace], context: hexo },
            ),
          ),
        ),
    }),
    ...(isHeard && {
      written: (path, content) =>
        reported(living.site, { kind: 'load', name: 'new' }, () =>
          atDesk(hexo, nothing, async () => void hexo.emit('new', { path, content })),
        ),
    }),
  }
}
