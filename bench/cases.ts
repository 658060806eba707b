import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EDITED_POST } from './corpus.ts'
import { type Generator, TITLE } from './generators/generator.ts'
import { run } from './measure.ts'

/** What is measured of each generator, in this order: a first build, one without a change, and one after each kind of change. */
export interface Case {
  readonly name: string
  /** Begins without what was built before. */
  readonly cold?: true
  readonly oneThread?: true
  /** What is done to the site before; a number makes each round's change another one. */
  readonly change?: (site: Site, round: number) => void
}

/** A generator with its site of one corpus. */
export interface Site {
  readonly generator: Generator
  readonly folder: string
  readonly tools: string
}

export const CASES: readonly Case[] = [
  { name: 'cold', cold: true },
  { name: 'cold, one thread', cold: true, oneThread: true },
  { name: 'unchanged' },
  { name: 'one edit', change: (site, round) => post(site, (text) => `${text}\n又一句，第 ${round} 次。\n`) },
  {
    name: 'one title',
    change: (site, round) => post(site, (text) => text.replace(/^title: .*$/m, `title: 新题 ${round}`)),
  },
  {
    name: 'config title',
    change: (site, round) =>
      edit(site, site.generator.files.config, (text) => text.replace(new RegExp(`${TITLE}\\d*`), `${TITLE}${round}`)),
  },
  {
    name: 'theme partial',
    change: (site, round) => {
      const { partial, line = (number) => `<i hidden>${number}</i>` } = site.generator.files
      edit(site, partial, (text) => `${text.trimEnd()}\n${line(round)}\n`)
    },
  },
  {
    name: 'theme stylesheet',
    change: (site, round) =>
      edit(site, site.generator.files.style, (text) => `${text}\n.n${round} {\n  color: red;\n}\n`),
  },
]

/** Whether a generator can be asked for it. */
export const applies = (one: Case, { oneThread }: Generator): boolean =>
  one.oneThread !== true || oneThread !== undefined

export const commandOf = (one: Case, { generator, tools }: Site): readonly string[] =>
  (one.oneThread && generator.oneThread) || generator.command(tools)

/** Brings a site into the state from which the case is measured. */
export function begin(one: Case, site: Site, round: number): void {
  const { generator, folder, tools } = site
  if (one.cold) {
    for (const name of generator.leftovers) rmSync(join(folder, name), { recursive: true, force: true })
    return
  }
  if (!existsSync(join(folder, generator.leftovers[0]))) run(generator.command(tools), folder)
  if (one.change !== undefined) one.change(site, round + 1)
  else if (generator.settlesMs !== undefined) {
    pause(generator.settlesMs)
    run(generator.command(tools), folder)
  }
}

const pause = (ms: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

const post = (site: Site, change: (text: string) => string): void =>
  edit(site, join(site.generator.files.posts, EDITED_POST), change)

/** @throws where the text stays as it was: a case that changes nothing measures nothing */
function edit({ folder, generator, tools }: Site, path: string, change: (text: string) => string): void {
  const before = readFileSync(join(folder, path), 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`Nothing was changed in ${path} of ${generator.name(tools)}.`)
  writeFileSync(join(folder, path), after)
}
