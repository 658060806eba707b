import { BlogError, type Problem } from '../base/problem.ts'
import { factsOf } from '../facts/facts.ts'
import type { World } from '../facts/world.ts'
import { callExtension } from '../model/call-extension.ts'
import type { SiteNow } from '../model/open-site.ts'
import type { Route } from '../model/route.ts'
import { publishedBytes, publishMore } from '../publish/later-files.ts'
import type { Written } from '../publish/publish.ts'

/** What extensions do once a site is published, and what they write then. */
export async function afterPublishing(
  world: World,
  routes: readonly Route[],
  written: Written,
): Promise<{ readonly written: Written; readonly problems: readonly Problem[] }> {
  const { folders, extensions } = world.project
  const site: SiteNow = {
    facts: factsOf(world),
    paths: routes.map(({ path }) => path),
    bytes: (path) => publishedBytes(folders, path),
  }
  const problems: Problem[] = []
  let changed: readonly string[] = []
  for (const extension of extensions) {
    const call = <T>(work: () => T) => callExtension(extension, 'published', undefined, work)
    try {
      const work = await call(() => extension.published?.())
      if (work !== undefined) changed = await publishMore(folders, async () => call(() => work(site)))
    } catch (error) {
      if (!(error instanceof BlogError)) throw error
      problems.push(error.problem)
    }
  }
  const again = new Set(changed)
  return { written: { ...written, removed: written.removed.filter((path) => !again.has(path)) }, problems }
}
