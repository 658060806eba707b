import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { BlogError, problem } from '../base/problem.ts'
import type { Credentials } from './address.ts'
import { createGit, type Git, type GitSetting } from './git.ts'
import type { FinishedSite } from './outcome.ts'
import type { GitTarget } from './targets.ts'

/**
 * The configuration under which our git commands run: the author's own, but for what would change bytes, run hooks,
 * ask for a signature or push more than we say.
 */
const OURS: readonly GitSetting[] = [
  { key: 'core.autocrlf', value: 'false' },
  { key: 'core.safecrlf', value: 'false' },
  // A folder that is not there: global hooks (husky, company rules) are for people's commits.
  { key: 'core.hooksPath', value: 'no-hooks' },
  { key: 'core.fsmonitor', value: 'false' },
  { key: 'core.logAllRefUpdates', value: 'false' },
  { key: 'commit.gpgSign', value: 'false' },
  { key: 'push.gpgSign', value: 'false' },
  { key: 'push.followTags', value: 'false' },
  { key: 'push.recurseSubmodules', value: 'no' },
  { key: 'submodule.recurse', value: 'false' },
  { key: 'i18n.commitEncoding', value: 'utf-8' },
  { key: 'i18n.logOutputEncoding', value: 'utf-8' },
  { key: 'log.showSignature', value: 'false' },
  // The only one that our stripped configuration describes.
  { key: 'init.defaultRefFormat', value: 'files' },
  { key: 'fastimport.unpackLimit', value: '100' },
  // Never a process that stays behind.
  { key: 'gc.autoDetach', value: 'false' },
  { key: 'maintenance.auto', value: 'false' },
  // A guess from the names of the machine and of its user is nobody's identity.
  { key: 'user.useConfigOnly', value: 'true' },
  // A connection that has stalled for two minutes is given up.
  { key: 'http.lowSpeedLimit', value: '1' },
  { key: 'http.lowSpeedTime', value: '120' },
]

// What the author set for this one repository (and CI does: its token stands in the checkout's configuration).
const INHERITED =
  '^(user\\.(name|email)|core\\.(sshcommand|askpass|gitproxy)|ssh\\..*|https?\\..*|credential\\..*|url\\..*)$'

export async function gitSettings(target: GitTarget, site: FinishedSite): Promise<readonly GitSetting[]> {
  const own = target.credentials ? credentialSettings(target.address.url, target.credentials) : []
  const inherited = (await localSettings(site)).filter(({ key }) => own.length === 0 || !/\.extraheader$/i.test(key))
  return [...inherited, ...OURS, ...own]
}

/** What must never be printed: the target's credentials, and those found in the settings. */
export function secretsOf(target: GitTarget, settings: readonly GitSetting[]): readonly string[] {
  const { username = '', password = '' } = target.credentials ?? {}
  const headers = settings.filter(({ key }) => /\.extraheader$/i.test(key)).map(({ value }) => value)
  return [password, `${username}:${password}`, ...headers.flatMap((header) => header.split(/\s+/).slice(2))].filter(
    (secret) => secret !== '' && secret !== ':',
  )
}

/** @throws {BlogError} deploy-identity when neither the configuration nor git knows who commits */
export async function identityOf(
  git: Git,
  wanted: GitTarget['identity'],
): Promise<{ readonly name: string; readonly email: string }> {
  const name = clean(wanted.name)
  const email = clean(wanted.email)
  if (name !== '' && email !== '') return { name, email }
  const known = await git.run(['var', 'GIT_COMMITTER_IDENT'])
  const [, gitName = '', gitEmail = ''] = /^(.*) <(.*)> \d+ [+-]\d+$/m.exec(known.code === 0 ? known.stdout : '') ?? []
  const found = { name: name || gitName, email: email || gitEmail }
  if (found.name !== '' && found.email !== '') return found
  throw new BlogError(problem('deploy-identity', {}))
}

/** By a header, from the environment: neither an argument nor a file ever holds the password. */
function credentialSettings(url: string, { username, password }: Credentials): readonly GitSetting[] {
  const key = `http.${url}.extraHeader`
  const basic = Buffer.from(`${username}:${password}`).toString('base64')
  // The empty value drops headers from other files: two of the kind are refused by servers.
  return [
    // Whoever the server sends us on to would be given the password.
    { key: 'http.followRedirects', value: 'false' },
    { key, value: '' },
    { key, value: `Authorization: Basic ${basic}` },
  ]
}

async function localSettings(site: FinishedSite): Promise<readonly GitSetting[]> {
  if (!isInRepository(site.folders.site)) return []
  const git = createGit({ cwd: site.folders.site, env: site.env, scrub: (text) => text })
  const found = await git.run(['config', '--local', '--includes', '-z', '--get-regexp', INHERITED])
  if (found.code !== 0) return []
  return found.stdout
    .split('\0')
    .filter((record) => record !== '')
    .map((record) => {
      const end = record.indexOf('\n')
      // A key without "=" means true.
      return end < 0 ? { key: record, value: 'true' } : { key: record.slice(0, end), value: record.slice(end + 1) }
    })
}

/** Whether the folder lies in somebody's git repository. */
export function isInRepository(folder: string): boolean {
  return existsSync(join(folder, '.git')) || (folder !== dirname(folder) && isInRepository(dirname(folder)))
}

/** What git leaves out of a name too. */
function clean(text = ''): string {
  return text.replace(/[<>\u0000-\u001f\u007f]/g, '').trim()
}
