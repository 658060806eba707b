import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { EDITED, writeCorpus } from './corpus.ts'
import { median } from './median.ts'
import { PEERS, versionOf } from './peers.ts'

/**
 * `npm run bench`: cold, unchanged and one-edit builds beside two floors, interleaved, medians, as a table of ratios.
 * Ratios hold on a busy machine, seconds do not. `--sizes 100,1000 --profiles technical --rounds 3`, and
 * `--peers hexo,eleventy,hugo` for other generators beside it, which are installed in a folder for temporary files.
 */

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000' },
    profiles: { type: 'string', default: 'technical,plain' },
    rounds: { type: 'string', default: '3' },
    peers: { type: 'string', default: '' },
  },
})
const ROOT = join(import.meta.dirname, '..')
const BLOG = join(ROOT, 'dist/cli.cjs')
const TOOLS = join(tmpdir(), 'hanmo-bench-tools')
/** The search in many small files, where the corpus has it in one. */
const BUILTIN = ['--config', '_config.yml,builtin.yml']
const peers = values.peers.split(',').filter((name) => name !== '')

interface Usage {
  readonly wallMs: number
  readonly cpuMs: number
  readonly peakMb: number
}

/** A command that is not Node's own is measured by GNU time. */
function measureOther([command = '', ...args]: readonly string[], folder: string): Usage {
  const started = performance.now()
  const timed = ['-q', '-f', '%U %S %M', command, ...args]
  const { status, stderr } = spawnSync('/usr/bin/time', timed, { cwd: folder, encoding: 'utf8' })
  const wallMs = performance.now() - started
  if (status !== 0) throw new Error(`${command} failed: ${stderr}`)
  const [user = 0, system = 0, kilobytes = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
  return { wallMs, cpuMs: (user + system) * 1000, peakMb: kilobytes / 1024 }
}

function measure(args: readonly string[], folder: string): Usage {
  const started = performance.now()
  const { status, stderr, output } = spawnSync(
    process.execPath,
    ['--require', join(ROOT, 'bench/usage.cjs'), ...args],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe', 'pipe'], encoding: 'utf8' },
  )
  const wallMs = performance.now() - started
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stderr}`)
  return { wallMs, ...(JSON.parse(output[3] ?? '') as { cpuMs: number; peakMb: number }) }
}

function table(posts: number, profile: 'technical' | 'plain', rounds: number): string {
  const site = mkdtempSync(join(tmpdir(), 'hanmo-bench-'))
  const cases = [
    'node -e 0',
    'I/O alone',
    'bare libraries',
    'cold',
    'cold, one thread',
    'unchanged',
    'one body edited',
    'one title edited',
    'cold, one thread, built-in search',
    'one body edited, built-in search',
  ] as const
  const found = new Map<string, Usage[]>(cases.map((name) => [name, []]))
  const note = (name: string, usage: Usage): void => void found.set(name, [...(found.get(name) ?? []), usage])
  const add = (name: (typeof cases)[number], args: readonly string[]): void => note(name, measure(args, site))
  const clear = (): void => {
    for (const name of ['public', '.blog-cache', 'floor']) rmSync(join(site, name), { recursive: true, force: true })
  }
  const edit = (change: (text: string) => string, file = join(site, EDITED)): void =>
    writeFileSync(file, change(readFileSync(file, 'utf8')))
  const runPeer = (name: string, round: number): void => {
    const peer = PEERS[name]
    if (peer === undefined) throw new Error(`No peer is named ${name}: ${Object.keys(PEERS).join(', ')}.`)
    const folder = `${site}-${name}`
    if (round === 0) {
      peer.install(TOOLS)
      peer.prepare(site, folder, TOOLS)
    }
    for (const leftover of peer.leftovers) rmSync(join(folder, leftover), { recursive: true, force: true })
    const [command, ...args] = peer.command
    const run = () => (command === 'node' ? measure(args, folder) : measureOther(peer.command, folder))
    const title = `${name} ${versionOf(name, TOOLS)}`
    note(`${title}, cold`, run())
    note(`${title}, unchanged`, run())
    edit((text) => `${text}\n又一句，第 ${round} 次。\n`, join(folder, peer.posts, basename(EDITED)))
    note(`${title}, one body edited`, run())
  }
  try {
    writeCorpus(site, { posts, profile })
    cpSync(join(ROOT, 'bench/theme'), join(site, 'themes/bench'), { recursive: true })
    writeFileSync(join(site, 'builtin.yml'), 'search: { engine: builtin }\n')
    for (let round = 0; round < rounds; round++) {
      clear()
      add('cold, one thread', [BLOG, 'generate', '--concurrency', '1'])
      add('I/O alone', [join(ROOT, 'bench/floor-io.mjs'), site, join(site, 'floor')])
      clear()
      add('cold', [BLOG, 'generate'])
      add('bare libraries', [join(ROOT, 'bench/floor-libraries.mjs'), site])
      // The cache trusts a file's time only once it is two seconds old.
      spawnSync(process.execPath, ['-e', 'setTimeout(() => {}, 2500)'])
      measure([BLOG, 'generate'], site)
      add('unchanged', [BLOG, 'generate'])
      edit((text) => `${text}\n又一句，第 ${round} 次。\n`)
      add('one body edited', [BLOG, 'generate'])
      edit((text) => text.replace(/^title: .*$/m, `title: 新的题目 ${round}`))
      add('one title edited', [BLOG, 'generate'])
      clear()
      add('cold, one thread, built-in search', [BLOG, 'generate', '--concurrency', '1', ...BUILTIN])
      edit((text) => `${text}\n再一句，第 ${round} 次。\n`)
      add('one body edited, built-in search', [BLOG, 'generate', ...BUILTIN])
      add('node -e 0', ['-e', '0'])
      for (const name of peers) runPeer(name, round)
    }
  } finally {
    for (const folder of [site, ...peers.map((name) => `${site}-${name}`)])
      rmSync(folder, { recursive: true, force: true })
  }
  const of = (name: string, key: keyof Usage) => median((found.get(name) ?? []).map((usage) => usage[key]))
  const rows = Array.from(found.keys(), (name) => {
    const [cpu, wall] = [of(name, 'cpuMs'), of(name, 'wallMs')]
    const ratios = [cpu / of('node -e 0', 'cpuMs'), cpu / of('bare libraries', 'cpuMs')].map((ratio) =>
      ratio.toFixed(2),
    )
    return `| ${name} | ${(cpu / 1000).toFixed(2)} | ${(wall / 1000).toFixed(2)} | ${of(name, 'peakMb').toFixed(0)} | ${ratios.join(' | ')} |`
  })
  return [
    `### ${posts} posts, ${profile}`,
    '',
    '| | processor s | wall s | peak MB | × node -e 0 | × bare libraries |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
  ].join('\n')
}

console.log(
  `Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB; medians of ${values.rounds}, interleaved.\n`,
)
for (const size of values.sizes.split(',')) {
  for (const profile of values.profiles.split(','))
    console.log(table(Number(size), profile === 'plain' ? 'plain' : 'technical', Number(values.rounds)))
}
