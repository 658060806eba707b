import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import type { Usage } from './measure.ts'

/**
 * What was measured, in one file that is written after every command: a run that was stopped goes on where it was, and the
 * tables of README and RESULTS.md are made of it (`tools/figures.ts`).
 */
export interface Results {
  /** Node, processors and memory of the one machine that all of it was measured on. */
  readonly machine: string
  /** `2026-11-24` */
  readonly date: string
  readonly tables: Table[]
  readonly previews: Preview[]
}

export type Profile = 'technical' | 'plain'

export interface Table {
  readonly posts: number
  readonly profile: Profile
  /** Medians of so many rounds. */
  rounds: number
  readonly rows: Row[]
}

/** One case of one generator: a number for each round. */
export interface Row {
  readonly subject: string
  readonly case: string
  readonly cpuMs: number[]
  readonly wallMs: number[]
  readonly peakMb: number[]
}

/** All times in ms, memory in MB; null where it was not measured. */
export interface Preview {
  readonly posts: number
  readonly subject: string
  readonly coldMs: number
  readonly warmMs: number
  readonly answerMs: number
  readonly shownMs: number
  readonly earlyMb: number | null
  readonly lateMb: number | null
}

export const machine = (): string =>
  `Node ${process.version.slice(1)}, ${availableParallelism()} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`

/** @throws where the file is of another machine or another Node: its numbers do not go with new ones */
export function openResults(file: string): Results {
  if (!existsSync(file))
    return { machine: machine(), date: new Date().toISOString().slice(0, 10), tables: [], previews: [] }
  const results = JSON.parse(readFileSync(file, 'utf8')) as Results
  if (results.machine === machine()) return results
  throw new Error(`${file} was measured with ${results.machine}. Delete it, or name another file with --out.`)
}

export function tableOf(results: Results, posts: number, profile: Profile, rounds: number): Table {
  const known = results.tables.find((one) => one.posts === posts && one.profile === profile)
  if (known !== undefined) {
    known.rounds = Math.max(known.rounds, rounds)
    return known
  }
  const table: Table = { posts, profile, rounds, rows: [] }
  results.tables.push(table)
  return table
}

export const rowOf = ({ rows }: Pick<Table, 'rows'>, subject: string, name: string): Row | undefined =>
  rows.find((row) => row.subject === subject && row.case === name)

/** Adds the numbers of one round. */
export function note(table: Table, subject: string, name: string, { cpuMs, wallMs, peakMb }: Usage): void {
  let row = rowOf(table, subject, name)
  if (row === undefined) {
    row = { subject, case: name, cpuMs: [], wallMs: [], peakMb: [] }
    table.rows.push(row)
  }
  row.cpuMs.push(Math.round(cpuMs))
  row.wallMs.push(Math.round(wallMs))
  row.peakMb.push(Math.round(peakMb))
}

export function save(file: string, results: Results): void {
  const lines = (list: readonly unknown[], indent: string) =>
    list.map((one) => `${indent}${JSON.stringify(one)}`).join(',\n')
  const tables = results.tables.map(
    ({ rows, ...table }) => `${JSON.stringify(table).slice(0, -1)},"rows":[\n${lines(rows, '  ')}\n]}`,
  )
  const { machine: where, date } = results
  writeFileSync(
    `${file}.new`,
    `{"machine":${JSON.stringify(where)},"date":"${date}","tables":[\n${tables.join(',\n')}\n],"previews":[\n${lines(results.previews, '  ')}\n]}\n`,
  )
  renameSync(`${file}.new`, file)
}
