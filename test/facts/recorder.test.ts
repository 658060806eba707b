import { expect, it } from 'vitest'
import { factsOf } from '../../src/facts/facts.ts'
import { recorder } from '../../src/facts/recorder.ts'
import { worldOf } from './worlds.ts'

it('reads of a keyed object are recorded by key, and a walk over it as a whole', () => {
  const reads: string[] = []
  const { config } = recorder(factsOf(worldOf({}).world))({
    read: (name) => void reads.push(name),
    volatile: () => {},
    failed: () => {},
    remark: () => {},
    say: () => false,
  })
  void config().title
  void ('subtitle' in config())
  void Object.keys(config())
  expect(reads.slice(0, 3)).toEqual(['config:title', 'config:subtitle', 'config:*'])
})

it('what a look-up throws is recorded, and thrown', () => {
  const world = {
    ...worldOf({}).world,
    content: () => {
      throw new Error('not ready')
    },
  }
  const told: unknown[] = []
  const facts = recorder(factsOf(world))({
    read: () => {},
    volatile: () => {},
    failed: (error) => void told.push(error),
    remark: () => {},
    say: () => false,
  })
  expect(() => facts.content('_posts/a.md' as never)).toThrow('not ready')
  expect(told).toHaveLength(1)
})

it('a volatile read is recorded with its reason', () => {
  const told: string[] = []
  const facts = recorder(factsOf(worldOf({}).world))({
    read: () => {},
    volatile: (why) => void told.push(why),
    failed: () => {},
    remark: () => {},
    say: () => false,
  })
  facts.volatile('it asks a counter')
  expect(told).toEqual(['it asks a counter'])
})
