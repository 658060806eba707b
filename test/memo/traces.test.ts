import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { writeChecked } from '../../src/base/checked-file.ts'
import { digestFrom } from '../../src/base/paths.ts'
import type { Entry } from '../../src/memo/trace.ts'
import { type Remembered, readTraces, writeTraces } from '../../src/memo/traces.ts'

const ENGINE = digestFrom('engine')
const WHOLE = digestFrom('whole')
const folderOf = () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-traces-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
const entry = (value: number): Entry => ({
  trace: {
    shared: [['config:title', digestFrom('a')]],
    own: [[`head:${value}`, digestFrom(`${value}`)]],
    loose: [[`file:${value}`, digestFrom(`${value}`)]],
    key: digestFrom('key'),
    digest: digestFrom(`${value}`),
    problems: [],
    value,
  },
  place: value % 2 === 0 ? undefined : { pack: `bodies-${value}.pack`, offset: value, texts: [value, 7] },
})
const heads = (count: number) => new Map(Array.from({ length: count }, (_, number) => [`${number}`, entry(number)]))
/** Only of one step, but for the digest of the whole that goes with it. */
const write = (folder: string, all: ReadonlyMap<string, Entry>, base?: Remembered['base']) =>
  writeTraces(folder, ENGINE, { entries: new Map([['head', all]]), wholes: { head: WHOLE }, base })
function read(folder: string) {
  const { entries, wholes, base } = readTraces(folder, ENGINE)
  expect(wholes).toEqual({ head: WHOLE })
  return { all: new Map(entries.get('head')), base }
}
const plain = (all: ReadonlyMap<string, Entry>) =>
  new Map(
    Array.from(all, ([id, { trace, place }]) => {
      const { shared, own, loose, key, digest, problems, value } = trace
      return [id, { trace: { shared, own, loose, key, digest, problems, value }, place }]
    }),
  )

it('is read back as it was written, whatever came and went and however often', () => {
  const folder = folderOf()
  const change = fc.record({ name: fc.nat(40), value: fc.option(fc.nat(9)) })
  fc.assert(
    fc.property(fc.array(fc.array(change, { maxLength: 8 }), { minLength: 1, maxLength: 8 }), (rounds) => {
      rmSync(folder, { recursive: true, force: true })
      let expected = heads(30)
      write(folder, expected)
      for (const changes of rounds) {
        const { all, base } = read(folder)
        expect(plain(all)).toEqual(plain(expected))
        const next = new Map(all)
        for (const { name, value } of changes)
          if (value === null) next.delete(`${name}`)
          else next.set(`${name}`, entry(value))
        write(folder, next, base)
        expected = next
      }
      expect(plain(read(folder).all)).toEqual(plain(expected))
    }),
    { numRuns: 100 },
  )
})

it('writes a small file after a small change, and all again after many', () => {
  const folder = folderOf()
  const bytes = () => readFileSync(join(folder, 'traces.json')).toString('latin1')
  write(folder, heads(1000))
  const before = bytes()
  const change = (from: number, count: number) => {
    const { all, base } = read(folder)
    for (let number = from; number < from + count; number++) all.set(`${number}`, entry(number + 1))
    write(folder, all, base)
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
  write(folder, heads(100))
  const { all, base } = read(folder)
  write(folder, all.set('new', entry(1)), base)
  const since = join(folder, 'traces-since.json')
  const written = readFileSync(since)
  writeFileSync(since, Buffer.concat([written, Buffer.from(' ')]))
  expect(read(folder).all.size).toBe(100)
  write(folder, heads(50))
  writeFileSync(since, written)
  expect(read(folder).all.size).toBe(50)
})

const LISTS = '"groups":[],"names":[],"digests":[],"packs":[]'
it.each([
  '',
  'null\n{}',
  '{}\n{}',
  `{"steps":null,${LISTS}}\n{}`,
  `{"steps":{"head":null},${LISTS}}\n{}`,
  `{"steps":{"head":[null]},${LISTS}}\n{}`,
  '{"steps":{},"groups":null,"names":[],"digests":[],"packs":[]}\n{}',
])('a file with a right checksum that says %s is an empty memory', (body) => {
  const folder = folderOf()
  writeChecked(join(folder, 'traces.json'), [5, ENGINE], body)
  expect(readTraces(folder, ENGINE).entries.size).toBe(0)
})
