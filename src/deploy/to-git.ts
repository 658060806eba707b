import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BlogError, type Problem } from '../base/problem.ts'
import { checkLinks, checkPages, checkPassword, checkPlan, checkSecrets, checkSizes } from './checks.ts'
import { writeCommit } from './commit.ts'
import { explainFailure } from './failures.ts'
import { collectFiles, type SentFile } from './files.ts'
import { createGit, type Git, GitFailure } from './git.ts'
import { gitSettings, identityOf, secretsOf } from './git-settings.ts'
import { hostingOf } from './hosting.ts'
import { lockFolder } from './lock.ts'
import { commitMessage, DEFAULT_MESSAGE, formatOffset, markMessage } from './message.ts'
import type { Choices, FinishedSite, GitOutcome, Outcome } from './outcome.ts'
import { newFiles, ownTree } from './own-tree.ts'
import { type Plan, planOf, type Situation, sameTree, type Tree } from './plan.ts'
import { pushCommit } from './push.ts'
import * as repository from './repository.ts'
import { createScrub, type Scrub } from './scrub.ts'
import { servedAt } from './site-address.ts'
import { checkSources, sourceCommit } from './sources.ts'
import type { GitTarget } from './targets.ts'

/**
 * Puts the site on a branch: fetches what is there, lays one commit on top that makes it equal to the site, and pushes
 * that without force. Everything happens in a private repository below the cache.
 * @throws {BlogError} when git, the host or the folder does not let us
 */
export async function deployToGit(target: GitTarget, site: FinishedSite, choices: Choices): Promise<Outcome> {
  const { folders } = site
  const { files, links } = collectFiles({
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
  ]
  if (problems.some(({ severity }) => severity === 'error')) return outcome(target, 'failed', problems)

  const lock = await lockFolder(join(folders.cache, 'deploy'))
  try {
    const gitDir = join(folders.cache, 'deploy', 'repository.git')
    // A deployment that was killed may have left locks and half an object. The cache is only a speed-up.
    const isThere = await stat(gitDir).then(
      (found) => found.isDirectory(),
      () => false,
    )
    if (lock.wasKilled || !isThere) await repository.emptyRepository(gitDir)
    const settings = await gitSettings(target, site)
    const scrub = createScrub(secretsOf(target, settings))
    const git = createGit({ cwd: gitDir, gitDir, env: site.env, settings, scrub })
    return await onSoundRepository({ target, site, choices, files, problems, gitDir, git, scrub })
  } finally {
    await lock.release()
  }
}

interface Work {
  readonly target: GitTarget
  readonly site: FinishedSite
  readonly choices: Choices
  readonly files: readonly SentFile[]
  /** Found before: warnings. */
  readonly problems: readonly Problem[]
  readonly gitDir: string
  readonly git: Git
  readonly scrub: Scrub
}

/**
 * What fails without a reason that lies with the remote, or may well be a broken pipe of our own, fails because the
 * private repository is damaged: it is made anew, once.
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

async function deployOnce(work: Work): Promise<Outcome> {
  const { target, choices, git } = work
  const remote = { url: target.address.url, branch: target.branch }
  const place = `${target.branch} of ${target.address.shown}`
  const author = await identityOf(git, target.identity)
  let before: Tree | undefined
  // Twice: if somebody pushes between our look and our push, the commit is made again on top of theirs.
  for (let attempt = 0; attempt < 2; attempt++) {
    choices.say?.(`Looking at ${place} …`)
    const found = await repository.lookUp(git, remote)
    const algorithm = found?.length === 64 ? 'sha256' : 'sha1'
    await repository.prepareRepository(git, work.gitDir, algorithm)
    const tip = found === undefined ? undefined : await repository.fetchTip(git, remote, found)
    const there = tip?.tree ?? new Map()
    const ours = ownTree(work.files, extraTexts(work, there), algorithm)
    const plan = planOf({ ours: ours.tree, tip: there, ...baseOf(tip, before), keep: keepRule(target) })
    const { open, problems: addressProblems } = await addressOf(work, plan)
    const problems = [...work.problems, ...addressProblems]
    const result: GitOutcome = { ...summaryOf(target, plan, open), isNew: tip === undefined }

    const sources = await checkSources(work.site, tip?.last?.source, plan)
    problems.push(...sources.filter(({ severity }) => severity === 'warning'))
    const doubts = [...checkPlan(plan, there, target.branch), ...sources.filter(({ severity }) => severity === 'error')]
    if (choices.force) problems.push(...doubts.map((doubt) => ({ ...doubt, severity: 'warning' as const })))
    else if (doubts.length > 0 && !(await mayGoOn(doubts, choices)))
      return outcome(target, 'failed', [...problems, ...doubts], result)
    if (tip !== undefined && sameTree(plan.tree, there) && !choices.forceHistory)
      return outcome(target, 'unchanged', problems, { ...result, commit: tip.commit })
    const fresh = newFiles(work.files, plan.tree, there)
    const secrets = await checkPassword(fresh.values(), target.credentials?.password ?? '')
    if (secrets.length > 0) return outcome(target, 'failed', [...problems, ...secrets], result)
    if (choices.dryRun) return outcome(target, 'planned', problems, result)

    choices.say?.(`Packing ${fresh.size} of ${work.files.length} files …`)
    const commit = await writeCommit(
      git,
      {
        tree: plan.tree,
        files: fresh,
        texts: ours.texts,
        message: await messageOf(work, plan),
        ...(tip === undefined || choices.forceHistory ? {} : { parent: tip.commit }),
        author,
        at: timeOf(work.site),
      },
      algorithm,
    )
    await checkCommit(git, commit, plan)
    choices.say?.(`Pushing to ${place} …`)
    const lease = choices.forceHistory ? { lease: tip?.commit ?? '' } : {}
    if ((await pushCommit(git, remote, { commit, ...lease })) === 'pushed') {
      await repository.rememberTip(git, work.gitDir, remote, commit)
      return outcome(target, 'pushed', problems, { ...result, commit })
    }
    before = there
  }
  throw new BlogError({
    code: 'deploy-remote-moved',
    message: `Somebody else is pushing to ${place}: it moved twice while this deployment was made.`,
    hint: 'Nothing was pushed. Deploy again when the other one has ended.',
  })
}

/** What the branch was when we last knew it: our last deployment, else what it held before the push that failed. */
function baseOf(tip: repository.Tip | undefined, before: Tree | undefined): Pick<Situation, 'base' | 'foreign'> {
  if (tip?.last) return { base: tip.last.tree, foreign: new Set(tip.last.foreign) }
  return before === undefined ? { foreign: new Set() } : { base: before, foreign: new Set() }
}

function keepRule(target: GitTarget): (path: string) => boolean {
  return (path) => path === 'CNAME' || path === '.nojekyll' || target.keep(path)
}

/** `.nojekyll`, where the host would run Jekyll over the pages and lose every folder that begins with `_`. */
function extraTexts({ target, site }: Work, there: Tree): ReadonlyMap<string, string> {
  const isGithub = hostingOf(target.address).jekyll || /^https?:\/\/[^/]*\.github\.io(?:[/:]|$)/i.test(site.url)
  return isGithub && !there.has('.nojekyll') ? new Map([['.nojekyll', '']]) : new Map()
}

async function addressOf({ target, site, files, git }: Work, plan: Plan) {
  const own = files.find(({ path }) => path === 'CNAME')
  const cname = own
    ? await readFile(own.file, 'utf8')
    : await repository.readBlob(git, plan.kept.includes('CNAME') ? plan.tree.get('CNAME') : undefined)
  return servedAt({
    address: target.address,
    url: site.url,
    root: site.root,
    ...(cname === undefined ? {} : { cname }),
  })
}

function summaryOf(target: GitTarget, plan: Plan, open: string): Omit<GitOutcome, 'isNew'> {
  const { added, changed, removed, kept, foreign } = plan
  return {
    repository: target.address.shown,
    branch: target.branch,
    added,
    changed,
    removed,
    kept: [...kept, ...foreign],
    open,
  }
}

async function mayGoOn(doubts: readonly Problem[], { confirm, dryRun }: Choices): Promise<boolean> {
  if (confirm === undefined || dryRun || doubts.some(({ code }) => code === 'deploy-branch-holds-sources')) return false
  return confirm(`${doubts.map(({ message }) => message).join('\n')}\nDeploy nevertheless?`)
}

async function messageOf({ target, site, choices, scrub }: Work, { foreign }: Plan): Promise<string> {
  const template = choices.message ?? target.message ?? DEFAULT_MESSAGE
  const source = await sourceCommit(site)
  return markMessage(scrub(commitMessage(template, site.now, site.zone)), {
    foreign,
    ...(source === undefined ? {} : { source }),
  })
}

function timeOf({ now, zone }: FinishedSite) {
  return { seconds: Math.floor(now.getTime() / 1000), offset: formatOffset(now, zone, '') }
}

/** Compares what was committed with what was meant, name by name, before anybody else can see it. */
async function checkCommit(git: Git, commit: string, plan: Plan): Promise<void> {
  if (sameTree(await repository.readTree(git, commit), plan.tree)) return
  throw new BlogError({
    code: 'deploy-incomplete',
    message: 'The commit that was made does not hold exactly the files of the site; it was not pushed.',
    hint: 'Delete the folder .blog-cache/deploy and deploy again. If it stays so, please report it.',
  })
}

function outcome(target: GitTarget, kind: Outcome['kind'], problems: readonly Problem[], git?: GitOutcome): Outcome {
  return { target: target.name, type: 'git', kind, problems, ...(git === undefined ? {} : { git }) }
}
