import { readFileSync, rmSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BlogError, problem } from '../../src/base/problem.ts'
import type { Engine } from '../../src/memo/engine.ts'
import { createPlainEngine } from '../../src/memo/plain-engine.ts'
import { emptyFolder, memory, NUMBERS, type Sheet, type SheetFacts, sheet, step, WORDS, withValues } from './numbers.ts'

type NumberEngine = Engine<Sheet, SheetFacts>

const double = () => step('double', (key, facts) => 2 * (facts.cell(key) ?? 0))
const valuesOf = async (engine: NumberEngine, of: ReturnType<typeof double>, keys: string[], world: Sheet) => [
  ...(await engine.map(of, keys, world)).values(),
]

describe('the engine with memory', () => {
  it('computes a key again when a fact that it read has another digest, and only then', async () => {
    const { run } = memory()
    const of = double()
    const look = (cells: Sheet['cells']) => run((engine) => valuesOf(engine, of, ['a', 'b'], sheet(cells)))
    expect(await look({ a: 1, b: 2 })).toEqual([2, 4])
    expect(await look({ a: 1, b: 2, c: 9 })).toEqual([2, 4])
    expect(await look({ a: 5, b: 2 })).toEqual([10, 4])
    expect(of.computed).toEqual(['a', 'b', 'a'])
  })

  it('computes a key again when what it looked for and did not find is there', async () => {
    const { run } = memory()
    const of = double()
    await run((engine) => valuesOf(engine, of, ['a'], sheet({})))
    expect(await run((engine) => valuesOf(engine, of, ['a'], sheet({ a: 3 })))).toEqual([6])
  })

  it('leaves the readers of an equal value fresh', async () => {
    const { run } = memory()
    const sign = step('sign', (key, facts) => Math.sign(facts.cell(key) ?? 0))
    const word = step('word', (key, facts) => (facts.value('sign', key) === 1 ? 'plus' : 'minus'))
    const look = (a: number) =>
      run(async (engine) => {
        const world = sheet({ a })
        const signs = await engine.map(sign, ['a'], world)
        return (await engine.map(word, ['a'], withValues(world, 'sign', signs.get))).get('a')
      })
    expect([await look(1), await look(7), await look(-7)]).toEqual(['plus', 'plus', 'minus'])
    expect([sign.computed.length, word.computed.length]).toEqual([3, 2])
  })

  it('forgets a key that one run did not have', async () => {
    const { run } = memory()
    const of = double()
    for (const keys of [['a', 'b'], ['a'], ['a', 'b']]) await run((engine) => valuesOf(engine, of, keys, sheet({})))
    expect(of.computed).toEqual(['a', 'b', 'b'])
  })

  it('remembers problems, and that there was no value', async () => {
    const { run } = memory()
    const of = step('half', (key, facts) => {
      if (facts.cell(key) === 1) throw new BlogError(problem('test/odd', { message: 'One is odd.' }))
      return undefined
    })
    const look = () => run((engine) => engine.map(of, ['a', 'b'], sheet({ a: 1 })))
    for (const settled of [await look(), await look()]) {
      expect(settled.problems).toMatchObject([{ code: 'test/odd' }])
      expect([...settled.values()]).toEqual([])
    }
    expect(of.computed).toEqual(['a', 'b'])
  })

  it('ends with whatever else a step throws, and remembers nothing of it', async () => {
    const { run } = memory()
    let broken = true
    const of = step('double', (key, facts) => {
      if (broken && key === 'b') throw new TypeError('no')
      return facts.cell(key)
    })
    await expect(run((engine) => engine.map(of, ['a', 'b'], sheet({ a: 1, b: 2 })))).rejects.toThrow('no')
    broken = false
    expect([...(await run((engine) => engine.map(of, ['a', 'b'], sheet({ a: 1, b: 2 })))).values()]).toEqual([1, 2])
  })

  it('never remembers what is volatile, and leaves the readers of an equal value fresh', async () => {
    const { run } = memory()
    let clock = 1
    const hour = step('hour', (_, facts) => {
      facts.volatile('it looks at the clock')
      return clock
    })
    const word = step('word', (_, facts) => `${facts.value('hour', 'a')} o'clock`)
    const look = () =>
      run(async (engine) => {
        const hours = await engine.map(hour, ['a'], sheet({}))
        const words = await engine.map(word, ['a'], withValues(sheet({}), 'hour', hours.get))
        return [words.get('a'), hours.volatile, words.volatile]
      })
    expect(await look()).toEqual(["1 o'clock", 1, 0])
    expect(await look()).toEqual(["1 o'clock", 1, 0])
    clock = 2
    expect(await look()).toEqual(["2 o'clock", 1, 0])
    expect([hour.computed.length, word.computed.length]).toEqual([3, 2])
  })

  it('reads the texts of large values from its folder, and starts over when one is damaged', async () => {
    const { run, folder } = memory()
    const of = step('text', (key, facts) => `${key} is ${facts.cell(key)}`, WORDS)
    const look = () => run(async (engine) => (await engine.map(of, ['a', 'b'], sheet({ a: 1, b: 2 }))).get('b'))
    expect([await look(), await look(), of.computed.length]).toEqual(['b is 2', 'b is 2', 2])
    for (const name of ['traces.json']) expect(readFileSync(`${folder}/${name}`, 'utf8')).not.toMatch(/[ab] is/)
    rmSync(folder, { recursive: true })
    expect([await look(), of.computed.length]).toEqual(['b is 2', 4])
  })

  it('streams values: those that are remembered are computed when somebody wants them', async () => {
    const { run } = memory()
    const of = step('page', (key, facts) => `page ${facts.cell(key)}`, { keeps: 'digest', textOf: String })
    const look = (wanted: boolean) =>
      run(async (engine) => {
        const seen: unknown[] = []
        for await (const { key, computed, value } of engine.each(of, ['a', 'b'], sheet({ a: 1, b: 2 })))
          seen.push([key, computed, wanted ? await value() : undefined])
        return seen
      })
    expect(await look(true)).toEqual([
      ['a', true, 'page 1'],
      ['b', true, 'page 2'],
    ])
    expect(await look(false)).toEqual([
      ['a', false, undefined],
      ['b', false, undefined],
    ])
    expect(of.computed.length).toBe(2)
    expect((await look(true)).map((row) => (row as unknown[])[2])).toEqual(['page 1', 'page 2'])
    expect(of.computed.length).toBe(4)
  })

  it('stages values as files, but for those that stand where they go', async () => {
    const { run } = memory()
    const staging = emptyFolder()
    const of = step('page', (key, facts) => `page ${facts.cell(key)}`, { keeps: 'digest', textOf: String })
    let standing: string | undefined
    const stage = (a: number) =>
      run(async (engine) => {
        const target = { staging, standing: () => standing }
        for await (const { file, digest } of engine.each(of, ['a'], sheet({ a }), target)) {
          standing = digest
          return file && readFileSync(file, 'utf8')
        }
      })
    expect(await stage(1)).toBe('page 1')
    rmSync(staging, { recursive: true })
    standing = undefined
    expect([await stage(1), of.computed.length]).toEqual([undefined, 1])
  })

  it('does not give what stays where it stands, unless something was found in it', async () => {
    const { run } = memory()
    const compute = (key: string, facts: SheetFacts) => {
      if (key === 'odd') throw new BlogError(problem('test/odd', { message: 'It is odd.' }))
      return `page ${facts.cell(key)}`
    }
    const of = step('page', compute, { keeps: 'digest', textOf: String })
    const given = (b: number, stays: (id: string) => boolean = () => true) =>
      run(async (engine) => {
        const target = { staging: emptyFolder(), standing: () => undefined, stays }
        const names: string[] = []
        for await (const { key } of engine.each(of, ['a', 'b', 'odd'], sheet({ a: 1, b }), target)) names.push(key)
        return names
      })
    expect([await given(2), await given(2), await given(3)]).toEqual([['a', 'b', 'odd'], ['odd'], ['b', 'odd']])
    expect(await given(3, (id) => id === 'b')).toEqual(['a', 'odd'])
  })

  it('opens doors: what nobody asks for is not computed, and readers notice what lies behind', async () => {
    const { run } = memory()
    const of = step('text', (key, facts) => `${key} is ${facts.cell(key)}`, WORDS)
    const page = step('page', (_, facts) => `<${facts.value('text', 'a')}>`, { keeps: 'digest', textOf: String })
    const look = (a: number) =>
      run(async (engine) => {
        const world = sheet({ a, b: 2 })
        const texts = await engine.open(of, (id) => id, world)
        const pages = await engine.open(page, (id) => id, withValues(world, 'text', texts.get))
        return (await pages.make('home')).value
      })
    expect([await look(1), await look(1), await look(3)]).toEqual(['<a is 1>', '<a is 1>', '<a is 3>'])
    expect(of.computed).toEqual(['a', 'a'])
  })

  it('waits for promised values, and makes a reader again that came too early', async () => {
    const { run } = memory()
    const of = step(
      'text',
      async (key, facts) => {
        await new Promise((resolve) => setTimeout(resolve, 1))
        return `${key} is ${facts.cell(key)}`
      },
      WORDS,
    )
    const page = step(
      'page',
      (_, facts) => {
        try {
          return `<${facts.value('text', 'a')} ${facts.value('text', 'b')}>`
        } catch {
          return 'caught'
        }
      },
      { keeps: 'digest', textOf: String },
    )
    const made = await run(async (engine) => {
      const world = sheet({ a: 1, b: 2 })
      const texts = await engine.open(of, (id) => id, world)
      const pages = await engine.open(page, (id) => id, withValues(world, 'text', texts.get))
      return Promise.all(['home', 'other'].map(async (id) => (await pages.make(id)).value))
    })
    expect(made).toEqual(['<a is 1 b is 2>', '<a is 1 b is 2>'])
    expect(of.computed).toEqual(['a', 'b'])
  })

  it('does not remember what is made while the world is no longer the one it was made from', async () => {
    const { run } = memory()
    const of = double()
    await run((engine) => valuesOf(engine, of, ['a'], sheet({ a: 1 })), { isCurrent: () => false })
    await run((engine) => valuesOf(engine, of, ['a'], sheet({ a: 1 })))
    expect(of.computed).toEqual(['a', 'a'])
  })

  it('gives what the engine without memory gives, after any changes', async () => {
    const cells = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'shared'), fc.nat(3))
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 8 }), async (worlds) => {
        const { run } = memory()
        const sum = () => step('sum', (key, facts) => (facts.cell(key) ?? 0) + (facts.cell('shared') ?? 0))
        // Which cells it reads depends on what it has read.
        const text = () =>
          step('text', (key, f) => (Number(f.value('sum', key)) > 2 ? `${key} ${f.cell('d')}` : undefined), WORDS)
        const page = () => step('page', (_, f) => 'abc'.replace(/./g, (key) => String(f.value('text', key))))
        const look = async (engine: NumberEngine, world: Sheet) => {
          const sums = await engine.map(sum(), ['a', 'b', 'c'], world)
          const settled = withValues(world, 'sum', sums.get)
          const texts = await engine.map(text(), ['a', 'b', 'c'], settled)
          const pages = await engine.map(page(), ['home'], withValues(settled, 'text', texts.get))
          return [[...sums.values()], [...texts.values()], pages.get('home')]
        }
        for (const world of worlds.map(sheet))
          expect(await run((engine) => look(engine, world))).toEqual(
            await look(createPlainEngine(NUMBERS, new Date(0)), world),
          )
      }),
      { numRuns: 30 },
    )
  })
})
