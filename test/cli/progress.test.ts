import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import { createProgress } from '../../src/cli/progress.ts'
import type { Terminal } from '../../src/cli/terminal.ts'
import type { World } from '../../src/facts/world.ts'
import type { Engine, Made, Step } from '../../src/memo/engine.ts'

const step: Step<string, string> = {
  name: 'output',
  idOf: (key) => key,
  keeps: 'digest',
  textOf: (value) => value,
  load: async () => (key) => ({ value: key.toUpperCase(), problems: [] }),
}

const engine: Engine = {
  now: new Date(0),
  open: async () => ({ get: () => undefined, make: async () => ({ value: undefined, problems: [] }) }),
  async map(step, keys, world) {
    const run = await step.load(world)
    const values = (await Promise.all(keys.map((key) => run(key, {} as never)))).map(({ value }) => value)
    return {
      get: () => undefined,
      values: () => values.filter((value) => value !== undefined),
      problems: [],
      computed: 0,
    }
  },
  async *each<K, V>(step: Step<K, V>, keys: readonly K[], world: World): AsyncIterable<Made<K, V>> {
    const run = await step.load(world)
    for (const key of keys)
      yield {
        key,
        problems: [],
        computed: true,
        digest: undefined,
        value: async () => (await run(key, {} as never)).value,
      }
  },
}

/** A clock that moves on by `stepMs` whenever it is looked at. */
function stage(stepMs: number, watched = true) {
  let drawn = ''
  let time = 0
  const terminal = {
    colors: { out: pc.createColors(false), err: pc.createColors(false) },
    draw: (text: string) => {
      drawn += text
    },
    watched,
  } as unknown as Terminal
  const progress = createProgress(terminal, () => (time += stepMs))
  return { progress, drawn: () => drawn }
}

async function play(watched: Engine): Promise<string[]> {
  const keys = ['a', 'b', 'c', 'd']
  const world = {} as World
  const mapped = await watched.map({ ...step, name: 'content' }, keys, world)
  const values = [...mapped.values()]
  for await (const made of watched.each(step, keys, world)) values.push((await made.value()) ?? '')
  return values
}

describe('the bar', () => {
  test('shows how far a long build is, and goes away', async () => {
    const { progress, drawn } = stage(400)
    expect(await play(progress.watch(engine))).toEqual(['A', 'B', 'C', 'D', 'A', 'B', 'C', 'D'])
    expect(drawn()).toContain('Rendering Markdown 4/4')
    expect(drawn()).toContain('Rendering pages 4/4')
    progress.end()
    expect(drawn().endsWith('\r\u001b[K')).toBe(true)
  })

  test('stays away from a short build', async () => {
    const { progress, drawn } = stage(10)
    await play(progress.watch(engine))
    progress.end()
    expect(drawn()).toBe('')
  })

  test('stays away where nobody watches', async () => {
    const { progress, drawn } = stage(400, false)
    expect(progress.watch(engine)).toBe(engine)
    progress.end()
    expect(drawn()).toBe('')
  })
})
