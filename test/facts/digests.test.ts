import { expect, it } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { digestsOf, isOfOneFile, isOwnFact } from '../../src/facts/digests.ts'
import { WHOLE } from '../../src/facts/whole.ts'
import { worldOf } from './worlds.ts'

it.each([
  ['config:title', { config: { title: '另' } }],
  ['config:*', { config: { title: '另' } }],
  ['themeConfig:menu', { themeConfig: { menu: ['b'] } }],
  ['site:', { posts: ['a', 'b', 'c'] }],
  ['outline:', { posts: ['a', 'b', 'c'] }],
  ['outline:', { pages: ['about.md'] }],
  ['outline:', { data: { links: [1] } }],
  ['posts:', { posts: ['b', 'a'] }],
  ['posts:', { settled: { 'head:_posts/a.md': 'other' } }],
  ['pages:', { pages: ['about.md'] }],
  ['head:_posts/a.md', { settled: { 'head:_posts/a.md': 'other' } }],
  ['head:_posts/c.md', { posts: ['a', 'b', 'c'], settled: { 'head:_posts/c.md': 'new' } }],
  ['postNamed:标题a', { settled: { 'head:_posts/a.md': 'other' } }],
  ['postNamed:标题c', { posts: ['a', 'b', 'c'], settled: { 'head:_posts/c.md': 'new' } }],
  ['content:_posts/a.md', { settled: { 'content:_posts/a.md': 'other' } }],
  ['given:a', { given: { a: 'other' } }],
  ['search:s1', { settled: { 'search:s1': 'other' } }],
  ['taxa:tag', { posts: ['a', 'b', 'c'] }],
  ['taxon:tag/数学', { tag: 'shuxue/' }],
  ['count:posts', { posts: ['a', 'b', 'c'] }],
  ['order:posts\n-date', { posts: ['b', 'a', 'c'] }],
  ['newer:_posts/b.md', { posts: ['b'] }],
  ['older:_posts/b.md', { posts: ['a', 'b', 'c'] }],
  ['dates:', { posts: ['a'] }],
  ['lastChange:', { updated: '2020-06-02T00:00:00Z', settled: { 'head:_posts/a.md': 'other' } }],
  ['words:', { words: 560 }],
  ['field:_posts/a.md\nlength', { fields: { length: 2 } }],
  ['fields:length', { fields: { length: 2 } }],
  ['related:_posts/a.md\n3', { posts: ['a', 'b', 'c'] }],
  ['view:post', { views: { post: 'changed' } }],
  ['view:missing', { views: { missing: 'now there' } }],
  ['data:', { data: { links: [1] } }],
  ['messages:zh-CN,en', { languages: { 'zh-CN': { home: '主页' } } }],
  ['file:_posts/a.md', { files: { '_posts/a.md': 'other' } }],
  ['asset:img/a.png', { assets: ['img/a.png'] }],
  ['version:img/a.png', { assets: ['img/a.png'], files: { 'img/a.png': 'bytes' } }],
  ['disk:text/friends.json', { disk: { 'text/friends.json': 'bytes' } }],
  ['disk:list//elsewhere/a', { disk: { 'list//elsewhere/a': 'names' } }],
  ['inBothScripts:a/index.html', { inBothScripts: ['a/index.html'] }],
  ['now:', { now: '2020-06-02T00:00:00Z' }],
] as const)(
  '%s: the digest is another one after a change that shows (%o), and is kept by equal worlds',
  (read, change) => {
    const digest = (world: ReturnType<typeof worldOf>) => {
      const settled = (step: string, id: string) => {
        const known = world.settled[`${step}:${id}`]
        return known === undefined ? undefined : digestFrom(known)
      }
      return (name: string) => digestsOf(settled)(world.world)(name)
    }
    expect(digest(worldOf(change))(read)).not.toBe(digest(worldOf({}))(read))
    expect(digest(worldOf({}))(read)).toBe(digest(worldOf({}))(read))
    // Where the whole is as it was, no fact of it is asked for.
    if (!isOfOneFile(read)) expect(digest(worldOf(change))(WHOLE)).not.toBe(digest(worldOf({}))(WHOLE))
    expect(digest(worldOf({}))(WHOLE)).toBe(digest(worldOf({}))(WHOLE))
  },
)

it.each([
  ['now:', { now: '2020-06-01T15:00:00Z' }],
  ['lastChange:', { updated: '1970-01-01T20:00:00Z' }],
  ['words:', { words: 540 }],
  ['field:_posts/a.md\nlength', { fields: { color: 'red' } }],
  ['fields:length', { fields: { color: 'red' } }],
  ['config:title', { config: { subtitle: '另' } }],
  ['outline:', { settled: { 'head:_posts/a.md': 'other' } }],
  ['count:posts', { posts: ['b', 'a'] }],
  ['disk:text/friends.json', { disk: { 'stat/friends.json': 'touched' } }],
  ['newer:_posts/a.md', { settled: { 'head:_posts/b.md': 'other' } }],
] as const)('%s: the digest stays after a change that does not show (%o)', (read, change) => {
  const digest = ({ world }: ReturnType<typeof worldOf>) => digestsOf(() => undefined)(world)(read)
  expect(digest(worldOf(change))).toBe(digest(worldOf({})))
})

it('what is read for one article stands with its reader, and what a site is as a whole in groups', () => {
  const own = ['head:a', 'content:a', 'file:a', 'asset:a', 'postNamed:a', 'newer:a', 'older:a', 'taxon:tag/a']
  const ofSources = ['disk:stat/source/_posts/a/dot.png']
  const ofTags = ['count:tag/数学', 'order:category/a/b\n-date']
  expect([...own, ...ofSources, ...ofTags].filter((read) => !isOwnFact(read))).toEqual([])
  const shared = [
    'config:title',
    'view:post',
    'posts:',
    'count:posts',
    'order:posts\n-date',
    'taxa:tag',
    'now:',
    'disk:text/a.json',
  ]
  expect(shared.filter(isOwnFact)).toEqual([])
})
