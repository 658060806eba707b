import { expect, it } from 'vitest'
import { openProject } from '../../src/project.ts'
import { build } from '../../src/road/build.ts'
import { createPlainEngine } from '../../src/road/engines.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { snapshot } from '../road/sites.ts'
import { createGuestPlayground } from './guest-edits.ts'

/** A site of guests after random edits: what a build that remembers gives, a clean one gives. */

const NOW = new Date('2020-06-01T00:00:00Z')
const EDITS = Number(process.env.GUEST_EDITS ?? 30)

it.each([1, 2, 3])(
  'a site of guests is what a clean build gives, after any edits (seed %i)',
  async (seed) => {
    const { folder, edit } = createGuestPlayground(seed)
    const history: string[] = []
    let good = 0
    for (let step = 0; step < EDITS; step++) {
      history.push(edit())
      const report = await buildSite(await openProject(folder), { now: NOW })
      const project = await openProject(folder)
      const { folders } = project
      const clean = {
        ...project,
        folders: { ...folders, public: `${folders.public}-clean`, cache: `${folders.cache}-clean` },
      }
      const expected = await build(clean, createPlainEngine(NOW))
      const recent = history.slice(-6).join('; ')
      expect({ problems: report.problems, good: report.good }, recent).toEqual({
        problems: expected.problems,
        good: expected.good,
      })
      if (report.good) good++
      if (report.good) expect(snapshot(folders.public), recent).toEqual(snapshot(clean.folders.public))
    }
    expect(good).toBeGreaterThan(EDITS / 2)
  },
  600_000,
)
