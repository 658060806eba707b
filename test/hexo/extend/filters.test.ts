import { expect, it } from 'vitest'
import { Filters } from '../../../src/hexo/extend/filters.ts'

/** The registry in which order is by priority. */

it('runs by priority, equal ones as they came, each with what the one before gave', async () => {
  const filters = new Filters()
  filters.register('x', (text: string) => `${text}b`)
  filters.register('x', (text: string) => `${text}c`)
  filters.register('x', async (text: string) => `${text}a`, 1)
  filters.register('x', () => undefined)
  expect(await filters.exec('x', '')).toBe('abc')
})

it('takes out what was registered, under either of its names', () => {
  const filters = new Filters()
  const filter = (text: string) => `${text}!`
  filters.register('after_render:html', filter)
  expect(filters.list('_after_html_render')).toEqual([filter])
  filters.unregister('after_render:html', filter)
  expect(filters.execSync('_after_html_render', 'x')).toBe('x')
})

it('without a kind is after an article was rendered', () => {
  const filters = new Filters()
  const filter = () => undefined
  filters.register(filter)
  expect(filters.list('after_post_render')).toEqual([filter])
})
