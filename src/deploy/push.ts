import { type Git, NETWORK_TIMEOUT_MS } from './git.ts'
import { type Remote, RemoteFailure } from './repository.ts'

/** Sends one commit to one branch. Without `lease` the server takes it only on top of what the branch is. */
export interface Push {
  readonly commit: string
  /** Replaces the branch, if it still is at this commit (`""`: if it does not exist). */
  readonly lease?: string
}

/** `"moved"`: somebody else pushed since we looked. @throws {RemoteFailure} for everything else */
export async function pushCommit(
  git: Git,
  { url, branch }: Remote,
  { commit, lease }: Push,
): Promise<'pushed' | 'moved'> {
  const ref = `refs/heads/${branch}`
  const how = ['--porcelain', '--no-verify', '--no-follow-tags', '--no-signed', '--no-recurse-submodules']
  const force = lease === undefined ? [] : [`--force-with-lease=${ref}:${lease}`]
  const args = ['push', ...how, ...force, '--', url, `${commit}:${ref}`]
  const result = await git.run(args, { timeoutMs: NETWORK_TIMEOUT_MS })
  if (result.code === 0) return 'pushed'
  if (MOVED.test(result.stdout)) return 'moved'
  throw new RemoteFailure('push', result)
}

// The last one is a server that was asked by two at the same moment.
const MOVED =
  /\[rejected\] \((?:fetch first|non-fast-forward|stale info|already exists)\)|\[remote rejected\] \((?:cannot lock ref|failed to update ref|incorrect old value|reference already exists)/

/** What a host's check of objects (`receive.fsckObjects`) does not take: the object's name, and what it says of it. */
export function refusedObject(stderr: string): { readonly id: string; readonly said: string } | undefined {
  const [, id, said] = /\bobject ([0-9a-f]{40,64}): (\w+(?:: [^\n]*)?)/.exec(stderr) ?? []
  return id === undefined || said === undefined ? undefined : { id, said: said.trim() }
}
