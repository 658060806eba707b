import { readFile, writeFile } from 'node:fs/promises'
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
export async function writeProposal(file: string, { yaml }: Proposal): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return false
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = yaml.replaceAll('\n', line)
  // Hexo's own configuration comes with `deploy:` and below it `type: ''`.
  const empty =
    /^deploy:[ \t]*(?:#[^\r\n]*)?(?:''|""|~|null)?[ \t]*\r?\n(?:[ \t]+type:[ \t]*(?:''|"")?[ \t]*(?:\r?\n|$))?/m
  if (empty.test(text))
    await writeFile(
      file,
      text.replace(empty, () => lines),
    )
  else if (/^deploy[ \t]*:/m.test(text)) return false
  else await writeFile(file, `${text}${text === '' || text.endsWith('\n') ? '' : line}${line}${lines}`)
  return true
}

function yamlOf(deploy: Readonly<Record<string, string>>): string {
  const value = (text: string) =>
    /^[\w./@-][\w./@:~-]*$/.test(text) && !/: |:$/.test(text) ? text : JSON.stringify(text)
  return `deploy:\n${Object.entries(deploy)
    .map(([key, text]) => `  ${key}: ${value(text)}\n`)
    .join('')}`
}
