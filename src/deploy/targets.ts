import { BlogError, type Problem, problem, warning } from '../base/problem.ts'
import { nearest } from '../base/text.ts'
import { type Address, type Credentials, isOpen, parseAddress } from './address.ts'
import { hostingOf } from './hosting.ts'
import { type PathRule, pathRule } from './path-rule.ts'
import {
  checkBranch,
  describe,
  extendDirsOf,
  ignoreHiddenOf,
  ignorePatternOf,
  listOf,
  type Settings,
  splitBranch,
  textOf,
  tokenOf,
} from './target-values.ts'

/**
 * Reads the `deploy:` key of the configuration, in all the forms that Hexo and its git deployer take, into a list of
 * places. What cannot be read becomes a problem; the other places are still given.
 */
export type Target = GitTarget | PlainTarget

interface Named {
  /** The key in a map of repositories, else what tells it apart: `"user/project"`, `"rsync"`. */
  readonly name: string
  /** What `--only` may say for it, lower case. */
  readonly aliases: readonly string[]
}

export interface GitTarget extends Named {
  readonly type: 'git'
  readonly address: Address
  readonly branch: string
  readonly message?: string
  readonly identity: { readonly name?: string; readonly email?: string }
  readonly credentials?: Credentials
  readonly extendDirs: readonly string[]
  /** Whether hidden files of a folder (`"public"` or an extend dir) stay behind. */
  readonly ignoreHidden: (folder: string) => boolean
  /** What must not match the name of a file or folder. */
  readonly ignorePattern: (folder: string) => RegExp | undefined
  /** Files of the branch that stay although the site does not have them. */
  readonly keep: PathRule
  /** Files that may be sent although they look like a secret. */
  readonly allow: PathRule
}

/** Any other type: its settings are for whoever handles it. */
interface PlainTarget extends Named {
  readonly type: string
  readonly settings: Readonly<Record<string, unknown>>
}

interface Surroundings {
  readonly siteFolder: string
  readonly env: Readonly<Record<string, string | undefined>>
}

interface Targets {
  readonly targets: readonly Target[]
  readonly problems: readonly Problem[]
}

const GIT_KEYS =
  'type repo repository url branch message m msg name user userName email userEmail extend_dirs ignore_hidden ignore_pattern keep allow token silent'.split(
    ' ',
  )

export const isGitTarget = (target: Target): target is GitTarget => target.type === 'git' && 'address' in target

/**
 * Gives no target and no problem when nothing is configured: no key, an empty one, or Hexo's `deploy: {type: ''}`.
 * @compat A branch behind the address (`url,branch`) wins over `branch:`. `ignore_hidden` is off for `public/`: what
 * the build made is sent; it stays on for `extend_dirs`.
 */
export function parseDeploy(deploy: unknown, around: Surroundings): Targets {
  const targets: Target[] = []
  const problems: Problem[] = []
  for (const entry of Array.isArray(deploy) ? deploy : [deploy]) {
    if (entry === undefined || entry === null || entry === '' || entry === false) continue
    if (typeof entry !== 'object' || Array.isArray(entry)) {
      problems.push(problem('deploy-form', describe(entry), { frame: EXAMPLE }))
      continue
    }
    const settings = entry as Settings
    const type = textOf(settings.type) ?? (settings.repo || settings.repository ? 'git' : '')
    if (type === '' && Object.values(settings).every((value) => value === '' || value === null)) continue
    if (type === '') problems.push(problem('deploy-type', { why: 'none' }, { frame: EXAMPLE }))
    else if (type === 'git') collect(() => gitTargets(settings, around, problems), targets, problems)
    else targets.push({ type, name: type, aliases: [type.toLowerCase()], settings })
  }
  return { targets, problems }
}

/** The targets that `--only` asks for. @throws {BlogError} deploy-only when there is none of that name */
export function selectTargets(targets: readonly Target[], only: readonly string[]): readonly Target[] {
  if (only.length === 0) return targets
  const chosen = new Set<Target>()
  for (const wanted of only) {
    const matches = targets.filter((target) => target.aliases.includes(wanted.toLowerCase()))
    if (matches.length === 0) {
      const names = targets.map((target) => target.name)
      const near = nearest(wanted, names)
      throw new BlogError(problem('deploy-only', { wanted, near, names }))
    }
    for (const match of matches) chosen.add(match)
  }
  return targets.filter((target) => chosen.has(target))
}

const EXAMPLE = `deploy:
  type: git
  repo: https://github.com/user/project.git
  branch: gh-pages`

function collect(make: () => readonly Target[], targets: Target[], problems: Problem[]): void {
  try {
    targets.push(...make())
  } catch (error) {
    if (!(error instanceof BlogError)) throw error
    problems.push(error.problem)
  }
}

function gitTargets(settings: Settings, around: Surroundings, problems: Problem[]): readonly Target[] {
  for (const key of Object.keys(settings)) {
    if (GIT_KEYS.includes(key)) continue
    problems.push(warning('deploy-unknown-key', { key, near: nearest(key, GIT_KEYS) }))
  }
  const repo = settings.repo ?? settings.repository ?? settings.url ?? around.env.HEXO_DEPLOYER_REPO
  if (typeof repo === 'string' && repo.trim() !== '')
    return [gitTarget(undefined, settings, { url: repo }, around, problems)]
  if (typeof repo === 'object' && repo !== null && !Array.isArray(repo)) {
    const map = repo as Settings
    if (typeof map.url === 'string') return [gitTarget(undefined, settings, map, around, problems)]
    const made: Target[] = []
    for (const [key, value] of Object.entries(map)) {
      const own = typeof value === 'string' ? { url: value } : value
      if (typeof own !== 'object' || own === null || typeof (own as Settings).url !== 'string') {
        problems.push(problem('deploy-repo', { why: 'no-url', key }, { frame: EXAMPLE }))
        continue
      }
      collect(() => [gitTarget(key, settings, own as Settings, around, problems)], made, problems)
    }
    return made
  }
  throw new BlogError(problem('deploy-repo', { why: 'none' }, { frame: EXAMPLE }))
}

function gitTarget(
  key: string | undefined,
  settings: Settings,
  own: Settings,
  around: Surroundings,
  problems: Problem[],
): GitTarget {
  const { url, branch: behind } = splitBranch(textOf(own.url) ?? '')
  const address = parseAddress(url, around.siteFolder)
  const branch = behind ?? textOf(own.branch) ?? textOf(settings.branch) ?? hostingOf(address).branch
  checkBranch(branch)
  const token = textOf(own.token) ?? textOf(settings.token)
  const credentials = token === undefined ? address.credentials : tokenOf(token, address, around.env, problems)
  if (credentials !== undefined && isOpen(address))
    throw new BlogError(problem('deploy-open', { shown: address.shown }))
  const message = textOf(settings.message) ?? textOf(settings.msg) ?? textOf(settings.m)
  const name = textOf(settings.name) ?? textOf(settings.user) ?? textOf(settings.userName)
  const email = textOf(settings.email) ?? textOf(settings.userEmail)
  const title = key ?? address.path ?? address.shown
  return {
    type: 'git',
    name: title,
    aliases: [title, 'git', branch, address.path?.split('/').at(-1) ?? '', hostingOf(address).name]
      .filter((alias) => alias !== '')
      .map((alias) => alias.toLowerCase()),
    address,
    branch,
    ...(message === undefined ? {} : { message }),
    identity: { ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }) },
    ...(credentials === undefined ? {} : { credentials }),
    extendDirs: extendDirsOf(settings.extend_dirs),
    ignoreHidden: ignoreHiddenOf(settings.ignore_hidden),
    ignorePattern: ignorePatternOf(settings.ignore_pattern),
    keep: pathRule(listOf(settings.keep, 'keep')),
    allow: pathRule(listOf(settings.allow, 'allow')),
  }
}
