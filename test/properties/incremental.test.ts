import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProject } from '../../src/project.ts'
import { build } from '../../src/road/build.ts'
import { createPlainEngine } from '../../src/road/engines.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { createPlayground } from './site-edits.ts'

const NOW = new Date('2020-06-01T00:00:00Z')
const EDITS = Number(process.env.EDITS ?? 250)

/** Every file of a folder with its bytes. */
function snapshot(folder: string): Map<string, string> {
  mkdirSync(folder, { recursive: true })
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
    statSync(join(folder, name)).isFile(),
  )
  return new Map(files.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name), 'latin1')]))
}

describe('a build that remembers', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'gives what a clean build gives, after any edits (seed %i)',
    async (seed) => {
      const playground = createPlayground(seed)
      const history: string[] = []
      let good: Map<string, string> | undefined
      try {
        for (let step = 0; step < EDITS; step++) {
          history.push(playground.edit())
          const project = await openProject(playground.folder)
          const report = await buildSite(project, { now: NOW })
          const clean = {
            ...project,
            folders: {
              ...project.folders,
              public: `${project.folders.public}-clean`,
              cache: `${project.folders.cache}-clean`,
            },
          }
          const expected = await build(clean, createPlainEngine(NOW))
          const told = history.slice(-6).join('; ')
          expect({ problems: report.problems, good: report.good }, told).toEqual({
            problems: expected.problems,
            good: expected.good,
          })
          // A build with errors leaves the last good site.
          if (report.good) good = snapshot(clean.folders.public)
          if (good !== undefined && report.good) expect(snapshot(project.folders.public), told).toEqual(good)
        }
      } finally {
        playground.remove()
      }
    },
    600_000,
  )
})
