import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { note, openResults, rowOf, save, tableOf } from '../../bench/results.ts'

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-results-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'results.json')
}

it('a run that was stopped finds what it had measured, round by round', () => {
  const path = file()
  const first = openResults(path)
  note(tableOf(first, 100, 'plain', 2), 'hanmo, Mist', 'cold', { cpuMs: 1.4, wallMs: 2, peakMb: 3 })
  save(path, first)
  const second = openResults(path)
  expect(second).toEqual(first)
  const table = tableOf(second, 100, 'plain', 3)
  note(table, 'hanmo, Mist', 'cold', { cpuMs: 4, wallMs: 5, peakMb: 6 })
  expect(rowOf(table, 'hanmo, Mist', 'cold')).toMatchObject({ cpuMs: [1, 4], wallMs: [2, 5], peakMb: [3, 6] })
  expect([second.tables.length, table.rounds, rowOf(table, 'hanmo, Mist', 'one edit')]).toEqual([1, 3, undefined])
})

it('numbers of another machine are not mixed with those of this one', () => {
  const path = file()
  save(path, openResults(path))
  writeFileSync(path, readFileSync(path, 'utf8').replace(/"machine":"[^"]*"/, '"machine":"Node 1, 1 × Z80, 0 GiB"'))
  expect(() => openResults(path)).toThrow('Z80')
})
