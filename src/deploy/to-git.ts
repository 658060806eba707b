import { join } from 'node:path'
import { BlogError, type Problem, problem } from '../base/problem.ts'
import { checkPages, checkPassword, checkSecrets, checkSizes } from './checks.ts'
import { type Draft, writeCommit } from './commit.ts'
import { checkComplete, checkLinks, checkOthers } from './complete.ts'
import { explainFailure } from './failures.ts'
import { collectFiles } from './files.ts'
import { createGit, GitFailure } from './git.ts'
import { gitSettings, identityOf, secretsOf } from './git-settings.ts'
import { hostingOf } from './hosting.ts'
import { lockFolder } from './lock.ts'
import { commitMessage, DEFAULT_MESSAGE, formatOffset, markMessage } from './message.ts'
import type { Choices, FinishedSite, GitOutcome, Outcome } from './outcome.ts'
import { checkNotOwn, ownFolder } from './own-repository.ts'
import { type Plan, sameTree, type Tree } from './plan.ts'
import { type Push, pushCommit, refusedObject } from './push.ts'
import * as repository from './repository.ts'
import { createScrub, type Scrub } from './scrub.ts'
import { sourceCommit } from './sources.ts'
import { remoteOf, type Survey, type Surveyor, surveyBranch } from './survey.ts'
import type { GitTarget } from './targets.ts'

/**
 * Puts the site on a branch: fetches what is there, lays one commit on top that makes it equal to the site, and pushes
 * that without force. Everything happens in a private repository below the cache.
 * @throws {BlogError} when git, the host or the folder does not let us
 */
export async function deployToGit(target: GitTarget, site: FinishedSite, choices: Choices): Promise<Outcome> {
  const { folders } = site
  checkNotOwn(target.address, folders)
  const { files, links, others } = collectFiles({
    ...target,
    publicFolder: folders.public,
    siteFolder: folders.site,
    cacheFolder: folders.cache,
  })
  const problems = [
    ...checkPages(files),
    ...checkSizes(files, hostingOf(target.address)),
    ...(await checkSecrets(files, target.allow)),
    ...checkLinks(links),
    ...checkOthers(others),
    ...checkComplete(files, site.published ?? [], target),
  ]
  if (problems.some(({ severity }) => severity === 'error')) return outcome(target, 'failed', problems)

  ownFolder(join(folders.cache, 'deploy'))
  const lock = await lockFolder(join(folders.cache, 'deploy'))
  try {
    const gitDir = join(folders.cache, 'deploy', 'repository.git')
    // A deployment that was killed may have left locks and half an object. The cache is only a speed-up.
    await repository.openRepository(gitDir, { isSuspect: lock.wasKilled })
    const settings = await gitSettings(target, site)
    const scrub = createScrub(secretsOf(target, settings))
    const git = createGit({ cwd: gitDir, gitDir, env: site.env, settings, scrub })
    return await onSoundRepository({ target, site, choices, files, problems, gitDir, git, scrub })
  } finally {
    await lock.release()
  }
}

interface Work extends Surveyor {
  readonly choices: Choices
  readonly scrub: Scrub
}

/**
 * What fails without a reason that lies with the remote, or may well be a broken pipe of our own, fails because the
 * private repository is damaged: it is made again, once.
 */
async function onSoundRepository(work: Work): Promise<Outcome> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await deployOnce(work)
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error
      const { shown } = work.target.address
      const reason =
        error instanceof repository.RemoteFailure ? explainFailure(error, { shown, branch: work.target.branch }) : error
      const isRemote =
        reason instanceof BlogError && !['deploy-git-failed', 'deploy-network'].includes(reason.problem.code)
      if (attempt > 0 || isRemote || error.command === 'ls-remote') throw reason
      await repository.emptyRepository(work.gitDir)
    }
  }
}

/** What fails because somebody pushed between our look and our push is made again on top of theirs, once. */
async function deployOnce(work: Work): Promise<Outcome> {
  const { target, choices, git } = work
  const place = { branch: target.branch, repository: target.address.shown }
  const author = await identityOf(git, target.identity)
  let before: Tree | undefined
  for (let attempt = 0; attempt < 2; attempt++) {
    choices.say?.({ step: 'looking', params: place })
    const survey = await surveyBranch(work, before)
    const { plan, tip, doubts, result } = survey
    const problems = [...survey.problems]
    if (choices.force) problems.push(...doubts.map((doubt) => ({ ...doubt, severity: 'warning' as const })))
    else if (doubts.length > 0 && !(await mayGoOn(doubts, choices)))
      return outcome(target, 'failed', [...problems, ...doubts], result)
    if (tip !== undefined && sameTree(plan.tree, tip.tree) && !choices.forceHistory)
      return outcome(target, 'unchanged', problems, { ...result, commit: tip.commit })
    const secrets = await checkPassword(survey.fresh.values(), target.credentials?.password ?? '')
    if (secrets.length > 0) return outcome(target, 'failed', [...problems, ...secrets], result)
    if (choices.dryRun) return outcome(target, 'planned', problems, result)

    choices.say?.({ step: 'packing', params: { fresh: survey.fresh.size, all: work.files.length } })
    const commit = await commitSurvey(work, survey, author)
    choices.say?.({ step: 'pushing', params: place })
    const lease = choices.forceHistory ? { lease: tip?.commit ?? '' } : {}
    if ((await push(work, { commit, ...lease })) === 'pushed') {
      await repository.rememberTip(git, work.gitDir, remoteOf(target), commit)
      return outcome(target, 'pushed', problems, { ...result, commit })
    }
    before = tip?.tree ?? new Map()
  }
  throw new BlogError(problem('deploy-remote-moved', place))
}

/** @throws {BlogError} deploy-fsck, naming the file that the host does not take */
async function push({ git, target }: Work, what: Push): Promise<'pushed' | 'moved'> {
  try {
    return await pushCommit(git, remoteOf(target), what)
  } catch (error) {
    const refused = error instanceof repository.RemoteFailure ? refusedObject(error.result.stderr) : undefined
    if (refused === undefined) throw error
    const file = await repository.pathOf(git, what.commit, refused.id)
    const { shown } = target.address
    throw new BlogError(problem('deploy-fsck', { shown, file, object: refused.id, said: refused.said }))
  }
}

async function commitSurvey(work: Work, survey: Survey, author: Draft['author']): Promise<string> {
  const { git, site, choices } = work
  const { plan, tip, algorithm } = survey
  const commit = await writeCommit(
    git,
    {
      tree: plan.tree,
      files: survey.fresh,
      texts: survey.texts,
      message: await messageOf(work, plan),
      ...(tip === undefined || choices.forceHistory ? {} : { parent: tip.commit }),
      author,
      at: {
        seconds: Math.floor(site.now.getTime() / 1000),
        offset: formatOffset(site.now, site.zone, ''),
      },
    },
    algorithm,
  )
  // What was committed is compared with what was meant, name by name, before anybody else can see it.
  if (sameTree(await repository.readTree(git, commit), plan.tree)) return commit
  throw new BlogError(problem('deploy-incomplete', {}))
}

async function mayGoOn(doubts: readonly Problem[], { confirm, dryRun, yes }: Choices): Promise<boolean> {
  if (yes && doubts.every(({ code }) => code === 'deploy-mass-removal')) return true
  if (confirm === undefined || dryRun || doubts.some(({ code }) => code === 'deploy-branch-holds-sources')) return false
  return confirm(doubts)
}

async function messageOf({ target, site, choices, scrub }: Work, { foreign }: Plan): Promise<string> {
  const template = choices.message ?? target.message ?? DEFAULT_MESSAGE
  const source = await sourceCommit(site)
  return markMessage(scrub(commitMessage(template, site.now, site.zone)), {
    foreign,
    ...(source === undefined ? {} : { source }),
  })
}

function outcome(target: GitTarget, kind: Outcome['kind'], problems: readonly Problem[], git?: GitOutcome): Outcome {
  return { target: target.name, type: 'git', kind, problems, ...(git === undefined ? {} : { git }) }
}
