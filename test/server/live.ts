import { onTestFinished } from 'vitest'
import type { Problem } from '../../src/base/problem.ts'
import { openProject } from '../../src/project.ts'
import type { LiveOptions } from '../../src/server/live-project.ts'
import { CONFIG, post, siteOf } from '../road/sites.ts'

/** A site on disk and what a live project of it needs; the day can be another, and what is noticed is kept. */
export async function liveOptions(files: Readonly<Record<string, string>> = {}) {
  return optionsOf(siteOf({ '_config.yml': CONFIG, 'source/_posts/a.md': post('甲', 1, '第一段'), ...files }))
}

/** The same of a site that is there. */
export async function optionsOf<S extends ReturnType<typeof siteOf>>(site: S) {
  const notices: Problem[] = []
  const clock = { now: new Date('2020-06-01T12:00:00Z') }
  const options: LiveOptions = {
    open: () => openProject(site.folder),
    first: await openProject(site.folder),
    now: () => clock.now,
    notice: (problem) => void notices.push(problem),
  }
  const file = (path: string) => `${site.folder}/${path}`
  return { ...site, options, notices, clock, file }
}

/** Closes it when the test ends. */
export function closing<T extends { close(): void }>(open: T): T {
  onTestFinished(() => open.close())
  return open
}
