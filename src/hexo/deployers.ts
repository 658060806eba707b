import { shownPath } from '../base/paths.ts'
import type { Config } from '../model/config.ts'
import type { Deployers } from '../model/extension.ts'
import type { Hear } from '../model/said.ts'
import { during, reported } from './failure.ts'
import type { Guests } from './find.ts'
import { withPlace } from './log.ts'
import { openHost } from './open.ts'

/**
 * The deployers that plugins and scripts bring, asked for when `deploy:` names a type that is not ours. They send what lies
 * in `public/`; of the site's articles they see nothing.
 */
export async function deployersOf(guests: Guests, config: any, project: Config, hear: Hear): Promise<Deployers> {
  const { site } = guests
  const hexo = await reported(site, { kind: 'theme', name: shownPath(site, guests.themeFolder) }, () =>
    openHost(guests, config, project, { touch: () => {}, hear: withPlace(site, hear) }),
  )
  return Object.fromEntries(
    Object.entries<any>(hexo.extend.deployer.list()).map(([name, run]) => {
      const doing = { kind: 'deployer', name } as const
      return [
        name,
        async ({ settings, message }) =>
          reported(site, doing, async () => {
            hexo.emit('deployBefore')
            await during(doing, () => run.call(hexo, { ...settings, ...(message !== undefined && { message }) }))
            hexo.emit('deployAfter')
          }),
      ]
    }),
  )
}
