import { expect, test } from 'vitest'
import { explainFailure } from '../../src/deploy/failures.ts'
import { GitFailure } from '../../src/deploy/git.ts'
import { said } from '../said.ts'

// As git and hosts write them.
test.each([
  ["fatal: could not read Username for 'https://github.com': terminal prompts disabled", 'deploy-auth'],
  [
    "remote: Support for password authentication was removed.\nfatal: Authentication failed for 'https://github.com/a/b/'",
    'deploy-auth',
  ],
  ['git@github.com: Permission denied (publickey).\nfatal: Could not read from remote repository.', 'deploy-auth'],
  [
    "remote: Permission to a/b.git denied to c.\nfatal: unable to access 'https://github.com/a/b/': The requested URL returned error: 403",
    'deploy-auth',
  ],
  ["remote: Repository not found.\nfatal: repository 'https://github.com/a/b/' not found", 'deploy-repository-missing'],
  ['ERROR: Repository not found.\nfatal: Could not read from remote repository.', 'deploy-repository-missing'],
  ["fatal: '/x.git' does not appear to be a git repository", 'deploy-repository-missing'],
  ["fatal: unable to access 'https://github.com/a/b/': Could not resolve host: github.com", 'deploy-network'],
  [
    'ssh: connect to host github.com port 22: Connection timed out\nfatal: Could not read from remote repository.',
    'deploy-network',
  ],
  ['error: RPC failed; curl 56 GnuTLS recv error (-54)\nfatal: the remote end hung up unexpectedly', 'deploy-network'],
  ['Host key verification failed.\nfatal: Could not read from remote repository.', 'deploy-host-key'],
  [
    'remote: error: GH001: Large files detected.\n ! [remote rejected] x -> y (pre-receive hook declined)',
    'deploy-file-too-large',
  ],
  [
    'remote: error: GH013: Repository rule violations found\nremote: - Push cannot contain secrets',
    'deploy-secret-refused',
  ],
  ['remote: error: GH006: Protected branch update failed for refs/heads/main.', 'deploy-protected'],
  ['remote: GitLab: You are not allowed to push code to protected branches on this project.', 'deploy-protected'],
  ['fatal: something never seen', 'deploy-git-failed'],
])('%j', (stderr, code) => {
  const failure = new GitFailure('push', { code: 128, stdout: '', stderr })
  const { problem } = explainFailure(failure, { shown: 'https://github.com/a/b', branch: 'gh-pages' })
  expect(problem.code).toBe(code)
  expect(said(problem)).toContain('https://github.com/a/b')
  expect(said(problem)).toContain(stderr.split('\n').at(-1))
})
