import { expect, onTestFinished, test } from 'vitest'
import { openProject } from '../../src/project.ts'
import { createLiveSite } from '../../src/server/live-site.ts'
import { openSiteOf } from '../../src/server/open-site.ts'
import { post, siteOf } from '../road/sites.ts'

test('a site is read as it is known, and again by those who changed a file', async () => {
  const site = siteOf({ 'source/_posts/a.md': post('甲', 1), 'source/a.txt': 'a' })
  const first = await openProject(site.folder)
  const live = createLiveSite({ open: async () => first, first, now: () => new Date('2020-06-01T00:00:00Z') })
  onTestFinished(() => live.close())
  const open = openSiteOf(live)
  const now = await open.read()
  const text = async (path: string) => {
    const bytes = await now.bytes(path)
    return bytes && Buffer.from(bytes).toString()
  }
  expect(now.facts.posts().map(({ source }) => now.facts.content(source)?.html)).toEqual(['<p>正文</p>\n'])
  expect(await text('index.html')).toContain('<h2>甲</h2>')
  expect(await text('a.txt')).toBe('a')
  expect(await text('none')).toBeUndefined()
  expect(now.paths).toContain('a.txt')
  expect(await open.read()).toBe(now)
  site.write('source/_posts/b.md', post('乙', 2))
  expect((await open.read(true)).facts.posts()).toHaveLength(2)
})
