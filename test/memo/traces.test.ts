import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { type Entry, readTraces, writeTraces } from '../../src/memo/traces.ts'

const ENGINE = digestFrom('engine')
const folderOf = () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-traces-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const entry = (value: number): Entry => ({
  trace: {
    shared: [['config:title', digestFrom('a')]],
    own: [[`file:${value}`, digestFrom(`${value}`)]],
    key: digestFrom('key'),
    digest: digestFrom(`${value}`),
    problems: [],
    value,
  },
  place: value % 2 === 0 ? undefined : { pack: `bodies-${value}.pack`, offset: value, texts: [[value, 7]] },
})
const many = (count: number) =>
  new Map(Array.from({ length: count }, (_, number) => [`head\0${number}`, entry(number)]))

it('is read back as it was written, whatever came and went and however often', () => {
  const folder = folderOf()
  const change = fc.record({ name: fc.nat(40), value: fc.option(fc.nat(9)) })
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 8 }), { minLength: 1, maxLength: 8 }), (rounds) => {
      rmSync(folder, { recursive: true, force: true })
      let expected = many(30)
      writeTraces(folder, ENGINE, expected, undefined)
      for (const changes of rounds) {
        const { entries, base } = readTraces(folder, ENGINE)
        expect(new Map(entries)).toEqual(expected)
        const next = new Map(entries)
        for (const { name, value } of changes)
          if (value === null) next.delete(`head\0${name}`)
          else next.set(`head\0${name}`, entry(value))
        writeTraces(folder, ENGINE, next, base)
        expected = next
      }
      expect(new Map(readTraces(folder, ENGINE).entries)).toEqual(expected)
    }),
    { numRuns: 100 },
  )
})

it('writes a small file after a small change, and all again after many', () => {
  const folder = folderOf()
  const bytes = () => readFileSync(join(folder, 'traces.json')).toString('latin1')
  writeTraces(folder, ENGINE, many(1000), undefined)
  const before = bytes()
  const change = (from: number, count: number) => {
    const { entries, base } = readTraces(folder, ENGINE)
    const next = new Map(entries)
    for (let number = from; number < from + count; number++) next.set(`head\0${number}`, entry(number + 1))
    writeTraces(folder, ENGINE, next, base)
  }
  change(0, 1)
  change(1, 1)
  expect(bytes() === before).toBe(true)
  expect(readFileSync(join(folder, 'traces-since.json')).length).toBeLessThan(1000)
  change(2, 200)
  expect(bytes() === before).toBe(false)
  expect(readdirSync(folder)).toEqual(['traces.json'])
})

it('does not believe changes that belong to another file, or are damaged', () => {
  const folder = folderOf()
  writeTraces(folder, ENGINE, many(100), undefined)
  const { entries, base } = readTraces(folder, ENGINE)
  writeTraces(folder, ENGINE, new Map(entries).set('head\0new', entry(1)), base)
  const since = join(folder, 'traces-since.json')
  const written = readFileSync(since)
  writeFileSync(since, Buffer.concat([written, Buffer.from(' ')]))
  expect(readTraces(folder, ENGINE).entries.size).toBe(100)
  writeTraces(folder, ENGINE, many(50), undefined)
  writeFileSync(since, written)
  expect(readTraces(folder, ENGINE).entries.size).toBe(50)
})
