import type { Config } from '../model/config.ts'
import type { SiteNow } from '../model/open-site.ts'
import { atDesk } from './desk.ts'
import { reported } from './failure.ts'
import type { LivingHost } from './living.ts'
import { Exit } from './process.ts'

/** What guests do when Hexo ends, after the site was published: filters of `before_exit`, and who listens for `exit`. */
export async function afterwards(
  living: LivingHost,
  config: Config,
): Promise<((site: SiteNow) => Promise<void>) | undefined> {
  const hexo = await living.used
  if (hexo === undefined) return undefined
  if (hexo.extend.filter.list('before_exit').length === 0 && hexo.listenerCount('exit') === 0) return undefined
  return async (now) => {
    const site = { read: async () => now }
    await reported(living.site, { kind: 'filter', name: 'before_exit' }, () =>
      atDesk(hexo, { site, around: living.around, config, isOfBuild: true }, async (desk) => {
        await desk.load()
        await hexo.exit().catch((error) => {
          // Nothing of theirs comes after it.
          if (!(error instanceof Exit && error.isGood)) throw error
        })
      }),
    )
  }
}
