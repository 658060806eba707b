import type { Config } from '../model/config.ts'
import type { Deployers, Deploying } from '../model/extension.ts'
import { atDesk, notRead } from './desk.ts'
import { during, reported } from './failure.ts'
import type { Host } from './host.ts'
import type { LivingHost } from './living.ts'

/**
 * The deployers that plugins and scripts bring, asked for when `deploy:` names a type that is not ours. They send what lies
 * in `public/`; of the site's articles they see nothing.
 */
export async function deployersOf(living: LivingHost, config: Config): Promise<Deployers> {
  const { site, around } = living
  const hexo: Host = await living.beside(DEPLOY)
  return Object.fromEntries(
    Object.entries<any>(hexo.extend.deployer.list()).map(([name, run]) => {
      const doing = { kind: 'deployer', name } as const
      return [
        name,
        async ({ settings, message }) =>
          reported(site, doing, () =>
            atDesk(hexo, { site: notRead, around, config }, () =>
              during(doing, () => run.call(hexo, { ...settings, ...(message !== undefined && { message }) })),
            ),
          ),
      ]
    }),
  )
}

/** Who listens for a deployment. Those whose answer comes later are waited for. */
export async function deployingOf(living: LivingHost, config: Config): Promise<Deploying | undefined> {
  const hexo: Host = await living.beside(DEPLOY)
  if (hexo.listenerCount('deployBefore') + hexo.listenerCount('deployAfter') === 0) return undefined
  const tell = (event: string) => () =>
    reported(living.site, { kind: 'load', name: event }, () =>
      atDesk(hexo, { site: notRead, around: living.around, config }, async () => {
        for (const listener of hexo.rawListeners(event)) await listener.call(hexo)
      }),
    )
  return { before: tell('deployBefore'), after: tell('deployAfter') }
}

const DEPLOY = { _: ['deploy'] }
