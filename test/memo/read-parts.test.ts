import { expect, it } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { readParts } from '../../src/memo/read-parts.ts'

/** Names that begin with a small letter are read by few, of which those before `m` are part of the whole; each is its own digest, if no other is set. */
function parts() {
  const digests = new Map<string, string>()
  const groups = new Map()
  const make = () =>
    readParts({
      groups,
      isOwn: (name) => /^[a-z]/.test(name),
      isOfWhole: (name) => /^[a-l]/.test(name),
      digestOf: (name) => digestFrom(digests.get(name) ?? name),
    })
  return { digests, groups, make }
}
const reads = (...names: readonly string[]) => names.map((name) => [name, name])

it('parts what others read from what is its own, the first in the order of names', () => {
  const partsOf = parts().make()
  expect(partsOf(['B', 'x', 'b', 'A', 'a', 'y'])).toEqual({
    shared: reads('A', 'B'),
    own: reads('b', 'a'),
    loose: reads('x', 'y'),
  })
  expect(partsOf([])).toEqual({ shared: [], own: [], loose: [] })
})

it('keeps a group once, in whatever order it was read and by whatever step', () => {
  const { make, groups } = parts()
  const partsOf = make()
  const { shared } = partsOf(['A', 'x', 'B'])
  for (const names of [
    ['A', 'B', 'y'],
    ['B', 'A'],
    ['x', 'A', 'y', 'B'],
  ])
    expect(partsOf(names).shared).toBe(shared)
  expect(make()(['B', 'A']).shared).toBe(shared)
  expect(partsOf(['A']).shared).not.toBe(shared)
  expect(groups.size).toBe(2)
})

it('gives one object for a read that many have, and another when its digest is another', () => {
  const { make, digests } = parts()
  const partsOf = make()
  const [before] = partsOf(['x', 'A']).loose
  expect(partsOf(['B', 'x']).loose[0]).toBe(before)
  digests.set('x', 'changed').set('A', 'changed')
  expect(partsOf(['x', 'A'])).toEqual({ shared: [['A', 'changed']], own: [], loose: [['x', 'changed']] })
})
