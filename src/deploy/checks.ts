import { open, readFile } from 'node:fs/promises'
import { type Problem, problem, warning } from '../base/problem.ts'
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
  if (pages.length === 0) return [problem('deploy-empty', {})]
  const empty = pages.filter(({ sizeBytes }) => sizeBytes === 0).map(({ path }) => path)
  if (empty.length > 0) return [problem('deploy-empty-page', few(empty))]
  if (files.some(({ path }) => path === 'index.html')) return []
  return [warning('deploy-no-home', {})]
}

/** Files that the host refuses, or about to be. */
export function checkSizes(files: readonly SentFile[], hosting: Hosting): readonly Problem[] {
  const limit = hosting.fileLimitBytes
  const list = (found: readonly SentFile[]) => found.map(({ path, sizeBytes }) => `${path} (${megabytes(sizeBytes)})`)
  const over = files.filter(({ sizeBytes }) => sizeBytes > limit)
  if (over.length > 0)
    return [problem('deploy-file-too-large', { host: hosting.name, limit: megabytes(limit), ...few(list(over)) })]
  const near = files.filter(({ sizeBytes }) => sizeBytes > limit / 2)
  if (near.length === 0) return []
  return [warning('deploy-file-large', { host: hosting.name, limit: megabytes(limit), ...few(list(near)) })]
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
  return [problem('deploy-secret', { why: 'looks', ...few(found) })]
}

/** Files that hold the very password or token with which they are about to be pushed. */
export async function checkPassword(files: Iterable<SentFile>, password: string): Promise<readonly Problem[]> {
  if (password.length < 8) return []
  const found: string[] = []
  for (const file of files) if ((await readFile(file.file)).includes(password)) found.push(file.path)
  if (found.length === 0) return []
  return [problem('deploy-secret', { why: 'password', ...few(found) })]
}

const SOURCES = /^(?:_config\.ya?ml|hanmo\.config\.m?[jt]s|source\/_posts\/.+)$/

/** What stops a plan unless the author says so: sources in the way, work of others, a site that shrinks to half. */
export function checkPlan(plan: Plan, tip: Tree, branch: string): readonly Problem[] {
  const sources = plan.removed.filter((path) => SOURCES.test(path))
  if (sources.length > 0) return [problem('deploy-branch-holds-sources', { branch, ...few(sources) })]
  const problems: Problem[] = []
  if (plan.conflicts.length > 0) problems.push(problem('deploy-conflict', { branch, ...few(plan.conflicts) }))
  if (plan.foreign.length > 100) problems.push(problem('deploy-foreign-files', { branch, ...few(plan.foreign) }))
  const all = tip.size - plan.kept.length - plan.foreign.length
  if (plan.removed.length > 5 && plan.removed.length > all / 2)
    problems.push(problem('deploy-mass-removal', { branch, of: all, ...few(plan.removed) }))
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

/** The first few of them by name, and how many there are. */
export function few(files: readonly string[], limit = 5): { files: readonly string[]; count: number } {
  return { files: files.slice(0, limit), count: files.length }
}

function megabytes(bytes: number): string {
  return `${Math.round((bytes / (1024 * 1024)) * 10) / 10} MB`
}
