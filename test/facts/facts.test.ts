import { expect, it } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { digestsOf, isOwnFact } from '../../src/facts/digests.ts'
import { FACT_LIST, factNamed, factsOf } from '../../src/facts/facts.ts'
import { recorded } from '../../src/facts/recorded.ts'
import { createReplay } from '../../src/facts/replay.ts'
import { ask, QUESTIONS, worldOf } from './worlds.ts'

it('every fact of the table is asked for by these tests, and nothing else', () => {
  expect(Object.keys(QUESTIONS).toSorted()).toEqual(FACT_LIST.map(([name]) => name).toSorted())
})

it.each(Object.keys(QUESTIONS))('%s: a read is named so that a later build finds the same fact', (kind) => {
  const { reads } = ask(worldOf({}), kind)
  expect(reads.length).toBeGreaterThan(0)
  for (const read of reads) {
    const { fact, name } = factNamed(read)
    // The way to the arguments and back.
    const args = fact.argsOf?.(name) ?? []
    if (fact.nameOf !== undefined) expect(`${kind}:${fact.nameOf(...args)}`).toBe(read)
    else expect(read).toMatch(fact.byKey === true ? /^\w+:./ : /^\w+:$/)
  }
})

it.each(Object.keys(QUESTIONS))('%s: recorded and replayed facts give what the world gives', (kind) => {
  const site = worldOf({})
  const { given } = ask(site, kind)
  const plain = QUESTIONS[kind as keyof typeof QUESTIONS](factsOf(site.world))
  expect(given).toEqual(plain)
  const facts = factsOf(site.world)
  const replay = createReplay(facts)
  expect(QUESTIONS[kind as keyof typeof QUESTIONS](replay.facts)).toEqual(plain)
  // A file is opened by each who reads it.
  expect(replay.holds(facts)).toBe(kind !== 'file')
})

it.each([
  ['config:title', { config: { title: '另' } }],
  ['config:*', { config: { title: '另' } }],
  ['themeConfig:menu', { themeConfig: { menu: ['b'] } }],
  ['site:', { posts: ['a', 'b', 'c'] }],
  ['posts:', { posts: ['b', 'a'] }],
  ['posts:', { settled: { 'head:_posts/a.md': 'other' } }],
  ['pages:', { pages: ['about.md'] }],
  ['head:_posts/a.md', { settled: { 'head:_posts/a.md': 'other' } }],
  ['head:_posts/c.md', { posts: ['a', 'b', 'c'], settled: { 'head:_posts/c.md': 'new' } }],
  ['postNamed:标题a', { settled: { 'head:_posts/a.md': 'other' } }],
  ['postNamed:标题c', { posts: ['a', 'b', 'c'], settled: { 'head:_posts/c.md': 'new' } }],
  ['content:_posts/a.md', { settled: { 'content:_posts/a.md': 'other' } }],
  ['search:s1', { settled: { 'search:s1': 'other' } }],
  ['taxa:tag', { posts: ['a', 'b', 'c'] }],
  ['taxon:tag/数学', { tag: 'shuxue/' }],
  ['count:posts', { posts: ['a', 'b', 'c'] }],
  ['order:posts\n-date', { posts: ['b', 'a', 'c'] }],
  ['newer:_posts/b.md', { posts: ['b'] }],
  ['older:_posts/b.md', { posts: ['a', 'b', 'c'] }],
  ['dates:', { posts: ['a'] }],
  ['view:post', { views: { post: 'changed' } }],
  ['view:missing', { views: { missing: 'now there' } }],
  ['data:', { data: { links: [1] } }],
  ['messages:zh-CN,en', { languages: { 'zh-CN': { home: '主页' } } }],
  ['file:_posts/a.md', { files: { '_posts/a.md': 'other' } }],
  ['asset:img/a.png', { assets: ['img/a.png'] }],
  ['version:img/a.png', { assets: ['img/a.png'], files: { 'img/a.png': 'bytes' } }],
  ['now:', { now: '2020-06-02T00:00:00Z' }],
] as const)(
  '%s: the digest is another one after a change that shows (%o), and is kept by equal worlds',
  (read, change) => {
    const digest = (world: ReturnType<typeof worldOf>) => {
      const settled = (name: string) =>
        world.settled[name] === undefined ? undefined : digestFrom(world.settled[name])
      return digestsOf(settled)(world.world)(read)
    }
    expect(digest(worldOf(change))).not.toBe(digest(worldOf({})))
    expect(digest(worldOf({}))).toBe(digest(worldOf({})))
  },
)

it.each([
  ['now:', { now: '2020-06-01T15:00:00Z' }],
  ['config:title', { config: { subtitle: '另' } }],
  ['count:posts', { posts: ['b', 'a'] }],
  ['newer:_posts/a.md', { settled: { 'head:_posts/b.md': 'other' } }],
] as const)('%s: the digest stays after a change that does not show (%o)', (read, change) => {
  const digest = ({ world }: ReturnType<typeof worldOf>) => digestsOf(() => undefined)(world)(read)
  expect(digest(worldOf(change))).toBe(digest(worldOf({})))
})

it('what is read for one article stands with its reader, and what a site is as a whole in groups', () => {
  const own = ['head:a', 'content:a', 'file:a', 'asset:a', 'postNamed:a', 'newer:a', 'older:a', 'taxon:tag/a']
  const ofTags = ['count:tag/数学', 'order:category/a/b\n-date']
  expect([...own, ...ofTags].filter((read) => !isOwnFact(read))).toEqual([])
  const shared = ['config:title', 'view:post', 'posts:', 'count:posts', 'order:posts\n-date', 'taxa:tag', 'now:']
  expect(shared.filter(isOwnFact)).toEqual([])
})

it('a read that no fact answers is a fault of ours', () => {
  expect(() => factNamed('weather:today')).toThrow('No fact is named "weather:today".')
})

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

it('a replay does not hold when anything that was read is another, or is volatile', () => {
  const before = factsOf(worldOf({}).world)
  const replay = createReplay(before)
  void replay.facts.config().title
  expect(replay.holds(factsOf(worldOf({ config: { subtitle: '另' } }).world))).toBe(true)
  expect(replay.holds(factsOf(worldOf({ config: { title: '另' } }).world))).toBe(false)
  replay.facts.volatile('it asks a counter')
  expect(replay.holds(before)).toBe(false)
})
