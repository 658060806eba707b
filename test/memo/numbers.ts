import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { digestOf } from '../../src/base/digest.ts'
import type { Later } from '../../src/base/later.ts'
import { digestFrom } from '../../src/base/paths.ts'
import { BlogError, problem } from '../../src/base/problem.ts'
import type { Domain } from '../../src/memo/domain.ts'
import type { Engine } from '../../src/memo/engine.ts'
import { createMemoEngine, type MemoOptions } from '../../src/memo/memo.ts'
import { remembering } from '../../src/memo/session.ts'
import type { Step } from '../../src/memo/step.ts'

/** A domain of the memo that is no blog: cells of a sheet, and what is computed from them. */
export interface Sheet {
  readonly cells: Readonly<Record<string, number>>
  /** What steps before have settled, by step. */
  readonly values: Readonly<Record<string, (id: string) => unknown>>
}

export interface SheetFacts {
  /** Undefined where there is no such cell, which is noticed as well. */
  cell(name: string): number | undefined
  value(step: string, id: string): unknown
  volatile(why: string): void
  remark(remark: object): void
  say(what: object): boolean
}

export const sheet = (cells: Sheet['cells']): Sheet => ({ cells, values: {} })

/** The sheet in which the values of a step can be read. */
export const withValues = (world: Sheet, step: string, get: (id: string) => unknown): Sheet => ({
  ...world,
  values: { ...world.values, [step]: get },
})

const LOADED = {}

export const NUMBERS: Domain<Sheet, SheetFacts> = {
  factsOf: ({ cells, values }) => ({
    cell: (name) => cells[name],
    value: (step, id) => values[step]?.(id),
    volatile: () => {},
    remark: () => {},
    say: () => false,
  }),
  recorder: (facts) => (notes) => ({
    cell(name) {
      notes.read(`cell:${name}`)
      return facts.cell(name)
    },
    value(step, id) {
      notes.read(`${step}:${id}`)
      try {
        return facts.value(step, id)
      } catch (error) {
        notes.failed(error)
        throw error
      }
    },
    volatile: notes.volatile,
    remark: notes.remark,
    say: notes.say,
  }),
  digests: (settled) => (world) => (name) =>
    name === 'whole'
      ? digestOf(JSON.stringify(Object.entries(world.cells).filter(([cell]) => cell.startsWith('whole'))))
      : name.startsWith('cell:')
        ? digestOf(String(world.cells[name.slice(5)]))
        : (settled(name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)) ?? digestFrom('-')),
  whole: 'whole',
  isOfWhole: (name) => name.startsWith('cell:whole'),
  isOwn: (name) => !name.startsWith('cell:shared'),
  loadedFor: () => LOADED,
  stage(staging, id, bytes) {
    const file = join(staging, `${digestOf(id)}.txt`)
    writeFileSync(file, bytes as Uint8Array)
    return file
  },
  tooLong(id, seconds, facts) {
    facts.cell('limit')
    return new BlogError(problem('test/too-long', { message: `${id} took more than ${seconds} s.` }))
  },
  untried: (id) => new BlogError(problem('test/too-long', { message: `${id} was not tried.` })),
  tooLarge: (id) => new BlogError(problem('test/too-large', { message: `${id} is too large.` })),
}

export type NumberStep<V> = Step<Sheet, SheetFacts, string, V>

/** A step over names. `computed` names every key that was computed, in order. */
export function step<V>(
  name: string,
  make: (key: string, facts: SheetFacts) => Later<V | undefined>,
  more: Partial<NumberStep<V>> = {},
): NumberStep<V> & { readonly computed: string[] } {
  const computed: string[] = []
  return {
    name,
    idOf: (key) => key,
    keeps: 'value',
    computed,
    async load() {
      return (key, facts) => {
        computed.push(key)
        const value = make(key, facts)
        return value instanceof Promise
          ? value.then((settled) => ({ value: settled, problems: [] }))
          : { value: value as V | undefined, problems: [] }
      }
    },
    ...more,
  }
}

/** A text is kept as its words, which are read one by one. */
export const WORDS: Pick<NumberStep<string>, 'keeps' | 'parts'> = {
  keeps: 'texts',
  parts: {
    split: (text) => ({ small: text.split(' ').length, texts: text.split(' ') }),
    join: (small, text) => Array.from({ length: Number(small) }, (_, index) => text(index)).join(' '),
  },
}

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-memo-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

type Options = Partial<Omit<MemoOptions<Sheet, SheetFacts>, 'store' | 'domain'>>

/** A memory that lasts from one run to the next. */
export function memory(folder = emptyFolder()) {
  return {
    folder,
    run: <T>(work: (engine: Engine<Sheet, SheetFacts>) => Promise<T>, options: Options = {}): Promise<T> =>
      remembering(folder, digestFrom('tools'), {}, (store) =>
        work(createMemoEngine({ domain: NUMBERS, now: new Date(0), store, ...options })),
      ),
  }
}
