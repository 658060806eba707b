import { readFile } from 'node:fs/promises'
import type { Problem } from '../base/problem.ts'
import type { Algorithm } from './blob-id.ts'
import { checkPlan } from './checks.ts'
import type { SentFile } from './files.ts'
import type { Git } from './git.ts'
import { hostingOf } from './hosting.ts'
import type { FinishedSite, GitOutcome } from './outcome.ts'
import { newFiles, ownTree } from './own-tree.ts'
import { type Plan, planOf, type Situation, type Tree } from './plan.ts'
import * as repository from './repository.ts'
import { servedAt } from './site-address.ts'
import { checkSources } from './sources.ts'
import type { GitTarget } from './targets.ts'

/** Looks at the branch and at the site, and says what a deployment would do and what speaks against it. */

export interface Surveyor {
  readonly target: GitTarget
  readonly site: FinishedSite
  readonly files: readonly SentFile[]
  /** Warnings that were found before. */
  readonly problems: readonly Problem[]
  readonly git: Git
  readonly gitDir: string
}

export interface Survey {
  /** Undefined for a new branch. */
  readonly tip?: repository.Tip
  readonly plan: Plan
  /** Files whose content the branch does not have yet. */
  readonly fresh: ReadonlyMap<string, SentFile>
  /** Content that is on no disk, by path. */
  readonly texts: ReadonlyMap<string, string>
  readonly algorithm: Algorithm
  /** Warnings. */
  readonly problems: readonly Problem[]
  /** Errors that the author may overrule. */
  readonly doubts: readonly Problem[]
  readonly result: GitOutcome
}

/** @param before what the branch held when we looked the first time, if this is the second */
export async function surveyBranch(work: Surveyor, before: Tree | undefined): Promise<Survey> {
  const { target, git, files } = work
  const found = await repository.lookUp(git, remoteOf(target))
  const algorithm = found?.length === 64 ? 'sha256' : 'sha1'
  await repository.prepareRepository(git, work.gitDir, algorithm)
  const tip = found === undefined ? undefined : await repository.fetchTip(git, remoteOf(target), found)
  const there: Tree = tip?.tree ?? new Map()
  const { tree: ours, texts } = ownTree(files, extraTexts(work, there), algorithm)
  const plan = planOf({ ours, tip: there, ...baseOf(tip, before), keep: keepRule(target) })
  const { open, problems } = await addressOf(work, plan)
  const judged = [...checkPlan(plan, there, target.branch), ...(await checkSources(work.site, tip?.last?.source, plan))]
  return {
    ...(tip === undefined ? {} : { tip }),
    plan,
    fresh: newFiles(files, plan.tree, there),
    texts,
    algorithm,
    problems: [...work.problems, ...problems, ...judged.filter(({ severity }) => severity === 'warning')],
    doubts: judged.filter(({ severity }) => severity === 'error'),
    result: { ...summaryOf(target, plan, open), isNew: tip === undefined },
  }
}

export function remoteOf({ address, branch }: GitTarget): repository.Remote {
  return { url: address.url, branch }
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
function extraTexts({ target, site }: Surveyor, there: Tree): ReadonlyMap<string, string> {
  const isGithub = hostingOf(target.address).jekyll || /^https?:\/\/[^/]*\.github\.io(?:[/:]|$)/i.test(site.url)
  return isGithub && !there.has('.nojekyll') ? new Map([['.nojekyll', '']]) : new Map()
}

async function addressOf({ target, site, files, git }: Surveyor, plan: Plan) {
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

function summaryOf(target: GitTarget, plan: Plan, open: string | undefined): Omit<GitOutcome, 'isNew'> {
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
