import { type Problem, problem } from '../base/problem.ts'
import { createGit } from './git.ts'
import { isInRepository } from './git-settings.ts'
import type { FinishedSite } from './outcome.ts'
import type { Plan } from './plan.ts'

/**
 * Which commit of the sources a site was built from: written into each deployment, so that the next one, from another
 * machine, can tell that it would put an older site in place of a newer one.
 */
export async function sourceCommit(site: FinishedSite): Promise<string | undefined> {
  if (!isInRepository(site.folders.site)) return undefined
  const found = await gitOf(site).run(['rev-parse', '--verify', '--quiet', 'HEAD'])
  return found.code === 0 ? found.stdout.trim() : undefined
}

/**
 * Says so when the last deployment was made from a commit that this repository has never seen. A commit that is there
 * but in no history of ours was amended or lies on another branch: the author's business.
 */
export async function checkSources(
  site: FinishedSite,
  last: string | undefined,
  plan: Plan,
): Promise<readonly Problem[]> {
  if (last === undefined || !isInRepository(site.folders.site)) return []
  const git = gitOf(site)
  if ((await git.run(['cat-file', '-e', `${last}^{commit}`])).code === 0) return []
  // A shallow clone, as CI makes it, does not know the past.
  if ((await git.run(['rev-parse', '--is-shallow-repository'])).stdout.trim() !== 'false') return []
  const pages = plan.removed.filter((path) => /\.html?$/i.test(path)).length
  const severity = pages > 0 ? 'error' : 'warning'
  return [problem('deploy-sources-behind', { commit: last.slice(0, 7), pages }, { severity })]
}

function gitOf(site: FinishedSite) {
  return createGit({ cwd: site.folders.site, env: site.env, scrub: (text) => text })
}
