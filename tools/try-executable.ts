import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs what `npm run executable` made as one who has no Node does: a new site, built; the same bytes as by the package. */

const ROOT = join(import.meta.dirname, '..')
const program = join(ROOT, 'executable', process.platform === 'win32' ? 'blog.exe' : 'blog')
const work = mkdtempSync(join(tmpdir(), 'hanmo-try-'))
const { PATH: _, NODE_OPTIONS: __, ...env } = process.env
const run = (cwd: string, ...args: readonly string[]) =>
  execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    // Nothing that is installed here helps it, and what it unpacks lies here.
    env: { ...env, PATH: '', XDG_CACHE_HOME: work, LOCALAPPDATA: work, HOME: work, HANMO_LANG: 'zh-CN' },
  })

try {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }
  expect(run(work, '--version').trim() === version, 'the version')
  expect(run(work, '--help').includes('用法'), 'help in Chinese')
  expect(run(work, 'init', 'site').includes('blog server'), 'what to do next')
  const site = join(work, 'site')
  run(site, 'new', '公式与代码')
  run(site, 'generate', '--concurrency', '2')
  const made = filesOf(join(site, 'public'))
  expect(made.size > 50 && made.has('css/mist.css'), 'a site with its theme')
  rmSync(join(site, 'public'), { recursive: true })
  execFileSync(process.execPath, [join(ROOT, 'dist/cli.cjs'), 'generate', '--force'], { cwd: site })
  const wanted = filesOf(join(site, 'public'))
  const differing = [...wanted].filter(([path, bytes]) => made.get(path)?.equals(bytes) !== true)
  expect(differing.length === 0 && wanted.size === made.size, `the same bytes, but ${differing.map(([path]) => path)}`)
  process.stdout.write(`${program} made ${made.size} files, as the package does.\n`)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(`The executable lacks ${what}.`)
}

function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  if (!existsSync(folder)) return new Map()
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter((path) =>
    statSync(join(folder, path)).isFile(),
  )
  return new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path))]))
}
