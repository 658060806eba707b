import { BlogError, problem } from '../base/problem.ts'
import { type GitFailure, lastLines } from './git.ts'

/**
 * Turns what git says about a server into a code. Git has no codes for it; its English messages
 * have been the same for years, and one that is not known is shown as it is.
 */
interface Place {
  /** Without user info. */
  readonly shown: string
  readonly branch: string
}

interface Known {
  readonly code:
    | 'deploy-host-key'
    | 'deploy-file-too-large'
    | 'deploy-secret-refused'
    | 'deploy-protected'
    | 'deploy-auth'
    | 'deploy-repository-missing'
    | 'deploy-redirected'
    | 'deploy-network'
  readonly says: RegExp
}

// From the most telling message to the vaguest: a refused key also "could not read from remote repository".
const KNOWN: readonly Known[] = [
  {
    code: 'deploy-host-key',
    says: /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i,
  },
  {
    code: 'deploy-file-too-large',
    says: /GH001|exceeds .{0,20}file size limit|larger than the (?:maximum|allowed)/i,
  },
  {
    code: 'deploy-secret-refused',
    says: /GH013|secret(?:s)? (?:scanning|detected)|push protection/i,
  },
  {
    code: 'deploy-protected',
    says: /protected branch|GH006|not allowed to (?:force )?push|pre-receive hook declined|deny updating|remote rejected/i,
  },
  {
    code: 'deploy-auth',
    says: /could not read (?:Username|Password)|terminal prompts disabled|Authentication failed|Invalid username or|Permission denied|error: 40[13]|Write access .* not granted|access denied|HTTP Basic: Access denied/i,
  },
  {
    code: 'deploy-repository-missing',
    says: /Repository not found|does not appear to be a git repository|repository .* not found|does not exist|error: 404|project you were looking for could not be found/i,
  },
  {
    code: 'deploy-redirected',
    says: /returned error: 30[1278]|unable to update url base/i,
  },
  {
    code: 'deploy-network',
    says: /Could not resolve|Connection (?:timed out|refused|reset|closed)|Failed to connect|unable to access|Network is unreachable|unable to connect|early EOF|hung up|timed out|SSL|RPC failed/i,
  },
]

export function explainFailure(failure: GitFailure, place: Place): BlogError {
  const said = `${failure.result.stdout}\n${failure.result.stderr}`
  const known = KNOWN.find(({ says }) => says.test(said))
  const lines = lastLines(failure.result.stderr)
  const params = { shown: place.shown, branch: place.branch, said: lines }
  const found = known
    ? problem(known.code, params)
    : problem('deploy-git-failed', { ...params, command: failure.command })
  return new BlogError(found, { cause: failure })
}
