/**
 * `npm run guest-suites -- FOLDER… [--only NAMES] [--work FOLDER] [--json FILE]`: runs the tests that plugins written for
 * Hexo bring, first on real Hexo, then with the name `hexo` standing for `hanmo/hexo`, and prints how many of those that
 * pass there pass here. Each FOLDER is a checkout of a plugin, or holds several; an address is cloned with git. Sources are
 * copied to the work folder and their packages installed there once, so a second run needs no network.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const ROOT = join(import.meta.dirname, '..')
const HEXO = '8.1.2'
const { values: options, positionals: places } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    work: { type: 'string', default: join(tmpdir(), 'guest-suites') },
    json: { type: 'string' },
  },
})
const work = resolve(options.work)
const packages = join(work, 'packages')

interface Package {
  readonly name: string
  readonly version: string
  readonly scripts?: Readonly<Record<string, string>>
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const packageOf = (folder: string): Package => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))

/** What checks style or counts lines, and Hexo, which all of them share. */
const LEFT_OUT =
  /^(?:eslint|eslint-.*|.*\/eslint-.*|c8|nyc|coveralls|husky|lint-staged|typedoc.*|standard.*|npm-run-all|wasm-pack|0x|stylelint.*|hexo)$/

function checkouts(): string[] {
  return places.flatMap((place) => {
    if (/^(?:https?:|git@|git:)/.test(place)) return [cloned(place)]
    const folder = resolve(place)
    if (existsSync(join(folder, 'package.json'))) return [folder]
    return readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((inner) => existsSync(join(inner, 'package.json')))
  })
}

function cloned(address: string): string {
  const folder = join(work, 'clones', basename(address, '.git'))
  if (!existsSync(folder)) run('git', ['clone', '--depth', '1', address, folder], work)
  return folder
}

function run(command: string, args: readonly string[], cwd: string): void {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
}

/** Copies a checkout into the work folder, under a name that no package asks for. */
function takeIn(folder: string): void {
  const target = join(packages, basename(folder))
  rmSync(target, { recursive: true, force: true })
  cpSync(folder, target, { recursive: true, filter: (file) => !/[/\\](?:node_modules|\.git)$/.test(file) })
  const { devDependencies = {}, ...own } = packageOf(folder)
  const needed = Object.entries(devDependencies).filter(([name]) => !LEFT_OUT.test(name))
  const changed = { ...own, name: `tested-${own.name}`, scripts: {}, devDependencies: Object.fromEntries(needed) }
  writeFileSync(join(target, 'package.json'), JSON.stringify(changed, undefined, 2))
}

/** One install for all: what several of them need lies once. */
function install(): void {
  const root = {
    name: 'guest-suites',
    private: true,
    workspaces: ['packages/*'],
    dependencies: { hexo: HEXO },
  }
  writeFileSync(join(work, 'package.json'), JSON.stringify(root, undefined, 2))
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel=error'], work)
  // Some reach into their own node_modules.
  for (const name of readdirSync(packages)) {
    const own = join(packages, name, 'node_modules/hexo')
    mkdirSync(dirname(own), { recursive: true })
    if (!existsSync(own)) symlinkSync(join(work, 'node_modules/hexo'), own, 'dir')
  }
}

interface Outcome {
  readonly passed: readonly string[]
  readonly failed: readonly { readonly name: string; readonly why: string }[]
  /** Whether the suite asked for `hexo` at all; undefined where it could not be run. */
  readonly asked?: boolean
  readonly broken?: string
}

/** The words behind `mocha` in the package's own script. */
function mochaArgs(script: string): string {
  return (/\bmocha\b(.*)/.exec(script)?.[1] ?? '').replace(/--reporter[ =]\S+/g, '').trim()
}

/** Runs the suite of a package. @param by what stands for Hexo: the folder of `hanmo`, or Hexo itself */
function outcomeOf(name: string, script: string, by: 'hexo' | 'hanmo'): Outcome {
  const cwd = join(packages, name)
  const report = join(work, `${name}.${by}.json`)
  const asked = join(work, `${name}.asked`)
  for (const file of [report, asked]) rmSync(file, { force: true })
  const mocha = `mocha ${mochaArgs(script)} --timeout 20000 --exit --reporter ${JSON.stringify(join(ROOT, 'tools/suite-reporter.cjs'))}`
  const { stderr, stdout } = spawnSync(mocha, {
    cwd,
    shell: true,
    encoding: 'utf8',
    timeout: 300_000,
    env: {
      ...process.env,
      PATH: [join(cwd, 'node_modules/.bin'), join(work, 'node_modules/.bin'), process.env.PATH].join(':'),
      NODE_OPTIONS: by === 'hanmo' ? `--require=${join(ROOT, 'tools/as-hexo.cjs')}` : '',
      SUITE_REPORT: report,
      AS_HEXO: join(ROOT, 'dist/hexo.cjs'),
      AS_HEXO_ASKED: asked,
      AS_HEXO_LIB: packageOf(cwd).name === 'tested-hexo' ? join(cwd, 'lib/') : '',
      TS_NODE_TRANSPILE_ONLY: '1',
      TZ: 'UTC',
    },
  })
  if (!existsSync(report))
    return { passed: [], failed: [], broken: `${stderr}${stdout}`.split('\n').slice(0, 12).join('\n') }
  return { ...JSON.parse(readFileSync(report, 'utf8')), asked: existsSync(asked) }
}

/** Tests of one title are counted, not named. */
function countIn(names: readonly string[], among: readonly string[]): number {
  const left = new Map<string, number>()
  for (const name of among) left.set(name, (left.get(name) ?? 0) + 1)
  return names.filter((name) => {
    const count = left.get(name) ?? 0
    left.set(name, count - 1)
    return count > 0
  }).length
}

mkdirSync(packages, { recursive: true })
const wanted = new RegExp(options.only)
const folders = checkouts().filter((folder) => /\bmocha\b/.test(packageOf(folder).scripts?.test ?? ''))
const isNew = folders.some((folder) => !existsSync(join(packages, basename(folder))))
if (isNew) {
  for (const folder of folders) takeIn(folder)
  install()
}
const rows = folders
  .map((folder) => ({ ...packageOf(folder), name: basename(folder) }))
  .filter(({ name }) => wanted.test(name))
  .map(({ name, version, scripts }) => {
    const script = scripts?.test ?? ''
    const kept = join(work, `${name}.real.json`)
    if (!existsSync(kept)) writeFileSync(kept, JSON.stringify(outcomeOf(name, script, 'hexo')))
    const real = JSON.parse(readFileSync(kept, 'utf8')) as Outcome
    const ours = outcomeOf(name, script, 'hanmo')
    const row = { name, version, passed: countIn(real.passed, ours.passed), all: real.passed.length, ours, real }
    console.log(`${name} ${version}: ${row.passed} / ${row.all}${ours.asked ? '' : ', never asks for hexo'}`)
    if (real.broken) console.log(`  on Hexo: ${real.broken}`)
    if (ours.broken) console.log(`  here: ${ours.broken}`)
    for (const { name: test, why } of ours.failed)
      if (real.passed.includes(test)) console.log(`  ✗ ${test}\n      ${why.split('\n').slice(0, 4).join('\n      ')}`)
    return { ...row, asked: ours.asked }
  })
const sum = (key: 'all' | 'passed') => rows.reduce((all, row) => all + row[key], 0)
console.log(`all: ${sum('passed')} / ${sum('all')}`)
if (options.json)
  writeFileSync(
    options.json,
    JSON.stringify(
      rows.map(({ ours: _, real: __, ...row }) => row),
      undefined,
      2,
    ),
  )
