import { mkdir, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { digestOf } from '../base/digest.ts'
import { readPlain } from '../base/plain-file.ts'
import type { Git } from './git.ts'
import { GitFailure, NETWORK_TIMEOUT_MS } from './git.ts'
import { type Mark, readMark } from './message.ts'
import { ownFolder, tidyRepository, writeOwnConfig } from './own-repository.ts'
import type { Entry, Tree } from './plan.ts'

/**
 * The private repository in the cache: no work tree, no index, no remote. It holds what was fetched and what is to be
 * pushed, and can be deleted at any time; the author's repository is never opened for writing.
 */

/** What a branch of the remote is. */
export interface Tip {
  readonly commit: string
  readonly tree: Tree
  /** Our last deployment in its history. */
  readonly last?: Mark & { readonly tree: Tree }
}

export interface Remote {
  readonly url: string
  readonly branch: string
}

/** A command that talks to the remote failed. */
export class RemoteFailure extends GitFailure {}

/** The branch as the remote tells it: the commit, or undefined when there is no such branch (or nothing at all). */
export async function lookUp(git: Git, { url, branch }: Remote): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`
  const result = await git.run(['ls-remote', '--', url, ref])
  if (result.code !== 0) throw new RemoteFailure('ls-remote', result)
  for (const line of result.stdout.split('\n')) {
    const [commit, name] = line.split('\t')
    if (name === ref && commit) return commit
  }
  return undefined
}

/** Leaves nothing in the repository of the last deployment that git would obey; one that is odd is emptied. */
export async function openRepository(gitDir: string, { isSuspect }: { readonly isSuspect: boolean }): Promise<void> {
  const config = readPlain(join(gitDir, 'config'))?.toString() ?? ''
  if (isSuspect || !tidyRepository(gitDir) || config === '') await emptyRepository(gitDir)
  else writeOwnConfig(gitDir, formatIn(config))
}

const formatIn = (config: string): string => (/objectformat = sha256/i.test(config) ? 'sha256' : 'sha1')

/**
 * Makes the repository unless it is there, and writes its configuration whatever it was. `objectFormat` is the remote's:
 * `"sha1"` unless commits have 64 digits.
 */
export async function prepareRepository(git: Git, gitDir: string, objectFormat: string): Promise<void> {
  const config = readPlain(join(gitDir, 'config'))?.toString() ?? ''
  if (config === '' || formatIn(config) !== objectFormat) {
    await emptyRepository(gitDir)
    // An empty template: the author's may hold hooks.
    await git.must([
      'init',
      '--quiet',
      '--bare',
      '--template=',
      '--initial-branch=none',
      `--object-format=${objectFormat}`,
    ])
  }
  writeOwnConfig(gitDir, objectFormat)
}

export async function emptyRepository(gitDir: string): Promise<void> {
  ownFolder(dirname(gitDir))
  await rm(gitDir, { recursive: true, force: true })
  await mkdir(gitDir, { recursive: true })
}

/** Fetches a commit that the remote's branch is at: at first only its files, later what is new since. */
export async function fetchTip(git: Git, remote: Remote, commit: string): Promise<Tip> {
  let history = await historyOf(git, remote)
  if (history[0]?.commit !== commit) {
    await fetchBranch(git, remote, history.length === 0 ? ['--depth=1'] : [])
    history = await historyOf(git, remote)
  }
  const isOurs = ({ message }: Commit) => readMark(message) !== undefined
  if (!history.some(isOurs) && (await isShallow(git))) {
    // The last commit is not ours: see whether one of those before it is.
    await fetchBranch(git, remote, ['--depth=100'])
    history = await historyOf(git, remote)
  }
  const [tip] = history
  if (tip === undefined) throw new Error('a branch that was fetched has no commit')
  const tree = await readTree(git, tip.commit)
  const last = history.find(isOurs)
  const mark = readMark(last?.message ?? '')
  if (last === undefined || mark === undefined) return { commit: tip.commit, tree }
  const lastTree = last === tip ? tree : await readTree(git, last.commit)
  return { commit: tip.commit, tree, last: { ...mark, tree: lastTree } }
}

/** Remembers a pushed commit, so that the next deployment need not fetch it. */
export async function rememberTip(git: Git, gitDir: string, remote: Remote, commit: string): Promise<void> {
  await git.must(['update-ref', refOf(remote), commit])
  const packs = await readdir(join(gitDir, 'objects/pack')).catch(() => [])
  if (packs.length > 100) await git.run(['gc', '--quiet', '--prune=now'])
}

export async function readTree(git: Git, commit: string): Promise<Tree> {
  const listing = await git.must(['ls-tree', '-r', '-z', '--full-tree', commit])
  const tree = new Map<string, Entry>()
  for (const line of listing.split('\0')) {
    const match = /^(\d+) \w+ ([0-9a-f]+)\t(.+)$/s.exec(line)
    if (match) tree.set(match[3] ?? '', { mode: match[1] ?? '', id: match[2] ?? '' })
  }
  return tree
}

/** The first path of a commit that an object is at: a file, or a folder with a slash behind it. */
export async function pathOf(git: Git, commit: string, object: string): Promise<string | undefined> {
  const listing = await git.run(['ls-tree', '-r', '-t', '-z', '--full-tree', commit])
  for (const line of listing.stdout.split('\0')) {
    const [, type, id, path] = /^\d+ (\w+) ([0-9a-f]+)\t(.+)$/s.exec(line) ?? []
    if (id === object && path !== undefined) return type === 'tree' ? `${path}/` : path
  }
  return undefined
}

/** The text of a small file of a tree, or undefined. */
export async function readBlob(git: Git, entry: Entry | undefined): Promise<string | undefined> {
  if (entry === undefined || entry.mode === '160000') return undefined
  const result = await git.run(['cat-file', 'blob', entry.id])
  return result.code === 0 ? result.stdout : undefined
}

/** Private, one for each place that was ever deployed to; holds no address, only its digest. */
function refOf({ url, branch }: Remote): string {
  return `refs/hanmo/${digestOf(`${url}\n${branch}`)}`
}

async function fetchBranch(git: Git, remote: Remote, depth: readonly string[]): Promise<void> {
  const how = ['--quiet', '--force', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules', '--no-auto-gc']
  const spec = `+refs/heads/${remote.branch}:${refOf(remote)}`
  const result = await git.run(['fetch', ...how, ...depth, '--', remote.url, spec], { timeoutMs: NETWORK_TIMEOUT_MS })
  if (result.code !== 0) throw new RemoteFailure('fetch', result)
}

async function isShallow(git: Git): Promise<boolean> {
  return (await git.must(['rev-parse', '--is-shallow-repository'])).trim() === 'true'
}

interface Commit {
  readonly commit: string
  readonly message: string
}

/** What we know of the branch, newest first; empty when we never saw it. */
async function historyOf(git: Git, remote: Remote): Promise<readonly Commit[]> {
  const how = ['--no-show-signature', '--no-color', '--no-notes', '--no-decorate', '--max-count=200']
  const { code, stdout } = await git.run(['log', '-z', ...how, '--format=%H%n%B', refOf(remote), '--'])
  if (code !== 0) return []
  return stdout
    .split('\0')
    .filter((record) => record !== '')
    .map((record) => {
      const end = record.indexOf('\n')
      return { commit: record.slice(0, end), message: record.slice(end + 1) }
    })
}
