import { open, readFile } from 'node:fs/promises'
import type { Problem } from '../base/problem.ts'
import type { SentFile } from './files.ts'
import type { Hosting } from './hosting.ts'
import type { PathRule } from './path-rule.ts'
import type { Plan, Tree } from './plan.ts'

/**
 * What is looked at before anything is pushed. Each check turns a fact about the files or the plan into problems; an
 * error among them ends the deployment.
 */

const isPage = (path: string) => /\.html?$/i.test(path)

/** A site without pages, pages without content. */
export function checkPages(files: readonly SentFile[]): readonly Problem[] {
  const pages = files.filter(({ path }) => isPage(path))
  if (pages.length === 0)
    return [
      error('deploy-empty', 'The site has no page, and an empty site is not deployed.', {
        hint: 'Run "blog generate" and look at what it says.',
      }),
    ]
  const empty = pages.filter(({ sizeBytes }) => sizeBytes === 0).map(({ path }) => path)
  if (empty.length > 0)
    return [
      error('deploy-empty-page', `${count(empty, 'page is', 'pages are')} empty: ${some(empty)}.`, {
        hint: 'Run "blog generate --force" and look at what it says.',
      }),
    ]
  if (files.some(({ path }) => path === 'index.html')) return []
  return [
    warning('deploy-no-home', 'The site has no home page: there is no index.html at its root.', {
      hint: 'Visitors of the bare address will see an error.',
    }),
  ]
}

/** Files that the host refuses, or about to be. */
export function checkSizes(files: readonly SentFile[], hosting: Hosting): readonly Problem[] {
  const limit = hosting.fileLimitBytes
  const list = (found: readonly SentFile[]) =>
    some(found.map(({ path, sizeBytes }) => `${path} (${megabytes(sizeBytes)})`))
  const over = files.filter(({ sizeBytes }) => sizeBytes > limit)
  if (over.length > 0)
    return [
      error(
        'deploy-file-too-large',
        `${hosting.name} takes no file over ${megabytes(limit)}, and there ${over.length === 1 ? 'is one' : 'are some'}: ${list(over)}.`,
        { hint: 'Make it smaller, put it on a file host, or leave it out with ignore_pattern under deploy:.' },
      ),
    ]
  const near = files.filter(({ sizeBytes }) => sizeBytes > limit / 2)
  if (near.length === 0) return []
  return [
    warning('deploy-file-large', `Large files stay in the branch’s history for ever: ${list(near)}.`, {
      hint: `The limit of ${hosting.name} is ${megabytes(limit)}.`,
    }),
  ]
}

const SECRET_NAME =
  /(?:^|\/)(?:\.env(?:\.(?!example$|sample$|template$|dist$)[^/]*)?|id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|\.npmrc|\.netrc|_netrc|\.git-credentials|\.pypirc|\.htpasswd|\.pgpass|[^/]+\.(?:p12|pfx|jks|keystore|ppk|kdbx))$/i
const MAY_HOLD_KEY = /(?:^|\/)[^/.]+$|\.(?:pem|key|txt|asc|json|ya?ml|conf|cfg|ini|crt|cer|bak)$/i
const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/

/** Files that look like a secret, by name or since they begin with a private key. Pages may well show one. */
export async function checkSecrets(files: readonly SentFile[], allow: PathRule): Promise<readonly Problem[]> {
  const found: string[] = []
  for (const file of files) {
    if (allow(file.path)) continue
    if (SECRET_NAME.test(file.path)) found.push(file.path)
    else if (MAY_HOLD_KEY.test(file.path) && PRIVATE_KEY.test(await headOf(file))) found.push(file.path)
  }
  if (found.length === 0) return []
  return [
    error(
      'deploy-secret',
      `${count(found, 'file looks', 'files look')} like a secret, and a site is public: ${some(found)}.`,
      {
        hint: 'Take it out of the site. If it may be seen by all, list it under allow: of deploy:.',
      },
    ),
  ]
}

/** Files that hold the very password or token with which they are about to be pushed. */
export async function checkPassword(files: Iterable<SentFile>, password: string): Promise<readonly Problem[]> {
  if (password.length < 8) return []
  const found: string[] = []
  for (const file of files) if ((await readFile(file.file)).includes(password)) found.push(file.path)
  if (found.length === 0) return []
  return [
    error('deploy-secret', `The password or token of this deployment stands in what is deployed: ${some(found)}.`, {
      hint: 'Take it out of the sources, and replace it: it may have been seen already.',
    }),
  ]
}

const SOURCES = /^(?:_config\.ya?ml|hanmo\.config\.m?[jt]s|source\/_posts\/.+)$/

/** What stops a plan unless the author says so: sources in the way, work of others, a site that shrinks to half. */
export function checkPlan(plan: Plan, tip: Tree, branch: string): readonly Problem[] {
  const sources = plan.removed.filter((path) => SOURCES.test(path))
  if (sources.length > 0)
    return [
      error(
        'deploy-branch-holds-sources',
        `The branch ${branch} seems to hold the sources of a site (${some(sources)}), and deploying to it would remove them.`,
        { hint: 'Deploy to a branch of its own: branch: gh-pages under deploy:.' },
      ),
    ]
  const problems: Problem[] = []
  if (plan.conflicts.length > 0)
    problems.push(
      error(
        'deploy-conflict',
        `Since the last deployment somebody changed on the branch ${branch} what this one would change again: ${some(plan.conflicts)}.`,
        { hint: 'Bring that change into the sources, or say --force to overwrite it; it stays in the history.' },
      ),
    )
  if (plan.foreign.length > 100)
    problems.push(
      error(
        'deploy-foreign-files',
        `On the branch ${branch} lie ${plan.foreign.length} files that are not of this site: ${some(plan.foreign)}.`,
        { hint: 'If they are to stay, list their folder under keep: of deploy:.' },
      ),
    )
  const all = tip.size - plan.kept.length - plan.foreign.length
  if (plan.removed.length > 5 && plan.removed.length > all / 2)
    problems.push(
      error(
        'deploy-mass-removal',
        `${plan.removed.length} of the ${all} files on the branch ${branch} would be removed, which is more than half: ${some(plan.removed)}.`,
        { hint: 'Is this the right site and the right branch? If so, say --yes.' },
      ),
    )
  return problems
}

async function headOf(file: SentFile): Promise<string> {
  const handle = await open(file.file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The first few names, and how many more there are. */
export function some(names: readonly string[], limit = 5): string {
  const shown = names.slice(0, limit).join(', ')
  return names.length > limit ? `${shown} and ${names.length - limit} more` : shown
}

export function count(found: readonly unknown[], one: string, many: string): string {
  return `${found.length} ${found.length === 1 ? one : many}`
}

function megabytes(bytes: number): string {
  return `${Math.round((bytes / (1024 * 1024)) * 10) / 10} MB`
}

function error(code: string, message: string, { hint }: { readonly hint: string }): Problem {
  return { severity: 'error', code, message, hint }
}

export function warning(code: string, message: string, { hint }: { readonly hint: string }): Problem {
  return { severity: 'warning', code, message, hint }
}
