import { expect, it } from 'vitest'
import { post, siteOf } from '../road/sites.ts'

/** Categories inside categories, further than an address can hold. */

const inCategories = (...names: readonly string[]) =>
  post('甲', 1).replace('---\n', `---\ncategories: [${names.join(', ')}]\n`)

it.each([
  ['five hundred levels', Array.from({ length: 500 }, (_, i) => `c${i}`), 'category-depth'],
  ['twenty levels with long names', Array.from({ length: 20 }, (_, i) => `c${i}-${'x'.repeat(80)}`), 'path-too-long'],
])('%s are one error that names the post', async (_, names, code) => {
  const site = siteOf({ 'source/_posts/deep.md': inCategories(...names), 'source/_posts/b.md': post('乙', 2) })
  const { good, problems } = await site.build()
  expect(good).toBe(false)
  expect(problems.map((each) => [each.severity, each.code, each.at?.file])).toEqual([
    ['error', code, 'source/_posts/deep.md'],
  ])
})
