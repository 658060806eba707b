import { BlogError } from '../base/problem.ts'
import { type GitFailure, lastLines } from './git.ts'

/**
 * Turns what git says about a server into a sentence and what to do. Git has no codes for it; its English messages
 * have been the same for years, and one that is not known is shown as it is.
 */
interface Place {
  /** Without user info. */
  readonly shown: string
  readonly branch: string
}

interface Known {
  readonly code: string
  readonly says: RegExp
  readonly message: (place: Place) => string
  readonly hint: string
}

// From the most telling message to the vaguest: a refused key also "could not read from remote repository".
const KNOWN: readonly Known[] = [
  {
    code: 'deploy-host-key',
    says: /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i,
    message: ({ shown }) => `ssh does not know the server of ${shown}, or the server is not the one it knew.`,
    hint: 'Compare its fingerprint with the one that the host publishes, then connect once by hand: ssh -T git@host.',
  },
  {
    code: 'deploy-file-too-large',
    says: /GH001|exceeds .{0,20}file size limit|larger than the (?:maximum|allowed)/i,
    message: ({ shown }) => `${shown} refused a file that is too large.`,
    hint: 'Make the file smaller, or leave it out with ignore_pattern under deploy:.',
  },
  {
    code: 'deploy-secret-refused',
    says: /GH013|secret(?:s)? (?:scanning|detected)|push protection/i,
    message: ({ shown }) => `${shown} refused the push, since it found something that looks like a secret.`,
    hint: 'Take it out of the sources, and replace it wherever it is in use.',
  },
  {
    code: 'deploy-protected',
    says: /protected branch|GH006|not allowed to (?:force )?push|pre-receive hook declined|deny updating|remote rejected/i,
    message: ({ shown, branch }) => `${shown} does not take this push to the branch ${branch}.`,
    hint: 'Look at the rules of the branch on the host, or deploy to another branch.',
  },
  {
    code: 'deploy-auth',
    says: /could not read (?:Username|Password)|terminal prompts disabled|Authentication failed|Invalid username or|Permission denied|error: 40[13]|Write access .* not granted|access denied|HTTP Basic: Access denied/i,
    message: ({ shown }) => `${shown} does not let you in: git has no credentials for it, or they are not accepted.`,
    hint: 'Try "git push" by hand: set up an ssh key or a credential helper, or put a token into an environment variable and write token: $NAME under deploy:.',
  },
  {
    code: 'deploy-repository-missing',
    says: /Repository not found|does not appear to be a git repository|repository .* not found|does not exist|error: 404|project you were looking for could not be found/i,
    message: ({ shown }) => `There is no repository at ${shown}, or you may not see it.`,
    hint: 'Look at its spelling under deploy:, and make the repository on the host first: an empty one is fine.',
  },
  {
    code: 'deploy-redirected',
    says: /returned error: 30[1278]|unable to update url base/i,
    message: ({ shown }) => `${shown} sends us on to another address, and a password is not taken there.`,
    hint: 'Write the new address of the repository under deploy:.',
  },
  {
    code: 'deploy-network',
    says: /Could not resolve|Connection (?:timed out|refused|reset|closed)|Failed to connect|unable to access|Network is unreachable|unable to connect|early EOF|hung up|timed out|SSL|RPC failed/i,
    message: ({ shown }) => `${shown} could not be reached.`,
    hint: 'Look at the connection and the proxy (git config --get http.proxy), then deploy again: nothing was half done.',
  },
]

export function explainFailure(failure: GitFailure, place: Place): BlogError {
  const said = `${failure.result.stdout}\n${failure.result.stderr}`
  const known = KNOWN.find(({ says }) => says.test(said))
  const lines = lastLines(failure.result.stderr)
  const quoted = lines === '' ? '' : `\n${lines}`
  return new BlogError(
    known
      ? { code: known.code, message: known.message(place) + quoted, hint: known.hint }
      : {
          code: 'deploy-git-failed',
          message: `git ${failure.command} failed for ${place.shown}, branch ${place.branch}.${quoted}`,
          hint: 'Run the command with --debug to see more.',
        },
    { cause: failure },
  )
}
