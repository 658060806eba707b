import type { Later } from '../base/later.ts'
import { BlogError, type Problem, problem, withParams } from '../base/problem.ts'
import { byCodeUnit, nearest } from '../base/text.ts'
import type { Param } from '../messages/words.ts'
import type { Deployers } from '../model/extension.ts'
import { checkPages, checkSecrets } from './checks.ts'
import { checkLinks, checkOthers } from './complete.ts'
import { collectFiles } from './files.ts'
import type { Choices, FinishedSite, Outcome } from './outcome.ts'
import { deployByRsync } from './rsync.ts'
import { createScrub, type Scrub } from './scrub.ts'
import { isGitTarget, parseDeploy, selectTargets, type Target } from './targets.ts'
import { deployToGit } from './to-git.ts'

/** Sends a finished site to every place that the configuration names, one after another. */
export interface Deployment {
  readonly outcomes: readonly Outcome[]
  /** Of the configuration. */
  readonly problems: readonly Problem[]
}

/**
 * A failure of one target is in its outcome and does not keep the others from being tried. Nothing configured gives no
 * outcome and no problem.
 * @throws {BlogError} deploy-only
 */
export async function deploySite(
  deploy: unknown,
  site: FinishedSite,
  choices: Choices,
  deployers: () => Later<Deployers> = () => ({}),
): Promise<Deployment> {
  const { targets, problems } = parseDeploy(deploy, { siteFolder: site.folders.site, env: site.env })
  const outcomes: Outcome[] = []
  for (const target of selectTargets(targets, choices.only ?? [])) {
    try {
      outcomes.push(await deployTo(target, site, choices, deployers))
    } catch (error) {
      outcomes.push({ target: target.name, type: target.type, kind: 'failed', problems: [problemOf(error, target)] })
    }
  }
  return { outcomes, problems }
}

/** What ships cannot be replaced: a plugin for Hexo's git deployments would bring back the forced push. */
async function deployTo(
  target: Target,
  site: FinishedSite,
  choices: Choices,
  deployers: () => Later<Deployers>,
): Promise<Outcome> {
  if (isGitTarget(target)) return deployToGit(target, site, choices)
  const { type, settings } = target
  const others = type === 'none' || type === 'rsync' ? {} : await deployers()
  const deployer = Object.hasOwn(others, type) ? others[type] : undefined
  if (type !== 'none' && type !== 'rsync' && deployer === undefined) throw unknownType(type, Object.keys(others))
  const problems = type === 'none' ? [] : await checkFolder(site)
  const done = (kind: Outcome['kind']): Outcome => ({ target: target.name, type, kind, problems })
  if (type === 'none') return done('unchanged')
  if (problems.some(({ severity }) => severity === 'error')) return done('failed')
  // What another program would do is not known: a dry run does not start it.
  if (choices.dryRun) return done('planned')
  const doubt = await doubtOf(site, choices)
  if (doubt !== undefined) return { ...done('failed'), problems: [...problems, doubt] }
  choices.say?.({ step: 'deploying', params: { target: target.name } })
  if (type === 'rsync') await deployByRsync(settings, site.folders.public, site.env)
  else
    await deployer?.({
      settings,
      siteFolder: site.folders.site,
      publicFolder: site.folders.public,
      url: site.url,
      ...(choices.message === undefined ? {} : { message: choices.message }),
      say: (line) => choices.say?.({ step: 'own', params: { line: createScrub(secretsIn(settings))(line) } }),
    })
  return done('sent')
}

/** Most of the pages went with the last build, and nobody says that this is meant: other programs delete what we don't send. */
async function doubtOf({ vanished }: FinishedSite, { confirm, yes, force }: Choices): Promise<Problem | undefined> {
  if (vanished === undefined || yes || force) return undefined
  const { pages, of } = vanished
  const doubt = problem('deploy-vanished', { pages, of })
  return (await confirm?.([doubt])) ? undefined : doubt
}

async function checkFolder({ folders }: FinishedSite): Promise<readonly Problem[]> {
  const { files, links, others } = collectFiles({
    publicFolder: folders.public,
    siteFolder: folders.site,
    cacheFolder: folders.cache,
    extendDirs: [],
    ignoreHidden: () => false,
    ignorePattern: () => undefined,
  })
  return [
    ...checkPages(files),
    ...(await checkSecrets(files, () => false)),
    ...checkLinks(links),
    ...checkOthers(others),
  ]
}

function problemOf(error: unknown, target: Target): Problem {
  const scrub = createScrub(isGitTarget(target) ? [target.credentials?.password ?? ''] : secretsIn(target.settings))
  if (error instanceof BlogError) return scrubbed(error.problem, scrub)
  const reason = error instanceof Error ? error.message : String(error)
  return problem('deploy-failed', { target: scrub(target.name), error: scrub(reason) })
}

/** What a deployer says may repeat an address with its password. */
function scrubbed(found: Problem, scrub: Scrub): Problem {
  const clean = (value: Param): Param =>
    typeof value === 'string' ? scrub(value) : Array.isArray(value) ? value.map((one: string) => scrub(one)) : value
  const params = Object.entries({ ...found.params }).map(([key, value]) => [key, clean(value)] as const)
  return withParams(found, Object.fromEntries(params))
}

/** Values of settings whose name says that nobody should see them. */
function secretsIn(settings: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(settings)
    .filter(([key]) => /pass|token|secret|key/i.test(key))
    .flatMap(([, value]) => (typeof value === 'string' ? [value] : []))
}

function unknownType(type: string, others: readonly string[]): BlogError {
  const types = ['git', 'rsync', 'none', ...others].sort(byCodeUnit)
  const near = nearest(type, types)
  return new BlogError(problem('deploy-type', { why: 'unknown', type, near, known: types }))
}
