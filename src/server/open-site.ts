import { readFile } from 'node:fs/promises'
import { bytesOf } from '../base/byte-pieces.ts'
import type { RoutePath } from '../base/paths.ts'
import type { OpenSite, SiteNow } from '../model/open-site.ts'
import type { LiveSite } from './live-site.ts'
import type { Snapshot } from './snapshot.ts'

/** The site that follows its files → what commands and those who answer requests see of it. */
export function openSiteOf(live: LiveSite): OpenSite {
  const known = new WeakMap<Snapshot, Promise<SiteNow>>()
  return {
    async read(again = false) {
      if (again) live.changed([])
      const now = await live.snapshot()
      const site = known.get(now) ?? siteAt(now, live)
      known.set(now, site)
      return site
    },
  }
}

async function siteAt({ world, contents, facts, routes }: Snapshot, live: LiveSite): Promise<SiteNow> {
  await Promise.all(Array.from(world.site.heads.keys(), (path) => contents.make(path)))
  return {
    facts,
    paths: routes.map(({ path }) => path),
    async bytes(path) {
      const { output } = await live.page(path as RoutePath)
      if (output === undefined) return undefined
      return output.kind === 'copy' ? readFile(output.from) : bytesOf(output.body)
    },
  }
}
