import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { BlogError, problem } from '../base/problem.ts'
import { createGit } from './git.ts'
import { CI_FILES, type CiFacts, type Host, type SetupStep } from './setup-files.ts'

/** Prepares the file with which a host builds this very site by itself after every push. */
interface Setup {
  /** Absolute. */
  readonly file: string
  readonly text: string
  /** What is left to do by hand. */
  readonly steps: readonly SetupStep[]
}

interface SetupRequest {
  readonly siteFolder: string
  readonly publicFolder: string
  readonly cacheFolder: string
  /** Whether pages need the whole history: `updated_option: git`. */
  readonly wholeHistory: boolean
  readonly now: Date
  readonly env: Readonly<Record<string, string | undefined>>
}

export const HOSTS = Object.keys(CI_FILES) as readonly Host[]

/** Writes nothing. @throws {BlogError} setup-public-outside when `public_dir` is not below the site */
export async function planSetup(host: Host, request: SetupRequest): Promise<Setup> {
  const { siteFolder, publicFolder, cacheFolder } = request
  const root = repositoryOf(siteFolder) ?? siteFolder
  const below = (from: string, to: string) => relative(from, to).split(sep).join('/')
  const publicDir = below(siteFolder, publicFolder)
  if (publicDir === '' || publicDir.startsWith('..')) throw new BlogError(problem('setup-public-outside', {}))
  const facts: CiFacts = {
    name: basename(siteFolder),
    folder: below(root, siteFolder),
    publicDir,
    cacheDir: below(siteFolder, cacheFolder),
    branch: await currentBranch(request),
    wholeHistory: request.wholeHistory,
    day: request.now.toISOString().slice(0, 10),
  }
  const { path, place, text, steps } = CI_FILES[host](facts)
  return {
    file: join(place === 'repository' ? root : siteFolder, path),
    text,
    steps: [...(await stepsBefore(siteFolder)), ...steps],
  }
}

/** @throws {BlogError} setup-exists: nothing is ever overwritten */
export async function writeSetup({ file, text }: Setup): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(file, text, { flag: 'wx' })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') {
      // Begun, and then the disk was full.
      await rm(file, { force: true })
      throw cause
    }
    throw alreadyThere(file, cause)
  }
}

export function alreadyThere(file: string, cause?: unknown): BlogError {
  return new BlogError(problem('setup-exists', { file }), { cause })
}

/** The folder of the git repository that the site lies in. */
function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const parent = dirname(folder)
  return parent === folder ? undefined : repositoryOf(parent)
}

async function currentBranch({ siteFolder, env }: SetupRequest): Promise<string> {
  const git = createGit({ cwd: siteFolder, env, scrub: (text) => text })
  const found = await git.run(['symbolic-ref', '--short', '--quiet', 'HEAD']).catch(() => undefined)
  const branch = found?.code === 0 ? found.stdout.trim() : ''
  return /^[\w./-]+$/.test(branch) ? branch : 'main'
}

/** What every host needs: `npm ci` installs exactly what the lockfile says. */
async function stepsBefore(siteFolder: string): Promise<readonly SetupStep[]> {
  const written = await readFile(join(siteFolder, 'package.json'), 'utf8').catch(() => undefined)
  if (written === undefined) return [{ step: 'manifest' }]
  return [
    ...(/"hanmo"\s*:/.test(written) ? [] : [{ step: 'generator' as const }]),
    ...(existsSync(join(siteFolder, 'package-lock.json')) ? [] : [{ step: 'lockfile' as const }]),
  ]
}
