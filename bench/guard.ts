import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { begin, CASES, type Case, commandOf, type Site } from './cases.ts'
import { writeCorpus } from './corpus.ts'
import { mistOf } from './generators/ours.ts'
import { measure, type Usage } from './measure.ts'
import { type Compared, compared, FEWEST_PAIRS } from './pairs.ts'
import { machine, type Profile } from './results.ts'

/**
 * `npm run bench:guard -- v0.1.0 HEAD`: has anything become slower? Two commits are built in worktrees, which are kept, and
 * whole commands with Mist are run in pairs, by turns the older and the newer first. Ends with 1 where processor time or
 * memory has grown beyond the noise; wall-clock times are shown, and may be another program's doing.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '10' },
    posts: { type: 'string', default: '1000' },
    profiles: { type: 'string', default: 'technical,plain' },
    only: { type: 'string', default: '^(cold|unchanged|one edit)$' },
    tools: { type: 'string', default: join(tmpdir(), 'hanmo-bench-tools') },
  },
})
const ROOT = join(import.meta.dirname, '..')
const [before, after = 'HEAD'] = positionals
const pairs = Number(values.pairs)
if (before === undefined) throw new Error('Name a commit to compare with: npm run bench:guard -- COMMIT [COMMIT].')
if (pairs < FEWEST_PAIRS) console.log(`Fewer than ${FEWEST_PAIRS} pairs are not sure of anything.\n`)

const git = (...args: string[]): string => output('git', args, ROOT).trim()

function output(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stdout}${stderr}`)
  return stdout
}

/** The program of a commit: a folder with its `dist/`. */
function built(name: string): string {
  const commit = git('rev-parse', '--verify', `${name}^{commit}`)
  const folder = join(values.tools, 'guard', commit.slice(0, 12))
  // Written last: what was stopped on the way is begun again.
  const done = join(folder, 'node_modules/.built')
  if (existsSync(done)) return folder
  console.error(`Building ${name} in ${folder} …`)
  mkdirSync(join(values.tools, 'guard'), { recursive: true })
  rmSync(folder, { recursive: true, force: true })
  git('worktree', 'prune')
  git('worktree', 'add', '--detach', folder, commit)
  output('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], folder)
  output('npm', ['run', 'build'], folder)
  writeFileSync(done, '')
  return folder
}

type Both = readonly [older: Site, newer: Site]

function usages(one: Case, both: Both): [Usage, Usage][] {
  const use = (site: Site, round: number): Usage => {
    begin(one, site, round)
    return measure(commandOf(one, site), site.folder)
  }
  return Array.from({ length: pairs }, (_, round) => {
    const [older, newer] = both
    if (round % 2 === 0) return [use(older, round), use(newer, round)]
    const second = use(newer, round)
    return [use(older, round), second]
  })
}

const MEASURES = ['cpuMs', 'wallMs', 'peakMb'] as const satisfies (keyof Usage)[]

function shown({ ratio, low, high, verdict }: Compared): string {
  const text = `${ratio.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`
  return verdict === 'same' ? text : `**${text} ${verdict === 'slower' ? 'more' : 'less'}**`
}

const roots = [built(before), built(after)]
console.log(
  `${git('log', '-1', '--format=%h %s', after)}, of ${git('log', '-1', '--format=%h %s', before)}; ${values.posts} posts with Mist, ${pairs} pairs; ${machine()}\n`,
)
console.log('| | processor time | wall | peak memory |\n| --- | ---: | ---: | ---: |')
let isSlower = false
for (const profile of values.profiles.split(',') as Profile[]) {
  const scratch = mkdtempSync(join(tmpdir(), 'hanmo-guard-'))
  try {
    const corpus = join(scratch, 'corpus')
    writeCorpus(corpus, { posts: Number(values.posts), profile })
    const both = roots.map((root, index): Site => {
      const site = { generator: mistOf(root), folder: join(scratch, String(index)), tools: values.tools }
      site.generator.prepare(corpus, site.folder, values.tools)
      return site
    }) as unknown as Both
    for (const one of CASES.filter(({ name }) => new RegExp(values.only).test(name))) {
      const found = usages(one, both)
      const cells = MEASURES.map((key) => compared(found.map(([older, newer]) => [older[key], newer[key]])))
      isSlower ||= cells.some(({ verdict }, index) => verdict === 'slower' && MEASURES[index] !== 'wallMs')
      console.log(`| ${profile}, ${one.name} | ${cells.map(shown).join(' | ')} |`)
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
console.log('\nBold: outside the noise. A ratio above 1 means that the newer one takes more.')
if (isSlower) process.exitCode = 1
