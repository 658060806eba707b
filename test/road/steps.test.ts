import { expect, it } from 'vitest'
import type { Head } from '../../src/model/article.ts'
import type { Route } from '../../src/model/route.ts'
import { contentStep, headStep, outputStep, searchStep } from '../../src/road/steps.ts'
import { surveyed } from './roads.ts'
import { CONFIG, post } from './sites.ts'

const SITE = { 'source/_posts/a.md': post('甲', 1, '正文'), 'source/p.png': 'png' }

it('a head that was remembered as JSON has its dates again', async () => {
  const { world } = await surveyed(SITE)
  const [head] = world.site.posts as [Head]
  expect(headStep.revive?.(JSON.parse(JSON.stringify(head)))).toEqual(head)
})

it('the time of a file counts for its head, its bytes are a fact', async () => {
  const { world } = await surveyed(SITE)
  const [source] = [...world.sources.values()]
  const key = headStep.keyOf?.(source ?? never())
  expect(headStep.keyOf?.({ ...(source ?? never()), modifiedMs: 1 })).not.toEqual(key)
  expect(headStep.keyOf?.({ ...(source ?? never()), digest: 'other' as never })).toEqual(key)
})

it('a file that went away while the site was read has no head, and no problem', async () => {
  const { world, facts } = await surveyed(SITE)
  const run = await headStep.load(world)
  const [source] = [...world.sources.values()]
  expect(run({ ...(source ?? never()), path: '_posts/gone.md' as never }, facts)).toEqual({
    value: undefined,
    problems: [],
  })
})

it('an article is rendered with the head of the site as it is now, and gives its problems', async () => {
  const { world, facts, headOf } = await surveyed({ 'source/_posts/a.md': post('甲', 1, '$\\nocommand$') })
  const run = await contentStep.load(world)
  const result = await run({ ...headOf('_posts/a.md'), bodyOffset: 0 }, facts)
  expect(result.value?.html).not.toContain('标签')
  expect(result.problems).toMatchObject([{ code: 'math-invalid' }])
})

it('a copied file costs no computing, unless an extension changes files of its ending', async () => {
  const { world, facts, routeAt } = await surveyed(SITE)
  const route = routeAt('p.png')
  expect(outputStep.direct?.(route)).toMatchObject({ kind: 'copy', path: 'p.png' })
  expect(outputStep.direct?.(routeAt('index.html'))).toBe(undefined)
  expect((await (await outputStep.load(world))(route, facts)).value).toBe(undefined)
  const changed = await surveyed(SITE, [{ name: 'mine', version: '1', output: { css: (body) => `${body}/*!*/` } }])
  expect(changed.routeAt('style.css').kind).toBe('text')
  const run = await outputStep.load(changed.world)
  expect(await run(changed.routeAt('style.css'), changed.facts)).toMatchObject({
    value: { kind: 'bytes', path: 'style.css', body: 'a{}/*!*/' },
  })
})

it('pages cross to other threads, and texts, which are functions, do not', async () => {
  const { routeAt } = await surveyed({ ...SITE, '_config.yml': CONFIG.replace('robots: false', 'robots: true') })
  expect(outputStep.crosses?.(routeAt('index.html'))).toBe(true)
  expect(outputStep.crosses?.(routeAt('robots.txt'))).toBe(false)
})

it('what decides a route besides facts is its key: views and page, an owner and what it says', () => {
  const keyOf = (route: object) => JSON.stringify(outputStep.keyOf?.(route as Route))
  const view = { kind: 'view', views: ['post'], page: { kind: 'plain' }, owner: 'a' }
  expect(keyOf(view)).not.toBe(keyOf({ ...view, views: ['page'] }))
  const text = { kind: 'text', owner: 'a', key: '1' }
  expect(keyOf(text)).not.toBe(keyOf({ ...text, key: '2' }))
  expect(keyOf(text)).not.toBe(keyOf({ ...text, owner: 'b' }))
})

it('pages are grouped by the view that they begin with', async () => {
  const { world, routeAt } = await surveyed(SITE)
  expect(outputStep.groupOf?.(routeAt('2018/03/01/a/index.html'), world)).toBe('post')
  expect(outputStep.groupOf?.(routeAt('p.png'), world)).toBe(undefined)
})

it('a segment of the index is made of the terms of its articles', async () => {
  const { world, facts } = await surveyed(SITE)
  const run = await searchStep.load(world)
  const content = () => ({ terms: '', text: '正文', headings: [], html: '正文' }) as never
  const key = { form: 'search.json', number: 0, articles: ['_posts/a.md'] } as never
  expect(searchStep.keyOf?.(key)).toEqual(['_posts/a.md'])
  expect((await run(key, { ...facts, content })).problems).toEqual([])
})

function never(): never {
  throw new Error('There is no source.')
}
