import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { type Deployment, deploySite } from '../../../src/deploy/deploy.ts'
import type { Choices, GitOutcome, Outcome } from '../../../src/deploy/outcome.ts'
import type { Deployer } from '../../../src/model/extension.ts'

// Each deployment is a dozen processes: slow when the machine is busy with other tests.
vi.setConfig({ testTimeout: 60_000 })

/** A machine of its own for each test: a home without anybody's settings, a site, bare repositories as remotes. */
export interface Machine {
  readonly folder: string
  readonly site: string
  readonly public: string
  readonly cache: string
  /** A bare repository, empty at first. */
  readonly remote: string
  readonly env: Record<string, string | undefined>
  /** Runs git as the author would. */
  readonly git: (cwd: string, ...args: string[]) => string
  /** Writes files below `public/`; undefined removes one. */
  readonly write: (files: Readonly<Record<string, string | Uint8Array | undefined>>, below?: string) => void
  readonly deploy: (deploy?: unknown, choices?: Choices & Extra) => Promise<Deployment>
  /** Deploys to one target that has to work, and gives what happened. */
  readonly deployed: (deploy?: unknown, choices?: Choices & Extra) => Promise<Outcome & { git: GitOutcome }>
  /** The files of a branch of the remote, by path. */
  readonly branch: (name?: string, remote?: string) => Record<string, string>
  /** Subjects, newest first. */
  readonly history: (name?: string, remote?: string) => string[]
  readonly commitBy: (who: string, files: Readonly<Record<string, string | undefined>>, branch?: string) => void
  /** What was said while deploying. */
  readonly said: string[]
}

interface Extra {
  readonly url?: string
  readonly root?: string
  readonly zone?: string
  readonly now?: Date
  readonly published?: readonly string[]
  readonly vanished?: { readonly pages: number; readonly of: number }
  readonly deployers?: Readonly<Record<string, Deployer>>
}

export const PAGES = {
  'index.html': '<h1>首页</h1>\n',
  '2024/你好/index.html': '<h1>你好</h1>\r\nwindows\r\n',
  'css/style.css': 'body { margin: 0 }\n',
}

export function createMachine(): Machine {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hanmo-deploy-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  const at = (name: string) => {
    mkdirSync(join(folder, name), { recursive: true })
    return join(folder, name)
  }
  const site = at('site')
  const env: Record<string, string | undefined> = {
    PATH: process.env.PATH,
    HOME: at('home'),
    GIT_CONFIG_NOSYSTEM: '1',
    ...(process.env.SystemRoot === undefined ? {} : { SystemRoot: process.env.SystemRoot }),
  }
  writeFileSync(
    join(folder, 'home/.gitconfig'),
    '[user]\n\tname = 作者\n\temail = author@example.com\n[init]\n\tdefaultBranch = main\n',
  )
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 28 })
  const remote = join(folder, 'remote.git')
  // What `git init --bare` makes, without a process.
  for (const part of ['objects', 'refs', 'hooks']) at(`remote.git/${part}`)
  writeFileSync(join(remote, 'HEAD'), 'ref: refs/heads/main\n')
  writeFileSync(join(remote, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n')
  const said: string[] = []
  const machine: Machine = {
    folder,
    site,
    public: join(site, 'public'),
    cache: join(site, '.blog-cache'),
    remote,
    env,
    git,
    said,
    write: (files, below = join(site, 'public')) => {
      for (const [path, content] of Object.entries(files)) {
        const file = join(below, path)
        if (content === undefined) rmSync(file, { recursive: true })
        else {
          mkdirSync(dirname(file), { recursive: true })
          writeFileSync(file, content)
        }
      }
    },
    deploy: async (deploy = { type: 'git', repo: remote, branch: 'pages' }, choices = {}) => {
      const { url = 'https://blog.example.cn', root = '/', zone = 'Asia/Shanghai', now, deployers, ...others } = choices
      const { published, vanished, ...rest } = others
      const result = await deploySite(
        deploy,
        {
          folders: {
            site,
            source: join(site, 'source'),
            public: join(site, 'public'),
            cache: join(site, '.blog-cache'),
          },
          url,
          root,
          zone,
          now: now ?? new Date('2024-05-06T07:08:09Z'),
          env,
          ...(published === undefined ? {} : { published }),
          vanished,
        },
        { say: (step) => said.push(JSON.stringify(step)), ...rest },
        () => deployers ?? {},
      )
      said.push(JSON.stringify(result))
      return result
    },
    deployed: async (deploy, choices) => {
      const { outcomes } = await machine.deploy(deploy, choices)
      const [outcome] = outcomes
      if (outcomes.length !== 1 || outcome?.git === undefined || outcome.kind === 'failed')
        throw new Error(`not deployed: ${JSON.stringify(outcomes, null, 2)}`)
      return { ...outcome, git: outcome.git }
    },
    branch: (name = 'pages', from = remote) => {
      const entries = git(from, 'ls-tree', '-rz', `refs/heads/${name}`)
        .split('\0')
        .filter(Boolean)
        .map((line) => /^(?<mode>\d+) (?<type>\w+) (?<id>\w+)\t(?<path>.*)$/s.exec(line)?.groups ?? {})
      const input = entries.map(({ id }) => `${id}\n`).join('')
      let rest = execFileSync('git', ['cat-file', '--batch'], { cwd: from, env, input, maxBuffer: 1 << 28 })
      const files: Record<string, string> = {}
      for (const { mode, type, id, path = '' } of entries) {
        const end = rest.indexOf(10)
        const size = Number(rest.toString('utf8', 0, end).split(' ')[2])
        const content = rest.toString('utf8', end + 1, end + 1 + size)
        files[path] = type === 'blob' && mode === '100644' ? content : `${mode} ${id}`
        rest = rest.subarray(end + 2 + size)
      }
      return files
    },
    history: (name = 'pages', from = remote) =>
      git(from, 'log', '--encoding=utf-8', '--format=%s', `refs/heads/${name}`).trim().split('\n'),
    commitBy: (who, files, branch = 'pages') => {
      const isThere = git(remote, 'for-each-ref', `refs/heads/${branch}`) !== ''
      const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`
      const changes = Object.entries(files).map(([path, content]) =>
        content === undefined
          ? `D ${JSON.stringify(path)}\n`
          : `M 100644 inline ${JSON.stringify(path)}\n${data(content)}`,
      )
      const from = isThere ? `from refs/heads/${branch}^0\n` : ''
      const input = `commit refs/heads/${branch}\ncommitter ${who} <x@y.z> now\n${data(`by ${who}`)}${from}${changes.join('')}\n`
      execFileSync('git', ['fast-import', '--quiet', '--date-format=now'], { cwd: remote, env, input })
    },
  }
  return machine
}

/** What lies in a folder, by posix path. */
export function filesOf(folder: string, below = ''): Record<string, string> {
  const files: Record<string, string> = {}
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) Object.assign(files, filesOf(folder, path))
    else files[path] = readFileSync(join(folder, path), 'utf8')
  }
  return files
}

/** The codes of all problems of a deployment. */
export function codesOf({ outcomes, problems }: Deployment): string[] {
  return [...problems, ...outcomes.flatMap((outcome) => outcome.problems)].map(({ code }) => code)
}
