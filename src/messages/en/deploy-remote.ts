import type { Area } from '../words.ts'
import { counted, type Few, some } from './phrases.ts'

/** Deploying: what git, rsync and the host say. */
export const deployRemote = {
  'submit-token': (p: { service: string; variable: string }) => ({
    message: `The environment variable ${p.variable} is not set, so no addresses were submitted to ${p.service}.`,
    hint: 'Set it, in CI as a secret of the repository.',
  }),
  'submit-failed': (p: { service: string; error?: string; seconds?: number }) => ({
    message:
      p.seconds === undefined
        ? `${p.service} did not take the new addresses: ${p.error}.`
        : `${p.service} did not answer within ${p.seconds} s, so it may not have the new addresses.`,
    hint: 'The site is deployed all the same. They are not submitted again; those of the next deployment are.',
  }),
  'deploy-git-missing': () => ({
    message: 'The program git was not found, and deploying to a git repository needs it.',
    hint: 'Install it from https://git-scm.com/downloads, open a new terminal, and try again.',
  }),
  'deploy-git-timeout': (p: { command: string; seconds: number }) => ({
    message: `git ${p.command} took more than ${p.seconds} s and was stopped.`,
    hint: 'Check the connection, and whether git or ssh waits for an answer; then deploy again.',
  }),
  'deploy-host-key': (p: Remote) => ({
    message: `ssh does not know the server of ${p.shown}, or the server is not the one it knew.${quoted(p)}`,
    hint: 'Compare its fingerprint with the one that the host publishes, then connect once by hand: ssh -T git@host.',
  }),
  'deploy-file-too-large': (p: Remote | (Few & { host: string; limit: string })) =>
    'host' in p
      ? {
          message: `The limit of ${p.host || 'the host'} is ${p.limit} a file, and ${counted(p, 'file is', 'files are')} larger: ${some(p)}.`,
          hint: 'Make it smaller, put it on a file host, or leave it out with ignore_pattern under deploy:.',
        }
      : {
          message: `${p.shown} refused a file that is too large.${quoted(p)}`,
          hint: 'Make the file smaller, or leave it out with ignore_pattern under deploy:.',
        },
  'deploy-secret-refused': (p: Remote) => ({
    message: `${p.shown} refused the push, since it found something that looks like a secret.${quoted(p)}`,
    hint: 'Remove it from the sources, and replace it wherever it is in use.',
  }),
  'deploy-protected': (p: Remote) => ({
    message: `${p.shown} does not accept this push to the branch ${p.branch}.${quoted(p)}`,
    hint: 'Check the rules of the branch on the host, or deploy to another branch.',
  }),
  'deploy-auth': (p: Remote) => ({
    message: `${p.shown} does not let you in: git has no credentials for it, or they are not accepted.${quoted(p)}`,
    hint: 'Try "git push" by hand: set up an ssh key or a credential helper, or put a token into an environment variable and write token: $NAME under deploy:.',
  }),
  'deploy-repository-missing': (p: Remote) => ({
    message: `There is no repository at ${p.shown}, or you may not see it.${quoted(p)}`,
    hint: 'Check its spelling under deploy:, and create the repository on the host first: an empty one is fine.',
  }),
  'deploy-redirected': (p: Remote) => ({
    message: `${p.shown} redirects to another address, and a password is not sent there.${quoted(p)}`,
    hint: 'Write the new address of the repository under deploy:.',
  }),
  'deploy-network': (p: Remote) => ({
    message: `${p.shown} could not be reached.${quoted(p)}`,
    hint: 'Check the connection and the proxy (git config --get http.proxy), then deploy again: nothing was half done.',
  }),
  'deploy-git-failed': (p: Remote & { command: string }) => ({
    message: `git ${p.command} failed for ${p.shown}, branch ${p.branch}.${quoted(p)}`,
    hint: 'Run the command with --debug to see more.',
  }),
  'deploy-rsync': (p: { key: string; value: string }) => ({
    message:
      p.value === ''
        ? `The target with type: rsync has no ${p.key}.`
        : `The ${p.key} "${p.value}" of the target with type: rsync cannot be used.`,
    hint: AS_SHOWN,
  }),
  'deploy-rsync-missing': () => ({
    message: 'The program rsync was not found, and type: rsync needs it.',
    hint: 'Install it with the package manager of your system.',
  }),
  'deploy-rsync-failed': (p: { code: number; said: string }) => ({
    message: `rsync ended with code ${p.code} and did not send everything.\n${p.said}`,
    hint: 'Check host, user, root and port under deploy:, and whether "ssh" by hand lets you in.',
  }),
} satisfies Area

const AS_SHOWN = 'Write it as shown above.'

/** Where it was sent, and what git said. */
export interface Remote {
  shown: string
  branch: string
  said: string
}

const quoted = ({ said }: Remote): string => (said === '' ? '' : `\n${said}`)
