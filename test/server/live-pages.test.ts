import { expect, it } from 'vitest'
import { BlogError, problem } from '../../src/base/problem.ts'
import { articleOf, createLivePages } from '../../src/server/live-pages.ts'
import type { LiveProject } from '../../src/server/live-project.ts'
import type { LiveSnapshot } from '../../src/server/live-snapshot.ts'

/** Snapshots whose one page is what a test says, and what is asked of them. */
function pages(make: (attempt: number) => unknown, isCurrent = (_attempt: number) => true) {
  const asked: string[] = []
  let attempt = 0
  const snapshot = {
    problems: [],
    routeAt: (path: string) => ({ kind: 'copy', path }),
    outputs: { make: async () => ({ value: make(++attempt), problems: [] }) },
  }
  const snapshots = {
    newest: async () => snapshot,
    isCurrent: () => isCurrent(attempt),
    expire: () => asked.push('expire'),
    restart: (error: Error) => {
      asked.push(`restart: ${error.message}`)
    },
  } as unknown as LiveSnapshot
  const page = createLivePages({ faults: [] } as unknown as LiveProject, snapshots)
  return { page: () => page('a.html' as never), asked, attempts: () => attempt }
}
const OUTPUT = { kind: 'bytes', path: 'a.html', body: 'x' }

it('a page is made once for a snapshot', async () => {
  const { page, attempts } = pages(() => OUTPUT)
  expect([await page(), await page()]).toEqual([
    { output: OUTPUT, isOld: false, problems: [] },
    { output: OUTPUT, isOld: false, problems: [] },
  ])
  expect(attempts()).toBe(1)
})

it('a page is made again while files change, and after five times shown as it is', async () => {
  const settling = pages(
    () => OUTPUT,
    (attempt) => attempt >= 3,
  )
  await settling.page()
  expect(settling.attempts()).toBe(3)
  const restless = pages(
    () => OUTPUT,
    () => false,
  )
  expect((await restless.page()).output).toBe(OUTPUT)
  expect(restless.attempts()).toBe(6)
})

it('a file that vanished while the page was made is no failure: all is looked at again', async () => {
  const { page, asked } = pages(() => {
    throw new BlogError(problem('vanished', {}))
  })
  expect(await page()).toEqual({ output: undefined, isOld: false, problems: [] })
  expect(asked).toEqual(['expire'])
})

it('a memory that fails is left, and what fails again and again is thrown', async () => {
  const once = pages((attempt) => {
    if (attempt === 1) throw new Error('damaged')
    return OUTPUT
  })
  expect((await once.page()).output).toBe(OUTPUT)
  expect(once.asked).toEqual(['restart: damaged'])
  const always = pages(() => {
    throw new Error('damaged')
  })
  await expect(always.page()).rejects.toThrow('damaged')
})

it('the article of a page is the one that it is about', () => {
  const view = (page: object) => ({ kind: 'view', page }) as never
  expect(articleOf(view({ kind: 'article', article: '_posts/a.md' }))).toBe('_posts/a.md')
  expect(articleOf(view({ kind: 'list', article: 'tags/index.md' }))).toBe('tags/index.md')
  expect(articleOf(view({ kind: 'plain' }))).toBe(undefined)
  expect(articleOf({ kind: 'copy' } as never)).toBe(undefined)
})
