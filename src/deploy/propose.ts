import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ownMark } from '../base/process-mark.ts'
import { parseYaml } from '../base/yaml.ts'
import { parseAddress } from './address.ts'
import { createGit } from './git.ts'
import { hostingOf } from './hosting.ts'

/** What to write under `deploy:` for a site whose sources lie in a repository with an `origin`. */
interface Proposal {
  /** Lines of YAML, with a line break at the end. */
  readonly yaml: string
  /** As the configuration holds it after that. */
  readonly deploy: Readonly<Record<string, string>>
}

/** Undefined where there is no repository, no `origin`, or one that is no address. */
export async function proposeDeploy(
  siteFolder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Proposal | undefined> {
  const origin = await originOf(siteFolder, env)
  if (origin === '') return undefined
  try {
    const address = parseAddress(origin, siteFolder)
    // Never `main` or `master`: there lie the sources.
    const { branch } = hostingOf(address)
    const deploy = { type: 'git', repo: address.shown, branch: branch === 'master' ? 'gh-pages' : branch }
    return { yaml: yamlOf(deploy), deploy }
  } catch {
    return undefined
  }
}

/** As it was written, so that it means the same elsewhere; only an abbreviation (`gh:me/blog`) is spelt out. */
async function originOf(siteFolder: string, env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const git = createGit({ cwd: siteFolder, env, scrub: (text) => text })
  const ask = async (...args: string[]) => {
    const found = await git.run(args).catch(() => undefined)
    return found?.code === 0 ? found.stdout.trim() : ''
  }
  const written = await ask('config', '--get', 'remote.origin.url')
  return /^[a-z][\w-]*:(?!\/\/)/i.test(written) ? ask('remote', 'get-url', 'origin') : written
}

/**
 * Writes the proposal into `_config.yml`, in place of an empty `deploy:` or at the end. Gives false where that cannot be
 * done without guessing: the author then writes it.
 */
export async function writeProposal(file: string, { yaml, deploy }: Proposal): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  const after = text === undefined ? undefined : withProposal(text, yaml)
  if (text === undefined || after === undefined) return false
  // What cannot be read back, as after the end of a document, is not written.
  const { value, problems } = parseYaml(after, { file })
  const isRead = problems.every(({ severity }) => severity === 'warning')
  if (!isRead || !isDeepStrictEqual((value as { readonly deploy?: unknown } | null)?.deploy, deploy)) return false
  return replaceFile(file, text, after)
}

/** Undefined where there is another `deploy:`. */
function withProposal(text: string, yaml: string): string | undefined {
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = yaml.replaceAll('\n', line)
  // Hexo's own configuration comes with `deploy:` and below it `type: ''`.
  const empty =
    /^deploy:[ \t]*(?:#[^\r\n]*)?(?:''|""|~|null)?[ \t]*\r?\n(?:[ \t]+type:[ \t]*(?:''|"")?[ \t]*(?:\r?\n|$))?/m
  if (empty.test(text)) return text.replace(empty, () => lines)
  if (/^deploy[ \t]*:/m.test(text)) return undefined
  return `${text}${text === '' || text.endsWith('\n') ? '' : line}${line}${lines}`
}

/**
 * Written beside the file and renamed, so that a full disk or a kill leaves the old one; a link stays one. Gives false if
 * somebody saved the file meanwhile.
 */
async function replaceFile(link: string, before: string, after: string): Promise<boolean> {
  const file = await realpath(link)
  const fresh = join(dirname(file), `.${basename(file)}.new-${ownMark()}`)
  try {
    await rm(fresh, { force: true })
    await writeFile(fresh, after, { flag: 'wx' })
    await chmod(fresh, (await stat(file)).mode)
    if ((await readFile(file, 'utf8')) !== before) return false
    await rename(fresh, file)
    return true
  } finally {
    await rm(fresh, { force: true })
  }
}

function yamlOf(deploy: Readonly<Record<string, string>>): string {
  const value = (text: string) =>
    /^[\w./@-][\w./@:~-]*$/.test(text) && !/: |:$/.test(text) ? text : JSON.stringify(text)
  return `deploy:\n${Object.entries(deploy)
    .map(([key, text]) => `  ${key}: ${value(text)}\n`)
    .join('')}`
}
