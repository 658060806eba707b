// What a deployment costs: a site of 5,000 files, or of so many as are asked for, to a bare repository on this disk, first
// whole, then with one changed file, then with none, and from a machine without the cache. Prints the table of
// bench/RESULTS.md.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const FILES = Number(process.argv[2] ?? 5000)
const folder = mkdtempSync(join(tmpdir(), 'hanmo-bench-'))
const site = join(folder, 'site')
const remote = join(folder, 'remote.git')
const env = {
  PATH: process.env.PATH,
  HOME: folder,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@b.c',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@b.c',
}
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, env, encoding: 'utf8' })

function write(path: string, text: string): void {
  const file = join(site, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** A page of about 12 kB whose text differs from all others'. */
function page(seed: number): string {
  const words: string[] = []
  for (let at = 0, state = seed + 1; at < 1500; at++) {
    state = (state * 48271) % 2147483647
    words.push(String.fromCodePoint(0x4e00 + (state % 3000)), at % 12 === 0 ? '</p><p>' : '')
  }
  return `<!doctype html><title>${seed}</title><p>${words.join('')}</p>`.repeat(2)
}

// Packs are kept as they arrive, so that their size is what was pushed.
const packs = () =>
  readdirSync(join(remote, 'objects/pack'))
    .filter((name) => name.endsWith('.pack'))
    .reduce((sum, name) => sum + statSync(join(remote, 'objects/pack', name)).size, 0)

function deploy(what: string): void {
  const before = packs()
  const started = performance.now()
  execFileSync(process.execPath, [resolve('dist/cli.cjs'), 'deploy', '--no-generate', '--silent'], { cwd: site, env })
  const seconds = (performance.now() - started) / 1000
  console.log(`| ${what} | ${seconds.toFixed(2)} s | ${(packs() - before).toLocaleString('en')} |`)
}

try {
  git('init', '-q', '--bare', remote)
  git('-C', remote, 'config', 'receive.unpackLimit', '1')
  write(
    '_config.yml',
    'title: x\nurl: https://blog.example.cn\ndeploy: { type: git, repo: ../remote.git, branch: pages }\n',
  )
  write('public/index.html', page(0))
  for (let index = 1; index < FILES; index++) write(`public/${index % 50}/${index}/index.html`, page(index))
  console.log(`Node ${process.versions.node}, ${git('--version').trim()}, ${cpus().length} × ${cpus()[0]?.model}\n`)
  console.log(`| ${FILES.toLocaleString('en')} files | time | bytes pushed |\n|---|---|---|`)
  deploy('first deployment')
  write('public/7/7/index.html', page(-7))
  deploy('one file changed')
  deploy('nothing changed')
  rmSync(join(site, '.blog-cache'), { recursive: true })
  write('public/8/8/index.html', page(-8))
  deploy('one file changed, no cache (CI)')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
