import { expect, it } from 'vitest'
import { configOf } from '../../src/model/config.ts'
import { createEntries } from '../../src/road/content-entries.ts'
import { surveyed } from './roads.ts'
import { post } from './sites.ts'

it('writes dates in the zone and the language of the site', async () => {
  const { facts } = await surveyed({ 'source/_posts/a.md': post('甲', 1) })
  const jsonContent = { posts: { date: true }, dateFormat: 'MMMM HH:mm' }
  const config = configOf({ timezone: 'Asia/Shanghai', language: 'fr', jsonContent })
  const [head] = facts.posts()
  const key = { form: 'posts', number: 0, articles: head === undefined ? [] : [head.source] } as const
  const { files } = createEntries(config)(key, { ...facts, config: () => config })
  expect(files).toEqual(['{"date":"mars 08:00"}'])
})
