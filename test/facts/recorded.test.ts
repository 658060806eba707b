import { expect, it } from 'vitest'
import { factsOf } from '../../src/facts/facts.ts'
import { recorded } from '../../src/facts/recorded.ts'
import { worldOf } from './worlds.ts'

it('looks at an object of keys are told by key, and walks over it as a whole', () => {
  const reads: string[] = []
  const { config } = recorded(factsOf(worldOf({}).world), {
    read: (name) => void reads.push(name),
    volatile: () => {},
    failed: () => {},
  })
  void config().title
  void ('subtitle' in config())
  void Object.keys(config())
  expect(reads.slice(0, 3)).toEqual(['config:title', 'config:subtitle', 'config:*'])
})

it('what a look-up throws is told, and thrown', () => {
  const world = {
    ...worldOf({}).world,
    content: () => {
      throw new Error('not ready')
    },
  }
  const told: unknown[] = []
  const facts = recorded(factsOf(world), {
    read: () => {},
    volatile: () => {},
    failed: (error) => void told.push(error),
  })
  expect(() => facts.content('_posts/a.md' as never)).toThrow('not ready')
  expect(told).toHaveLength(1)
})

it('what is volatile is told with its reason', () => {
  const told: string[] = []
  const facts = recorded(factsOf(worldOf({}).world), {
    read: () => {},
    volatile: (why) => void told.push(why),
    failed: () => {},
  })
  facts.volatile('it asks a counter')
  expect(told).toEqual(['it asks a counter'])
})
