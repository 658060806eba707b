import { routePath } from '../base/paths.ts'
import { fullUrlFor, hrefPath } from '../base/urls.ts'
import type { Config } from '../model/config.ts'
import type { Generator } from './generator-context.ts'

/** `robots.txt`: everything may be read, and where the sitemap is; or what `robots` in the config says. */
export const robotsRoutes: Generator = ({ config }) =>
  config.robots === false
    ? []
    : [
        {
          kind: 'text',
          path: routePath('robots.txt'),
          owner: { kind: 'robots' },
          make: (facts) => robotsOf(facts.config()),
        },
      ]

function robotsOf(config: Config): string {
  const { robots, sitemap } = config
  if (typeof robots === 'string') return robots.endsWith('\n') ? robots : `${robots}\n`
  const maps = sitemap.enable ? sitemap.path.map((path) => `Sitemap: ${fullUrlFor(hrefPath(path), config)}\n`) : []
  return `User-agent: *\nAllow: /\n${maps.length > 0 ? '\n' : ''}${maps.join('')}`
}
